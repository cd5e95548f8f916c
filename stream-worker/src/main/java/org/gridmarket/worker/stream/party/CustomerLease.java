package org.gridmarket.worker.stream.party;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.StreamedOutput;
import org.gridmarket.kernel.stream.lane.EpochTimes;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.CustomerFact;
import org.gridmarket.roles.stream.CustomerRole;
import org.gridmarket.roles.stream.ModuleRun;
import org.gridmarket.roles.stream.StreamMessage;
import org.gridmarket.roles.stream.StreamPlan;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.transport.Transport;
import org.gridmarket.worker.stream.wire.Letter;
import org.gridmarket.worker.stream.wire.LetterCodec;
import org.jspecify.annotations.Nullable;

/** One lease of a customer: feeds, listens, reveals. */
final class CustomerLease extends Lease {
    private static final System.Logger LOG = System.getLogger(CustomerLease.class.getName());

    /** After a pause no more than this is fed at once: what the sensor saw in between is gone. */
    private static final int MOST_AT_ONCE = 64;

    /** The last positions of an epoch are fed so long after its end, ms: suppliers wait no longer for them. */
    private static final long LATE_MILLIS = 500;

    private record Place(AccountKey supplier, int epoch, int position) {}

    private final CustomerRole role;
    private final FactFile<CustomerFact> journal;
    private final StreamApplication application;
    private final ContestingModule module;
    private final Set<Place> told = new HashSet<>();
    private final Set<Integer> evidence = new HashSet<>();
    private final String rightsLink;
    private final String feedLink;
    private final String evidenceLink;
    private final String moduleLink;
    private final Map<AccountKey, String> outputLinks = new LinkedHashMap<>();
    private int epoch;
    private int position;
    private long lost;

    CustomerLease(
            Seat seat,
            StreamEvent.StreamAllocationCreated created,
            StreamPlan plan,
            ModuleHost modules,
            StreamApplication application,
            Links links) {
        super(seat, created, links);
        this.application = application;
        this.module = new ContestingModule(seat, terms, modules);
        this.journal = new FactFile<>(seat.folder().resolve("customer-" + id), CustomerFact.class);
        this.role = new CustomerRole(view, plan, seat.streamKeys()::sign, module, seat.signatures(), journal);
        journal.facts().forEach(role::learn);
        this.rightsLink = name + "rights";
        this.feedLink = name + "feed";
        this.evidenceLink = name + "evidence";
        this.moduleLink = name + "module";
        suppliers().forEach(supplier -> outputLinks.put(supplier, name + "outputs of " + supplier));
    }

    /** The customer's own copy, which is started only when replicas differ. */
    private static final class ContestingModule implements ModuleRun {
        private final Seat seat;
        private final AllocationTerms terms;
        private final ModuleHost modules;
        private ModuleHost.@Nullable Running running;

        ContestingModule(Seat seat, AllocationTerms terms, ModuleHost modules) {
            this.seat = seat;
            this.terms = terms;
            this.modules = modules;
        }

        @Override
        public Bytes outputOf(Bytes input) {
            ModuleHost.Running started = running;
            if (started == null) {
                Bytes module = ModuleFile.read(
                                seat.folder(), terms.customer().module().hash())
                        .orElseThrow(() -> new ModuleException("the module is not on disk any more"));
                started = modules.open(
                        module,
                        terms.customer().module(),
                        terms.customer().epoch().fuel());
                running = started;
            }
            return started.run(input).hash();
        }

        void close() {
            if (running != null) {
                running.close();
            }
        }
    }

    @Override
    Optional<StreamCommand.Signed> due(LedgerTime now) {
        return role.due(now);
    }

    private Topic inputs() {
        return Topic.inputs(seat.account(), id);
    }

    private List<AccountKey> suppliers() {
        return terms.suppliers().stream().map(SupplierOffer::account).toList();
    }

    private List<AccountKey> panel() {
        return terms.mediators().stream().map(MediatorOffer::account).toList();
    }

    @Override
    void step(LedgerTime now, Inbox inbox) {
        if (!prepare(now)) {
            return;
        }
        outputLinks.forEach((supplier, link) -> links.ensure(
                link,
                now,
                () -> seat.transport()
                        .subscribe(
                                Topic.outputs(supplier, id),
                                "customer",
                                delivery -> inbox.post(() -> receive(delivery)))));
        feed(now);
        giveEvidence();
        forgetSettled(this::forgetBefore);
    }

    /** Whether those who may read can, and the module lies there for them. */
    private boolean prepare(LedgerTime now) {
        Transport transport = seat.transport();
        boolean granted = links.once(rightsLink, now, () -> {
            List<AccountKey> all =
                    Stream.concat(suppliers().stream(), panel().stream()).toList();
            transport.grant(inputs(), all);
            transport.grant(Topic.module(seat.account(), id), all);
            transport.grant(Topic.evidence(seat.account(), id), panel());
        });
        boolean feeds = links.ensure(feedLink, now, () -> transport.numbered(inputs()));
        boolean shows = links.ensure(evidenceLink, now, () -> transport.plain(Topic.evidence(seat.account(), id)));
        boolean gives = links.ensure(moduleLink, now, () -> {
            Transport.Writer writer = transport.plain(Topic.module(seat.account(), id));
            ModuleFile.read(seat.folder(), terms.customer().module().hash())
                    .ifPresent(module -> write(writer, 0, module));
            return writer;
        });
        return granted && feeds && shows && gives;
    }

