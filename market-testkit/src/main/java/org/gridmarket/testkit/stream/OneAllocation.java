package org.gridmarket.testkit.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.EpochTests;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.StreamedInput;
import org.gridmarket.kernel.stream.form.StreamedOutput;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.EpochTimes;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.PositionOpening;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
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
import org.gridmarket.testkit.clock.ClockedLedger;

/** The allocation of the page's money table, played step by step: tests of every epoch at positions 10, 20, 30, 40. */
public final class OneAllocation {
    private static final int INPUTS = 1_200;
    private static final int TESTS = 4;
    private static final int EPOCHS = 3;
    private static final long EPOCH_MILLIS = 60_000;
    private static final long UNTIL_START_MILLIS = 50_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int TEST_SPACING = 10;
    private static final Bytes SEED = StreamHash.input(Bytes.utf8("seed"));
    private static final Bytes BAD = StreamHash.output(Bytes.utf8("bad"));

    private final StreamOnLedger ledger;
    private final AllocationTerms terms;
    private final AllocationId id;
    private final EpochTimes times;
    private final HashTree tests;
    private final Map<Integer, List<Leaf>> leaves = new HashMap<>();
    private final int lieEpoch;

    /** @param lieEpoch in which the customer claims a wrong output for the test at position 30; -1 for none */
    public OneAllocation(int lieEpoch) {
        this.lieEpoch = lieEpoch;
        StreamRules rules = new StreamRules(120_000, 1_000, 250, 1, 1_000, 10_000, StreamCast.TREASURY.account());
        this.ledger = StreamOnLedger.founded(rules);
        this.tests = HashTree.of(IntStream.range(0, EPOCHS)
                .mapToObj(epoch -> EpochTests.leaf(epoch, StreamHash.salt(SEED, epoch), testsOf(epoch)))
                .toList());
        this.terms = terms(ledger.now().plusMillis(UNTIL_START_MILLIS));
        this.id = terms.id();
        this.times = new EpochTimes(terms.start(), EPOCH_MILLIS, rules.windowMillis(), EpochTimes.TOLERANCE_MILLIS);
        create();
    }

    private AllocationTerms terms(LedgerTime start) {
        LedgerPeriod last = ledger.period().plus(100);
        OfferSpan span =
                new OfferSpan(start, start.plusMillis(DAY_MILLIS), 1, last, Bytes.of(new byte[OfferSpan.NONCE_LENGTH]));
        Trusted trusted = new Trusted(List.of(StreamCast.M1.account()));
        CustomerOffer customer = new CustomerOffer(
                StreamCast.C.account(),
                StreamCast.FEED.account(),
                new StreamModule(StreamHash.input(Bytes.utf8("module")), "wasm-1", 16, 4_096, 4_096),
                new EpochShape(INPUTS, EPOCH_MILLIS, new Fuel(2_000_000), TESTS),
                span,
                EPOCHS,
                1,
                new FuelPrice(900_000),
                tests.root(),
                trusted,
                1,
                new Money(1_000));
        SupplierOffer supplier = new SupplierOffer(
                StreamCast.S1.account(),
                StreamCast.WORK1.account(),
                new Fuel(1_000_000_000),
                16,
                span,
                new FuelPrice(700_000),
                trusted,
                new Money(50));
        MediatorOffer mediator = new MediatorOffer(
                StreamCast.M1.account(), new FuelPrice(1_600_000), new Money(100), new Money(20), last);
        return new AllocationTerms(
                customer,
                List.of(supplier),
                List.of(mediator),
                StreamCast.ALLOCATOR.account(),
                new Money(50),
                start,
                EPOCHS);
    }

    private void create() {
        LedgerPeriod last = ledger.period();
        Bytes message = Acceptance.message(ClockedLedger.TARGET, id, last);
        List<Acceptance> acceptances = Stream.of(StreamCast.C, StreamCast.S1, StreamCast.M1)
                .map(party -> new Acceptance(party.account(), party.keys().sign(message)))
                .toList();
        done(ledger.run(new StreamCommand.CreateAllocation(terms, last, acceptances)));
    }

