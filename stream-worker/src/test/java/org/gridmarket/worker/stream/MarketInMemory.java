package org.gridmarket.worker.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.EpochShape;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.offer.OfferSpan;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.stream.offer.Trusted;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.roles.stream.KeeperRole;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamOnLedger;
import org.gridmarket.worker.stream.party.Allocator;
import org.gridmarket.worker.stream.party.Customer;
import org.gridmarket.worker.stream.party.Mediator;
import org.gridmarket.worker.stream.party.ModuleHost;
import org.gridmarket.worker.stream.party.Participant;
import org.gridmarket.worker.stream.party.Seat;
import org.gridmarket.worker.stream.party.StreamApplication;
import org.gridmarket.worker.stream.party.StreamOrder;
import org.gridmarket.worker.stream.party.Supplier;
import org.gridmarket.worker.stream.party.Wish;
import org.gridmarket.worker.stream.process.StreamProcess;
import org.gridmarket.worker.stream.transport.BrokerInMemory;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.transport.Transport;
import org.gridmarket.worker.stream.wire.MarketNote;

/** A whole market in one thread: the kernel on a ledger in memory, a broker in memory, and time that only the test moves. */
final class MarketInMemory {
    static final int INPUTS = 12;
    static final Bytes MODULE = Bytes.utf8("the module");

    private static final SignatureCheck SIGNATURES = new PinnedEd25519();
    private static final long EPOCH_MILLIS = 60_000;
    private static final Fuel FUEL = new Fuel(200_000_000);
    private static final FuelPrice BID = new FuelPrice(900_000);
    private static final StreamRules RULES =
            new StreamRules(120_000, 1_000, 250, 1, 1_000, 10_000, StreamCast.TREASURY.account());

    /** What came out at the customer's application. */
    record Told(AccountKey supplier, int epoch, int position, Bytes output) {}

    private final Path folder;
    private final StreamOnLedger ledger = StreamOnLedger.founded(RULES);
    private final BrokerInMemory broker = new BrokerInMemory();
    private final Map<StreamCast, Participant> participants = new LinkedHashMap<>();
    private final Map<StreamCast, Integer> heard = new HashMap<>();
    private final Map<AllocationId, LeaseView> leases = new LinkedHashMap<>();
    private final List<Told> told = new ArrayList<>();
    private final Random random = new Random(7);
    private final List<String> texts = new ArrayList<>();
    private int blocks;
    private int keeperHeard;
    private int operations = 5_000;
    private int tests;
    private long stepMillis = 2_500;

    MarketInMemory(Path folder) {
        this.folder = folder;
    }

    // ---- who takes part

