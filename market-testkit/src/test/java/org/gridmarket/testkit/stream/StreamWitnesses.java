package org.gridmarket.testkit.stream;

import static org.gridmarket.kernel.stream.StreamRejection.*;
import static org.gridmarket.testkit.stream.StreamCast.C;
import static org.gridmarket.testkit.stream.StreamCast.M1;
import static org.gridmarket.testkit.stream.StreamCast.M2;
import static org.gridmarket.testkit.stream.StreamCast.M3;
import static org.gridmarket.testkit.stream.StreamCast.S1;
import static org.gridmarket.testkit.stream.StreamCast.S2;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.PositionOpening;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamQuery;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of the steps of an epoch and of disputes. */
public final class StreamWitnesses {
    private static final int TOLERANCE_MILLIS = 30_000;
    private static final StreamDraft PAGE = StreamDraft.PAGE;
    private static final StreamDraft THREE = StreamDraft.PAGE.panel(3);

    private StreamWitnesses() {}

    public static void addTo(RejectionTable table) {
        StreamCreationWitnesses.addTo(table);
        parties(table);
        roots(table);
        reveals(table);
        openings(table);
        disputes(table);
        StreamEndingWitnesses.addTo(table);
    }

    /** What is refused to somebody after a story. */
    static Decision<Receipt> after(
            OneAllocation played, StreamCast who, Function<OneAllocation, StreamCommand.Signed> command) {
        return played.ledger().run(who, command.apply(played));
    }

    static Decision<Receipt> anyone(OneAllocation played, Function<OneAllocation, StreamCommand.ByMember> command) {
        return played.ledger().run(command.apply(played));
    }

    private static StreamCommand.PostRoot root(OneAllocation of, int epoch) {
        return of.posting(S1, epoch, List.of(), Map.of());
    }

    /** Epoch 0 is over. */
    private static OneAllocation over() {
        OneAllocation made = PAGE.made();
        made.ledger().goTo(made.times().end(0));
        return made;
    }

    static OneAllocation rooted() {
        return PAGE.made().root(0);
    }

    private static OneAllocation revealed() {
        return rooted().reveal(0);
    }

    static OneAllocation disputed(StreamDraft draft) {
        return draft.made().wrongRoot(S1, 0, 2).reveal(0).open(0);
    }

    private static StreamCommand.PostVerdict verdict(OneAllocation of, StreamVerdict verdict) {
        return new StreamCommand.PostVerdict(of.id(), 0, S1.account(), verdict);
    }

    private static final StreamVerdict RIGHT = StreamVerdict.found(PlannedStream.allGood());

    private static void parties(RejectionTable table) {
        table.row(ALLOCATION_UNKNOWN, "an allocation is asked for that was never made", () -> {
                    OneAllocation founded = PAGE.founded(terms -> terms);
                    return founded.ledger().ask(new StreamQuery.ReadAllocation(founded.id()));
                })
                .row(NOT_STREAM_CUSTOMER, "a supplier reveals", () -> after(rooted(), S1, it -> it.revealing(0)))
                .row(NOT_STREAM_SUPPLIER, "who has no lane posts a root", () -> after(over(), S2, it -> root(it, 0)))
                .row(
                        NOT_ON_PANEL,
                        "a mediator of no panel posts a verdict",
                        () -> after(disputed(PAGE), M2, it -> verdict(it, RIGHT)))
                .row(
                        NOT_A_STREAM_PARTY,
                        "a mediator stops the lease",
                        () -> after(PAGE.made(), M1, it -> new StreamCommand.Stop(it.id())))
                .row(NOTHING_TO_STOP, "a lease is stopped in its last epoch", () -> {
                    OneAllocation made = PAGE.made();
                    made.ledger().goTo(made.times().begin(2));
                    return after(made, C, it -> new StreamCommand.Stop(it.id()));
                });
    }

