package org.gridmarket.testkit.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
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
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.clock.ClockedLedger;

/**
 * One allocation, played step by step. Verbs insist that what they do is legal and that no money is lost; participles make
 * the commands alone.
 */
public final class OneAllocation {
    private static final long AFTER_AN_END_MILLIS = 2_000;

    private final StreamOnLedger ledger;
    private final StreamDraft draft;
    private final PlannedStream plan;
    private final AllocationTerms terms;
    private final AllocationId id;
    private final EpochTimes times;
    private final Map<Bound, Made> made = new HashMap<>();

    private record Bound(StreamCast supplier, int epoch) {}

    private record Made(List<Leaf> leaves, HashTree tree) {}

    OneAllocation(StreamDraft draft, StreamOnLedger ledger, UnaryOperator<AllocationTerms> change) {
        this.draft = draft;
        this.ledger = ledger;
        this.plan = new PlannedStream(draft);
        this.terms = change.apply(draft.terms(
                ledger.now().plusMillis(StreamDraft.UNTIL_START_MILLIS),
                plan.tree().root(),
                ledger.period().plus(StreamDraft.PERIODS_OF_AN_OFFER)));
        this.id = terms.id();
        this.times = new EpochTimes(
                terms.start(),
                terms.customer().epoch().millis(),
                draft.rules().windowMillis(),
                EpochTimes.TOLERANCE_MILLIS);
    }

    public StreamOnLedger ledger() {
        return ledger;
    }

    public AllocationId id() {
        return id;
    }

    public AllocationTerms terms() {
        return terms;
    }

    public EpochTimes times() {
        return times;
    }

    private void done(Decision<?> decision) {
        decision.orThrow();
        if (!ledger.offences().isEmpty()) {
            throw new IllegalStateException("money: " + ledger.offences());
        }
    }

    private OneAllocation signed(StreamCast who, StreamCommand.Signed command) {
        done(ledger.run(who, command));
        return this;
    }

    private OneAllocation byAnyone(StreamCommand.ByMember command) {
        done(ledger.run(command));
        return this;
    }

    // ---- making it

    public Decision<Receipt> create() {
        return ledger.run(creating(ledger.period(), signers()));
    }

    /** Everybody whose signature it needs. */
    public List<StreamCast> signers() {
        return Stream.of(List.of(StreamCast.C), draft.suppliers(), draft.mediators())
                .flatMap(List::stream)
                .toList();
    }

    public StreamCommand.CreateAllocation creating(LedgerPeriod last, List<StreamCast> signers) {
        Bytes message = Acceptance.message(ClockedLedger.TARGET, id, last);
        return new StreamCommand.CreateAllocation(
                terms,
                last,
                signers.stream()
                        .map(party ->
                                new Acceptance(party.account(), party.keys().sign(message)))
                        .toList());
    }

    // ---- roots

    /** Every lane, all of it right. */
    public OneAllocation root(int epoch) {
        draft.suppliers().forEach(supplier -> root(supplier, epoch));
        return this;
    }

    public OneAllocation root(StreamCast supplier, int epoch) {
        return root(supplier, epoch, List.of(), Map.of());
    }

    /** A root with a wrong output where this test is, counted from 0. */
    public OneAllocation wrongRoot(StreamCast supplier, int epoch, int test) {
        return root(supplier, epoch, List.of(), PlannedStream.wrong(epoch, test));
    }

    /** A root with another input where the third test is, which the customer has signed. */
    public OneAllocation rootOfOtherInput(StreamCast supplier, int epoch) {
        return root(supplier, epoch, List.of(), PlannedStream.otherInput(epoch, 2));
    }

    public OneAllocation root(StreamCast supplier, int epoch, List<MissingRange> missing, Map<Integer, Leaf> instead) {
        StreamCommand.PostRoot posting = posting(supplier, epoch, missing, instead);
        ledger.goTo(times.end(epoch).plusMillis(AFTER_AN_END_MILLIS));
        return signed(supplier, posting);
    }

    public StreamCommand.PostRoot posting(
            StreamCast supplier, int epoch, List<MissingRange> missing, Map<Integer, Leaf> instead) {
        List<Leaf> leaves = PlannedStream.leaves(epoch, missing, instead);
        HashTree tree = HashTree.of(IntStream.range(0, leaves.size())
                .mapToObj(position -> leaves.get(position).bytes(id, supplier.account(), epoch, position))
                .toList());
        made.put(new Bound(supplier, epoch), new Made(leaves, tree));
        return new StreamCommand.PostRoot(id, epoch, tree.root(), missing);
    }

    private Made made(StreamCast supplier, int epoch) {
        return Objects.requireNonNull(made.get(new Bound(supplier, epoch)), "no root of this epoch is made");
    }

    // ---- reveals and openings

    public OneAllocation reveal(int epoch) {
        return signed(StreamCast.C, revealing(epoch));
    }

    public StreamCommand.Reveal revealing(int epoch) {
        return revealing(epoch, plan.testsOf(epoch), List.of());
    }

    public StreamCommand.Reveal revealing(int epoch, List<TestedInput> tests, List<TestedInput> contested) {
        return new StreamCommand.Reveal(
                id, epoch, PlannedStream.salt(epoch), tests, plan.tree().path(epoch), contested);
    }