    // ---- inputs

    /** Each position at its moment; what was missed while nobody was here is gone. */
    private void feed(LedgerTime now) {
        EpochTimes times = view.times();
        int running = times.running(now);
        if (running < 0 || view.gone().isPresent()) {
            return;
        }
        if (running > epoch) {
            if (running == epoch + 1
                    && position > 0
                    && now.isBefore(times.begin(running).plusMillis(LATE_MILLIS))) {
                feedBefore(terms.customer().epoch().inputs());
            }
            epoch = running;
            position = 0;
        }
        if (epoch < terms.epochs()) {
            feedBefore(due(times, now));
        }
    }

    /** How many positions of the running epoch have come. */
    private int due(EpochTimes times, LedgerTime now) {
        int inputs = terms.customer().epoch().inputs();
        long since = now.epochMillis() - times.begin(epoch).epochMillis();
        return (int) Math.min(inputs, since * inputs / times.epochMillis() + 1);
    }

    private void feedBefore(int due) {
        if (!isTakenBySomebody()) {
            return;
        }
        position = Math.max(position, due - MOST_AT_ONCE);
        while (position < due) {
            Optional<Bytes> input = application.input(epoch, position);
            int at = position;
            input.flatMap(bytes -> role.feed(epoch, at, bytes)).ifPresent(message -> send(at, message));
            position++;
        }
    }

    @Override
    Optional<LedgerTime> nextStep(LedgerTime now) {
        EpochTimes times = view.times();
        int running = times.running(now);
        if (running < 0) {
            return Optional.of(times.start());
        }
        if (running > terms.epochs() || running > epoch) {
            return Optional.empty();
        }
        int inputs = terms.customer().epoch().inputs();
        long since = Math.ceilDiv(position * times.epochMillis(), inputs);
        return Optional.of(times.begin(epoch).plusMillis(since)).filter(now::isBefore);
    }

    private boolean isTakenBySomebody() {
        return suppliers().stream().anyMatch(supplier -> view.isWorth(supplier, epoch));
    }

    private void send(int at, StreamMessage.Inputs message) {
        application.sent(id, message.epoch(), at, message.bytes().getFirst());
        links.use(feedLink, Transport.Writer.class)
                .ifPresent(writer ->
                        write(writer, Numbers.of(message.epoch(), at), LetterCodec.write(Letter.of(message))));
    }

    /** What the broker does not take in time is lost, as what a sensor sees while nobody listens. */
    private void write(Transport.Writer writer, long number, Bytes bytes) {
        var unused = writer.write(number, bytes).exceptionally(failure -> {
            lost++;
            LOG.log(System.Logger.Level.WARNING, "{0}: {1} messages are lost: {2}", id, lost, failure.getMessage());
            return null;
        });
    }

    // ---- outputs

    private void receive(Transport.Delivery delivery) {
        LetterCodec.read(delivery.message()).ifPresent(letter -> {
            if (letter.message() instanceof StreamMessage.Outputs outputs && id.equals(outputs.allocation())) {
                hasHeardOf(outputs.epoch());
                role.receive(outputs);
                tell(outputs, letter.outputs());
            }
        });
        delivery.acknowledge();
    }

    private void tell(StreamMessage.Outputs message, List<Bytes> bytes) {
        if (!(message.parcel().parcel() instanceof Parcel.Outputs(var supplier, var all))
                || !role.hasSaid(supplier, message)) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            StreamedOutput output = all.get(i);
            Bytes content = i < bytes.size() ? bytes.get(i) : Bytes.utf8("");
            boolean fits = content.length() == 0 || StreamHash.output(content).equals(output.output());
            if (fits && told.add(new Place(supplier, message.epoch(), output.position()))) {
                application.output(id, supplier, message.epoch(), output.position(), content);
            }
        }
    }

    // ---- the panel, and the end

    private void giveEvidence() {
        view.disputes().forEach(disputed -> {
            if (evidence.add(disputed.epoch())) {
                role.evidence(disputed.epoch())
                        .ifPresent(message -> links.use(evidenceLink, Transport.Writer.class)
                                .ifPresent(writer -> write(writer, 0, LetterCodec.write(Letter.of(message)))));
            }
        });
    }

    private void forgetBefore(int unsettled) {
        role.forgetBefore(unsettled);
        told.removeIf(place -> place.epoch() < unsettled);
    }

    @Override
    void end() {
        links.close(name);
        module.close();
        journal.delete();
    }

    @Override
    List<Topic> topics() {
        return List.of(inputs(), Topic.module(seat.account(), id), Topic.evidence(seat.account(), id));
    }
}