    private void done(Decision<?> decision) {
        decision.orThrow();
        if (!ledger.offences().isEmpty()) {
            throw new IllegalStateException("money: " + ledger.offences());
        }
    }

    private static Bytes good(int test) {
        return StreamHash.output(Bytes.of(new byte[] {(byte) test}));
    }

    private static Bytes input(int epoch, int position) {
        return StreamHash.input(Bytes.utf8(epoch + "/" + position));
    }

    private List<TestedInput> testsOf(int epoch) {
        return IntStream.range(0, TESTS)
                .mapToObj(test -> new TestedInput(
                        position(test),
                        input(epoch, position(test)),
                        epoch == lieEpoch && test == 2 ? BAD : good(test)))
                .toList();
    }

    private static int position(int test) {
        return TEST_SPACING * (test + 1);
    }

    /** What a supplier has where it is right. */
    private static Leaf right(int epoch, int position) {
        boolean tested = position % TEST_SPACING == 0 && position > 0 && position <= TEST_SPACING * TESTS;
        return Leaf.processed(input(epoch, position), good(tested ? position / TEST_SPACING - 1 : 0));
    }

    public OneAllocation root(int epoch) {
        return root(epoch, List.of(), Map.of());
    }

    /** A root with a wrong output at position 30. */
    public OneAllocation wrongRoot(int epoch) {
        return wrongRoot(epoch, 2);
    }

    /** A root with a wrong output where this test is, counted from 0. */
    public OneAllocation wrongRoot(int epoch, int test) {
        int position = position(test);
        return root(epoch, List.of(), Map.of(position, Leaf.processed(input(epoch, position), BAD)));
    }

    /** A root with another input at position 30, which the customer has signed. */
    public OneAllocation rootOfOtherInput(int epoch) {
        int position = position(2);
        return root(epoch, List.of(), Map.of(position, Leaf.processed(input(epoch, -position), good(2))));
    }

    public OneAllocation root(int epoch, List<MissingRange> missing, Map<Integer, Leaf> instead) {
        List<Leaf> all = new ArrayList<>();
        for (int position = 0; position < INPUTS; position++) {
            int at = position;
            boolean isMissing = missing.stream().anyMatch(range -> range.first() <= at && at <= range.last());
            all.add(isMissing ? Leaf.MISSING : instead.getOrDefault(position, right(epoch, position)));
        }
        leaves.put(epoch, all);
        ledger.goTo(times.end(epoch).plusMillis(2_000));
        done(ledger.run(
                StreamCast.S1, new StreamCommand.PostRoot(id, epoch, tree(epoch).root(), missing)));
        return this;
    }

    private HashTree tree(int epoch) {
        AccountKey supplier = StreamCast.S1.account();
        List<Leaf> all = leaves.get(epoch);
        return HashTree.of(IntStream.range(0, INPUTS)
                .mapToObj(position -> all.get(position).bytes(id, supplier, epoch, position))
                .toList());
    }

    public OneAllocation reveal(int epoch) {
        done(ledger.run(
                StreamCast.C,
                new StreamCommand.Reveal(
                        id, epoch, StreamHash.salt(SEED, epoch), testsOf(epoch), tests.path(epoch), List.of())));
        return this;
    }

    public OneAllocation open(int epoch) {
        HashTree tree = tree(epoch);
        List<Leaf> all = leaves.get(epoch);
        List<PositionOpening> openings = testsOf(epoch).stream()
                .map(TestedInput::position)
                .filter(position -> !all.get(position).equals(Leaf.MISSING))
                .map(position -> new PositionOpening(
                        position, all.get(position), tree.path(position), evidence(epoch, position)))
                .toList();
        done(ledger.run(StreamCast.S1, new StreamCommand.Open(id, epoch, openings)));
        return this;
    }