    private Seat seat(StreamCast who, MemberRole role) {
        Path own = folder.resolve(who.name());
        try {
            Files.createDirectories(own);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return new Seat(
                who.keys(),
                ClockedLedger.TARGET,
                ledger.ledger().clock(),
                own,
                broker.join(new Member(who.account(), List.of(role))),
                SIGNATURES);
    }

    private void join(StreamCast who, Participant participant) {
        participants.put(who, participant);
        heard.put(who, 0);
    }

    private Trusted trusted(StreamCast... mediators) {
        return new Trusted(List.of(mediators).stream().map(StreamCast::account).toList());
    }

    private OfferSpan span() {
        return new OfferSpan(
                now(),
                now().plusMillis(86_400_000),
                1,
                ledger.period().plus(1_000),
                Bytes.of(new byte[OfferSpan.NONCE_LENGTH]));
    }

    MarketInMemory supplier(StreamCast who, long ask, Function<Bytes, Bytes> module) {
        Seat seat = seat(who, MemberRole.SUPPLIER);
        SupplierOffer offer = new SupplierOffer(
                who.account(),
                Supplier.workKey(seat),
                new Fuel(1_000_000_000),
                16,
                span(),
                new FuelPrice(ask),
                trusted(StreamCast.M1, StreamCast.M2, StreamCast.M3),
                new Money(50));
        join(who, new Supplier(seat, 1, offer, host(module)));
        return this;
    }

    MarketInMemory mediator(StreamCast who) {
        MediatorOffer offer = new MediatorOffer(
                who.account(),
                new FuelPrice(1_600_000),
                new Money(100),
                new Money(20),
                ledger.period().plus(1_000));
        join(who, new Mediator(seat(who, MemberRole.MEDIATOR), offer, host(MarketInMemory::right)));
        return this;
    }

    MarketInMemory allocator() {
        join(StreamCast.ALLOCATOR, new Allocator(seat(StreamCast.ALLOCATOR, MemberRole.ALLOCATOR), new Money(50)));
        return this;
    }

    /** Registered, and heard by all, but it says nothing. */
    MarketInMemory silentAllocator(StreamCast who) {
        seat(who, MemberRole.ALLOCATOR);
        return this;
    }

    /** A customer that says of whatever is proposed to anybody that it has signed; what others sign then, by their accounts. */
    List<AccountKey> meddler(StreamCast who, StreamCast... others) {
        Transport way = seat(who, MemberRole.CUSTOMER).transport();
        Transport.Writer says = way.plain(Topic.accepts(who.account()));
        var unusedProposals = way.read(Topic.proposals(StreamCast.ALLOCATOR.account()), message -> {
            if (MarketNote.read(message).orElseThrow() instanceof MarketNote.Proposed(var terms, var last)) {
                Bytes signed = Acceptance.message(ClockedLedger.TARGET, terms.id(), last);
                Acceptance own = new Acceptance(who.account(), who.keys().sign(signed));
                var unusedWrite = says.write(0, MarketNote.write(new MarketNote.Accepted(terms.id(), last, own)));
            }
        });
        List<AccountKey> signers = new ArrayList<>();
        for (StreamCast other : others) {
            var unusedReading = way.read(Topic.accepts(other.account()), message -> signers.add(other.account()));
        }
        return signers;
    }

    /** It does nothing more. */
    void leave(StreamCast who) {
        participants.remove(who);
    }

    Participant participant(StreamCast who) {
        return Objects.requireNonNull(participants.get(who));
    }

    Customer customer() {
        Customer customer = new Customer(
                seat(StreamCast.C, MemberRole.CUSTOMER), host(MarketInMemory::right), new Frames(), random);
        join(StreamCast.C, customer);
        return customer;
    }

    /** A fresh one from the same folder, as after a crash; it hears everything again. */
    void crash(StreamCast who, Runnable again) {
        participants.remove(who);
        again.run();
    }

    StreamOrder order(int replicas, int epochs) {
        return new StreamOrder(
                MODULE,
                new StreamModule(StreamHash.input(MODULE), "wasm1", 16, 64, 64),
                new EpochShape(INPUTS, EPOCH_MILLIS, FUEL, 2),
                now(),
                now().plusMillis(86_400_000),
                1,
                epochs,
                replicas,
                BID,
                trusted(StreamCast.M1),
                1,
                new Money(1_000));
    }

    // ---- modules and sensors

    static Bytes right(Bytes input) {
        return Bytes.utf8("out of " + input.toUtf8());
    }

    private static ModuleHost host(Function<Bytes, Bytes> module) {
        return (bytes, description, fuel) -> new ModuleHost.Running() {
            @Override
            public ModuleHost.Output run(Bytes input) {
                Bytes output = module.apply(input);
                return new ModuleHost.Output(StreamHash.output(output), output);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private final class Frames implements StreamApplication {
        @Override
        public Optional<Bytes> input(int epoch, int position) {
            return Optional.of(Bytes.utf8("frame " + epoch + "/" + position));
        }

        @Override
        public Bytes freshTest() {
            tests++;
            return Bytes.utf8("test " + tests);
        }

        @Override
        public void output(AllocationId allocation, AccountKey supplier, int epoch, int position, Bytes output) {
            told.add(new Told(supplier, epoch, position, output));
        }
    }

    // ---- time

    LedgerTime now() {
        return ledger.now();
    }

    /** Lets time pass until something holds; fails when it does not within a day's first part. */
    void playUntil(BooleanSupplier done) {
        long most = now().epochMillis() + 40 * EPOCH_MILLIS;
        while (!done.getAsBoolean()) {
            if (now().epochMillis() > most) {
                throw new AssertionError("it does not come to that: "
                        + leases.values().stream().map(LeaseView::lanes).toList());
            }
            play();
        }
    }

    /** From now on time passes in steps of so much. */
    void stepBy(long millis) {
        stepMillis = millis;
    }

    void play() {
        ledger.goTo(now().plusMillis(stepMillis));
        for (Map.Entry<StreamCast, Participant> one : List.copyOf(participants.entrySet())) {
            hear(one.getKey(), one.getValue());
            one.getValue().step(now());
            for (Wish wish : one.getValue().wishes(now())) {
                carry(one.getKey(), wish);
                hear(one.getKey(), one.getValue());
            }
        }
        int before = keeperHeard;
        keep();
        if (keeperHeard > before && !ledger.offences().isEmpty()) {
            throw new AssertionError("money: " + ledger.offences());
        }
    }

    private List<String> texts() {
        List<Block> all = ledger.ledger().ledger().blocks();
        for (; blocks < all.size(); blocks++) {
            texts.addAll(all.get(blocks).events());
        }
        return texts;
    }

    private void hear(StreamCast who, Participant participant) {
        List<String> texts = texts();
        for (int at = heard.getOrDefault(who, 0); at < texts.size(); at++) {
            StreamProcess.EVENTS.apply("[" + texts.get(at) + "]").forEach(participant::hear);
        }
        heard.put(who, texts.size());
    }

    private void carry(StreamCast who, Wish wish) {
        switch (wish) {
            case Wish.Sign(var command) -> signed(who, StreamFunctions.NAMES, command);
            case Wish.Collect(var command) -> signed(who, PurseFunctions.NAMES, command);
            case Wish.Create(var command) -> ledger.run(command);
        }
    }

    private <S> void signed(StreamCast who, FunctionNames<S, ?, ?> names, S command) {
        operations++;
        String function = names.of(command);
        ledger.ledger()
                .run(
                        function,
                        ClockedLedger.signed(
                                who.keys(),
                                function,
                                ClockedLedger.operation(operations),
                                ledger.period().next(),
                                command));
    }

    private void keep() {
        List<String> texts = texts();
        for (; keeperHeard < texts.size(); keeperHeard++) {
            for (Record event : StreamProcess.EVENTS.apply("[" + texts.get(keeperHeard) + "]")) {
                if (event instanceof StreamEvent.StreamAllocationCreated created) {
                    leases.put(created.id(), new LeaseView(created));
                }
                if (event instanceof StreamEvent ofStream) {
                    leases.values().forEach(lease -> lease.hear(ofStream));
                }
            }
        }
        for (LeaseView lease : leases.values()) {
            for (StreamCommand.ByMember due : new KeeperRole(lease).due(now(), ledger.period())) {
                ledger.run(due);
            }
        }
    }

    // ---- what there is

    List<Told> told() {
        return told;
    }

    List<LeaseView> leases() {
        return List.copyOf(leases.values());
    }

    LeaseView lease() {
        return leases().getFirst();
    }

    /** What somebody has gained since the start, in µ. */
    long gain(StreamCast who) {
        return ledger.worth(who) - (who == StreamCast.TREASURY ? 0 : StreamOnLedger.START.micro());
    }
}