    private static void roots(RejectionTable table) {
        table.row(EPOCH_OUT_OF_TURN, "the root of epoch 1 comes before that of epoch 0", () -> {
                    OneAllocation made = PAGE.made();
                    made.ledger().goTo(made.times().end(1));
                    return after(made, S1, it -> root(it, 1));
                })
                .row(EPOCH_OUT_OF_TURN, "a lane in dispute roots an epoch that began after it", () -> {
                    OneAllocation disputed = disputed(PAGE).root(S1, 1);
                    disputed.ledger().goTo(disputed.times().end(2));
                    return after(disputed, S1, it -> root(it, 2));
                })
                .row(EPOCH_NOT_OVER, "a root comes a moment before the end of its epoch", () -> {
                    OneAllocation made = PAGE.made();
                    made.ledger().goTo(made.times().end(0).plusMillis(-1));
                    return after(made, S1, it -> root(it, 0));
                })
                .row(STEP_LATE, "a root comes when it is due", () -> {
                    OneAllocation made = PAGE.made();
                    made.ledger().goTo(made.times().rootDue(0));
                    return after(made, S1, it -> root(it, 0));
                })
                .row(
                        RANGES_BAD,
                        "missing ranges overlap",
                        () -> after(
                                over(),
                                S1,
                                it -> new StreamCommand.PostRoot(
                                        it.id(),
                                        0,
                                        PlannedStream.BAD,
                                        List.of(new MissingRange(5, 9), new MissingRange(9, 12)))))
                .row(
                        RANGES_BAD,
                        "a missing range ends after the epoch",
                        () -> after(
                                over(),
                                S1,
                                it -> new StreamCommand.PostRoot(
                                        it.id(), 0, PlannedStream.BAD, List.of(new MissingRange(5, 1_200)))))
                .row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "a lane that was silent posts a root",
                        () -> after(PAGE.made().timeOutRoot(S1, 0), S1, it -> root(it, 0)));
    }

    private static void reveals(RejectionTable table) {
        table.row(ROOTS_MISSING, "a reveal does not wait for a root", () -> after(over(), C, it -> it.revealing(0)))
                .row(ROOTS_MISSING, "a reveal does not wait until the tolerance after a root is over", () -> {
                    OneAllocation made = PAGE.lanes(2).made().root(S1, 0);
                    made.ledger().goTo(made.times().rootDue(0).plusMillis(TOLERANCE_MILLIS - 1));
                    return after(made, C, it -> it.revealing(0));
                })
                .row(EPOCH_NOT_OVER, "an epoch is revealed while it runs", () -> {
                    OneAllocation made = PAGE.made();
                    made.ledger().goTo(made.times().begin(0));
                    return after(made, C, it -> it.revealing(0));
                })
                .row(EPOCH_OUT_OF_TURN, "an epoch is revealed twice", () -> after(revealed(), C, it -> it.revealing(0)))
                .row(STEP_LATE, "a reveal comes when it is due", () -> {
                    OneAllocation rooted = rooted();
                    rooted.ledger().goTo(rooted.times().revealDue(0));
                    return after(rooted, C, it -> it.revealing(0));
                })
                .row(
                        CUSTOMER_GONE,
                        "a customer reveals after its silence",
                        () -> after(rooted().timeOutReveal(0), C, it -> it.revealing(0)))
                .row(
                        NOTHING_TO_REVEAL,
                        "no lane has a root of the epoch",
                        () -> after(PAGE.made().timeOutRoot(S1, 0), C, it -> it.revealing(0)))
                .row(
                        TESTS_COUNT,
                        "a test is left out of a reveal",
                        () -> after(rooted(), C, it -> it.revealing(0, tests(it).subList(1, 4), List.of())))
                .row(
                        POSITIONS_BAD,
                        "a test is contested as well",
                        () -> after(rooted(), C, it -> {
                            List<TestedInput> tests = tests(it);
                            return it.revealing(0, tests, tests.subList(0, 1));
                        }))
                .row(
                        POSITIONS_BAD,
                        "a position after the epoch is contested",
                        () -> after(
                                rooted(),
                                C,
                                it -> it.revealing(
                                        0,
                                        tests(it),
                                        List.of(new TestedInput(1_200, PlannedStream.BAD, PlannedStream.BAD)))))
                .row(
                        TESTS_NOT_COMMITTED,
                        "the tests of another epoch are revealed",
                        () -> after(
                                rooted(),
                                C,
                                it -> it.revealing(0, it.revealing(1).tests(), List.of())));
    }

    private static List<TestedInput> tests(OneAllocation of) {
        return of.revealing(0).tests();
    }

    private static StreamCommand.Open opening(OneAllocation of, PositionOpening... all) {
        return new StreamCommand.Open(of.id(), 0, List.of(all));
    }

    private static void openings(RejectionTable table) {
        table.row(
                        EPOCH_NOT_REVEALED,
                        "a supplier opens before the customer reveals",
                        () -> after(rooted(), S1, it -> it.opening(S1, 0)))
                .row(STEP_LATE, "an opening comes when it is due", () -> {
                    OneAllocation revealed = revealed();
                    revealed.ledger().goTo(revealed.times().openingDue(0));
                    return after(revealed, S1, it -> it.opening(S1, 0));
                })
                .row(
                        OPENED_POSITIONS,
                        "a revealed position is not opened",
                        () -> after(
                                revealed(),
                                S1,
                                it -> opening(it, it.openings(S1, 0).getFirst())))
                .row(
                        PATH_WRONG,
                        "a leaf is opened with the path of another",
                        () -> after(revealed(), S1, it -> {
                            List<PositionOpening> right = it.openings(S1, 0);
                            PositionOpening first = right.getFirst();
                            return opening(
                                    it,
                                    new PositionOpening(
                                            first.position(),
                                            first.leaf(),
                                            right.getLast().path(),
                                            null),
                                    right.get(1),
                                    right.get(2),
                                    right.get(3));
                        }))
                .row(PATH_WRONG, "a supplier opens a root that it has copied", () -> {
                    OneAllocation made = PAGE.lanes(2).made().root(S1, 0);
                    StreamCommand.PostRoot copied = new StreamCommand.PostRoot(
                            made.id(),
                            0,
                            made.posting(S1, 0, List.of(), Map.of()).root(),
                            List.of());
                    made.ledger().run(S2, copied).orThrow();
                    made.reveal(0);
                    return after(made, S2, it -> it.opening(S1, 0));
                })
                .row(
                        INPUT_UNPROVED,
                        "another input is opened, without what the customer has signed",
                        () -> otherInput(false))
                .row(
                        INPUT_UNPROVED,
                        "another input is opened, with what somebody else has signed",
                        () -> otherInput(true));
    }

    /** Of the third test; with evidence of the customer about a third input, or with none. */
    private static Decision<Receipt> otherInput(boolean signed) {
        OneAllocation revealed = PAGE.made().rootOfOtherInput(S1, 0).reveal(0);
        PositionOpening[] all = revealed.openings(S1, 0).stream()
                .map(opened -> new PositionOpening(
                        opened.position(),
                        opened.leaf(),
                        opened.path(),
                        signed ? revealed.input(opened.position(), PlannedStream.BAD, 0) : null))
                .toArray(PositionOpening[]::new);
        return after(revealed, S1, it -> opening(it, all));
    }

    private static void disputes(RejectionTable table) {
        table.row(
                        NO_DISPUTE,
                        "a verdict comes where all agree",
                        () -> after(revealed().open(0), M1, it -> verdict(it, RIGHT)))
                .row(
                        VERDICT_REPEATED,
                        "a mediator posts a second verdict",
                        () -> after(disputed(THREE).verdict(M1, S1, 0), M1, it -> verdict(it, StreamVerdict.WITHHELD)))
                .row(STEP_LATE, "a verdict comes when it is due", () -> {
                    OneAllocation disputed = disputed(PAGE);
                    disputed.ledger().goTo(disputed.times().verdictDue(0));
                    return after(disputed, M1, it -> verdict(it, RIGHT));
                })
                .row(
                        VERDICT_POSITIONS,
                        "a verdict leaves a position out",
                        () -> after(
                                disputed(PAGE),
                                M1,
                                it -> verdict(it, StreamVerdict.found(List.of(PlannedStream.good(0))))))
                .row(
                        NO_MAJORITY,
                        "one of three mediators has posted a verdict",
                        () -> anyone(disputed(THREE).verdict(M1, S1, 0), it -> concluding(it, 0)))
                .row(
                        NO_MAJORITY,
                        "two mediators contradict each other",
                        () -> anyone(
                                disputed(THREE).verdict(M2, S1, 0).verdict(M3, S1, 0, StreamVerdict.WITHHELD),
                                it -> concluding(it, 0)))
                .row(
                        NO_DISPUTE,
                        "a dispute is concluded twice",
                        () -> anyone(disputed(PAGE).judge(0), it -> concluding(it, 0)))
                .row(
                        POSITION_NOT_OPENED,
                        "an output is proved other than one that is not opened",
                        () -> after(revealed(), C, it -> it.proving(S1, 0, PlannedStream.BAD)))
                .row(
                        OUTPUT_UNPROVED,
                        "the supplier has streamed what it has opened",
                        () -> after(revealed().open(0), C, it -> it.proving(S1, 0, PlannedStream.good(1))));
    }

    private static StreamCommand.Conclude concluding(OneAllocation of, int epoch) {
        return new StreamCommand.Conclude(of.id(), epoch, of.ledger().period());
    }
}