    private SignedParcel evidence(int epoch, int position) {
        Parcel parcel = new Parcel.Inputs(List.of(
                new StreamedInput(position, leaves.get(epoch).get(position).input())));
        return new SignedParcel(parcel, StreamCast.FEED.keys().sign(parcel.message(id, epoch)));
    }

    /** The mediator finds what is right, and somebody concludes. */
    public OneAllocation verdict(int epoch) {
        return verdict(
                epoch,
                StreamVerdict.found(
                        IntStream.range(0, TESTS).mapToObj(OneAllocation::good).toList()));
    }

    public OneAllocation verdict(int epoch, StreamVerdict verdict) {
        done(ledger.run(StreamCast.M1, new StreamCommand.PostVerdict(id, epoch, StreamCast.S1.account(), verdict)));
        done(ledger.run(new StreamCommand.Conclude(id, epoch, ledger.period())));
        return this;
    }

    public OneAllocation good(int... epochs) {
        for (int epoch : epochs) {
            root(epoch).reveal(epoch).open(epoch);
        }
        return this;
    }

    /** By the customer, in the first seconds of epoch 0. */
    public OneAllocation stopEarly() {
        ledger.goTo(times.begin(0).plusMillis(10_000));
        done(ledger.run(StreamCast.C, new StreamCommand.Stop(id)));
        return this;
    }

    /** The customer shows that the supplier has signed another output of position 20 than it opened. */
    public OneAllocation prove(int epoch) {
        int position = position(1);
        AccountKey supplier = StreamCast.S1.account();
        Parcel parcel = new Parcel.Outputs(
                supplier,
                List.of(new StreamedOutput(
                        position, leaves.get(epoch).get(position).input(), BAD)));
        SignedParcel evidence = new SignedParcel(parcel, StreamCast.WORK1.keys().sign(parcel.message(id, epoch)));
        done(ledger.run(StreamCast.C, new StreamCommand.ProveOutput(id, epoch, supplier, position, evidence)));
        return this;
    }

    public OneAllocation timeOutRoot(int epoch) {
        over(times.rootDue(epoch));
        done(ledger.run(new StreamCommand.TimeOutRoot(id, StreamCast.S1.account(), epoch, ledger.period())));
        return this;
    }

    public OneAllocation timeOutReveal(int epoch) {
        over(times.revealDue(epoch));
        done(ledger.run(new StreamCommand.TimeOutReveal(id, epoch, ledger.period())));
        return this;
    }

    public OneAllocation timeOutOpening(int epoch) {
        over(times.openingDue(epoch));
        done(ledger.run(new StreamCommand.TimeOutOpening(id, StreamCast.S1.account(), epoch, ledger.period())));
        return this;
    }

    public OneAllocation timeOutVerdict(int epoch) {
        over(times.verdictDue(epoch));
        done(ledger.run(new StreamCommand.TimeOutVerdict(id, epoch, ledger.period())));
        return this;
    }

    private void over(LedgerTime due) {
        ledger.goTo(due.plusMillis(EpochTimes.TOLERANCE_MILLIS));
    }

    /** Closes all, long after; what customer, supplier, mediator, treasury and allocator have gained, in µ. */
    public List<Long> end() {
        ledger.goTo(ledger.now().plusMillis(DAY_MILLIS));
        done(ledger.run(new StreamCommand.CloseLane(id, StreamCast.S1.account(), ledger.period())));
        done(ledger.run(new StreamCommand.CloseAllocation(id, ledger.period())));
        long start = StreamOnLedger.START.micro();
        return List.of(
                ledger.worth(StreamCast.C) - start,
                ledger.worth(StreamCast.S1) - start,
                ledger.worth(StreamCast.M1) - start,
                ledger.worth(StreamCast.TREASURY),
                ledger.worth(StreamCast.ALLOCATOR));
    }
}