    /** Every lane. */
    public OneAllocation open(int epoch) {
        draft.suppliers().forEach(supplier -> open(supplier, epoch));
        return this;
    }

    public OneAllocation open(StreamCast supplier, int epoch) {
        return signed(supplier, opening(supplier, epoch));
    }

    public StreamCommand.Open opening(StreamCast supplier, int epoch) {
        return new StreamCommand.Open(id, epoch, openings(supplier, epoch));
    }

    /** Of every test that the supplier does not list as missing. */
    public List<PositionOpening> openings(StreamCast supplier, int epoch) {
        Made of = made(supplier, epoch);
        return plan.testsOf(epoch).stream()
                .map(TestedInput::position)
                .filter(position -> !of.leaves().get(position).equals(Leaf.MISSING))
                .map(position -> new PositionOpening(
                        position,
                        of.leaves().get(position),
                        of.tree().path(position),
                        input(position, of.leaves().get(position).input(), epoch)))
                .toList();
    }

    /** That the customer has signed an input. */
    public SignedParcel input(int position, Bytes input, int epoch) {
        Parcel parcel = new Parcel.Inputs(List.of(new StreamedInput(position, input)));
        return new SignedParcel(parcel, StreamCast.FEED.keys().sign(parcel.message(id, epoch)));
    }

    // ---- disputes

    /** A mediator finds what is right. */
    public OneAllocation verdict(StreamCast mediator, StreamCast lane, int epoch) {
        return verdict(mediator, lane, epoch, StreamVerdict.found(PlannedStream.allGood()));
    }

    public OneAllocation verdict(StreamCast mediator, StreamCast lane, int epoch, StreamVerdict verdict) {
        return signed(mediator, new StreamCommand.PostVerdict(id, epoch, lane.account(), verdict));
    }

    public OneAllocation conclude(int epoch) {
        return byAnyone(new StreamCommand.Conclude(id, epoch, ledger.period()));
    }

    /** The first mediator of a panel of one finds what is right about the first lane, and somebody concludes. */
    public OneAllocation judge(int epoch) {
        return verdict(StreamCast.M1, StreamCast.S1, epoch).conclude(epoch);
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
        return signed(StreamCast.C, new StreamCommand.Stop(id));
    }

    /** The customer shows that the supplier has signed another output of the second test than it opened. */
    public OneAllocation prove(StreamCast supplier, int epoch) {
        return signed(StreamCast.C, proving(supplier, epoch, PlannedStream.BAD));
    }

    public StreamCommand.ProveOutput proving(StreamCast supplier, int epoch, Bytes output) {
        int position = PlannedStream.position(1);
        Bytes input = made(supplier, epoch).leaves().get(position).input();
        AccountKey account = supplier.account();
        Parcel parcel = new Parcel.Outputs(account, List.of(new StreamedOutput(position, input, output)));
        SignedParcel evidence = new SignedParcel(parcel, supplier.work().keys().sign(parcel.message(id, epoch)));
        return new StreamCommand.ProveOutput(id, epoch, account, position, evidence);
    }

    // ---- time-outs, by anyone

    public OneAllocation timeOutRoot(StreamCast supplier, int epoch) {
        over(times.rootDue(epoch));
        return byAnyone(new StreamCommand.TimeOutRoot(id, supplier.account(), epoch, ledger.period()));
    }

    public OneAllocation timeOutReveal(int epoch) {
        over(times.revealDue(epoch));
        return byAnyone(new StreamCommand.TimeOutReveal(id, epoch, ledger.period()));
    }

    public OneAllocation timeOutOpening(StreamCast supplier, int epoch) {
        over(times.openingDue(epoch));
        return byAnyone(new StreamCommand.TimeOutOpening(id, supplier.account(), epoch, ledger.period()));
    }

    public OneAllocation timeOutVerdict(int epoch) {
        over(times.verdictDue(epoch));
        return byAnyone(new StreamCommand.TimeOutVerdict(id, epoch, ledger.period()));
    }

    private void over(LedgerTime due) {
        ledger.goTo(due.plusMillis(EpochTimes.TOLERANCE_MILLIS));
    }

    // ---- the end

    public OneAllocation pass(long millis) {
        ledger.goTo(ledger.now().plusMillis(millis));
        return this;
    }

    public OneAllocation closeLane(StreamCast supplier) {
        return byAnyone(new StreamCommand.CloseLane(id, supplier.account(), ledger.period()));
    }

    /** Closes all, long after. */
    public OneAllocation close() {
        pass(StreamDraft.DAY_MILLIS);
        terms.suppliers().stream()
                .map(SupplierOffer::account)
                .forEach(account -> byAnyone(new StreamCommand.CloseLane(id, account, ledger.period())));
        return byAnyone(new StreamCommand.CloseAllocation(id, ledger.period()));
    }

    /** Closes all; what customer, suppliers, mediators, treasury and allocator have gained, in µ, in this order. */
    public List<Long> end() {
        close();
        List<Long> gains = new ArrayList<>();
        signers().forEach(party -> gains.add(ledger.worth(party) - StreamOnLedger.START.micro()));
        gains.add(ledger.worth(StreamCast.TREASURY));
        gains.add(ledger.worth(StreamCast.ALLOCATOR));
        return gains;
    }
}
