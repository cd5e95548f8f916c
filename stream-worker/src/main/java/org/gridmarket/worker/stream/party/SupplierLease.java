package org.gridmarket.worker.stream.party;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.StreamedOutput;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.StreamMessage;
import org.gridmarket.roles.stream.SupplierFact;
import org.gridmarket.roles.stream.SupplierRole;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.transport.Transport;
import org.gridmarket.worker.stream.wire.Letter;
import org.gridmarket.worker.stream.wire.LetterCodec;

/** One lane of a supplier: fetches the module, processes, streams, roots, opens. */
final class SupplierLease extends Lease {
    private static final System.Logger LOG = System.getLogger(SupplierLease.class.getName());

    private final SupplierRole role;
    private final FactFile<SupplierFact> journal;
    private final FetchedModule module;
    private final List<Transport.Delivery> waiting = new ArrayList<>();
    private final Set<Integer> evidence = new HashSet<>();
    private final String rightsLink;
    private final String outputsLink;
    private final String inputsLink;
    private final String evidenceLink;

    SupplierLease(Seat seat, StreamEvent.StreamAllocationCreated created, ModuleHost modules, Links links) {
        super(seat, created, links);
        this.module = new FetchedModule(seat, id, terms, modules, links);
        this.journal = new FactFile<>(seat.folder().resolve("supplier-" + id), SupplierFact.class);
        this.role = new SupplierRole(view, seat.account(), seat.streamKeys()::sign, module, seat.signatures(), journal);
        journal.facts().forEach(role::learn);
        this.rightsLink = name + "rights";
        this.outputsLink = name + "outputs";
        this.inputsLink = name + "inputs";
        this.evidenceLink = name + "evidence";
    }

    @Override
    Optional<StreamCommand.Signed> due(LedgerTime now) {
        return role.due(now);
    }

    @Override
    Optional<LedgerTime> nextStep(LedgerTime now) {
        int epoch = view.lane(seat.account()).rooted();
        return Optional.of(view.times().end(epoch)).filter(now::isBefore);
    }

    private Topic topic() {
        return Topic.outputs(seat.account(), id);
    }

    @Override
    List<Topic> topics() {
        return List.of(topic());
    }

    private List<AccountKey> readers() {
        return Stream.concat(
                        Stream.of(terms.customer().account()),
                        terms.mediators().stream().map(MediatorOffer::account))
                .toList();
    }

    @Override
    void step(LedgerTime now, Inbox inbox) {
        Transport transport = seat.transport();
        boolean granted = links.once(rightsLink, now, () -> transport.grant(topic(), readers()));
        boolean writes = links.ensure(outputsLink, now, () -> transport.numbered(topic()));
        if (!module.isReady(now, inbox) || !granted || !writes) {
            return;
        }
        links.ensure(
                inputsLink,
                now,
                () -> transport.subscribe(
                        Topic.inputs(terms.customer().account(), id),
                        "lane",
                        delivery -> inbox.post(() -> waiting.add(delivery))));
        work();
        giveEvidence(now);
        forgetSettled(role::forgetBefore);
    }

    /** In the order of the topic: one that cannot be processed now holds up those behind it, whose numbers are higher. */
    private void work() {
        while (!waiting.isEmpty()) {
            Transport.Delivery delivery = waiting.getFirst();
            try {
                process(delivery);
            } catch (ModuleException notNow) {
                LOG.log(System.Logger.Level.WARNING, "{0}: an input waits: {1}", id, notNow.getMessage());
                return;
            }
            waiting.removeFirst();
        }
    }

    private void process(Transport.Delivery delivery) {
        Optional<Letter> letter = LetterCodec.read(delivery.message());
        if (letter.isEmpty() || !(letter.get().message() instanceof StreamMessage.Inputs inputs)) {
            delivery.acknowledge();
            return;
        }
        hasHeardOf(inputs.epoch());
        List<StreamMessage> fresh = role.receive(inputs);
        Optional<StreamMessage> answer =
                fresh.isEmpty() ? role.again(inputs) : fresh.stream().findFirst();
        if (answer.isPresent() && answer.get() instanceof StreamMessage.Outputs outputs) {
            send(outputs, inputs, delivery);
        } else {
            delivery.acknowledge();
        }
    }

    /** An input is acknowledged when its output is on the broker's disk: else it comes again, and its output with it. */
    private void send(StreamMessage.Outputs outputs, StreamMessage.Inputs inputs, Transport.Delivery delivery) {
        if (!(outputs.parcel().parcel() instanceof Parcel.Outputs(var supplier, var all))
                || !(inputs.parcel().parcel() instanceof Parcel.Inputs of)) {
            return;
        }
        List<Bytes> bytes =
                all.stream().map(output -> bytesOf(output, of, inputs)).toList();
        Bytes message = LetterCodec.write(new Letter(outputs, bytes));
        links.use(outputsLink, Transport.Writer.class).ifPresent(writer -> {
            var unused = writer.write(Numbers.of(outputs.epoch(), all.getFirst().position()), message)
                    .thenRun(delivery::acknowledge)
                    .exceptionally(failure -> {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "{0}: an output is sent again later: {1}",
                                id,
                                failure.getMessage());
                        return null;
                    });
        });
    }

    private Bytes bytesOf(StreamedOutput output, Parcel.Inputs parcel, StreamMessage.Inputs inputs) {
        for (int i = 0; i < Math.min(parcel.inputs().size(), inputs.bytes().size()); i++) {
            if (parcel.inputs().get(i).position() == output.position()) {
                return module.run(inputs.bytes().get(i)).bytes();
            }
        }
        return Bytes.utf8("");
    }

    private void giveEvidence(LedgerTime now) {
        view.disputes().forEach(disputed -> {
            int epoch = disputed.epoch();
            if (!evidence.contains(epoch)
                    && links.ensure(evidenceLink, now, () -> seat.transport().plain(topic()))) {
                evidence.add(epoch);
                role.evidence(epoch)
                        .ifPresent(message -> links.write(evidenceLink, LetterCodec.write(Letter.of(message))));
            }
        });
    }

    @Override
    void end() {
        links.close(name);
        module.close();
        journal.delete();
    }
}
