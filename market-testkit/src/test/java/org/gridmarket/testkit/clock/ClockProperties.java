package org.gridmarket.testkit.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;

/**
 * Histories of operations, copies, held-back transactions, seals and sweeps, with timestamps as far from the truth as peers
 * accept: every operation counts once, none after the seal of its last period, no period is sealed before it is over, and in
 * the end nothing is kept.
 */
class ClockProperties {
    private static final String WRITE = "note:writeNote";
    private static final int OPERATIONS = 3;
    private static final int PERIODS = 4;
    private static final int SKEW_MILLIS = 30_000;

    /** Signing is slow and the same few operations come again in every history. */
    private static final Map<List<Integer>, Submission> SIGNED = new HashMap<>();

    /** One move; {@code operation}, {@code period} and {@code skew} as far as the kind needs them. */
    record Move(Kind kind, int operation, int period, int skew) {}

    enum Kind {
        WRITE,
        HOLD,
        RELEASE,
        SEAL,
        HOLD_SEAL,
        SWEEP,
        WAIT
    }

    @Provide
    Arbitrary<List<Move>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(1, OPERATIONS),
                        Arbitraries.integers().between(0, PERIODS - 1),
                        Arbitraries.of(-SKEW_MILLIS, 0, SKEW_MILLIS))
                .as(Move::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void every_operation_counts_once_and_none_after_its_seal(@ForAll("histories") List<Move> moves) {
        History history = new History();
        for (Move move : moves) {
            history.play(move);
            history.check();
        }
        collect("notes", !history.written.isEmpty(), 20);
        collect("void at commit", history.voided > 0, 5);
        history.tidyUp();
    }

    /** Histories in which it happened must be so many percent at least, or the property says nothing of it. */
    private static void collect(String what, boolean happened, double least) {
        Statistics.label(what).collect(happened);
        Statistics.label(what).coverage(checker -> checker.check(true).percentage(percent -> percent >= least));
    }

    /** A ledger, what is held back, and what a spectator has seen. */
    private static final class History {
        private final ClockedLedger ledger =
                ClockedLedger.founded(Clock.real(ClockedLedger.EPOCH), new NoteContract(new PinnedEd25519()));
        private final List<Endorsement.Endorsed> held = new ArrayList<>();
        private final Set<List<Integer>> written = new HashSet<>();
        private final Set<Integer> sealed = new HashSet<>();
        private LedgerTime truth = ClockedLedger.EPOCH.plusMillis(SKEW_MILLIS);
        private int voided;

        void play(Move move) {
            LedgerPeriod period = LedgerPeriod.of(move.period());
            ledger.goTo(new LedgerTime(truth.epochMillis() + move.skew()));
            switch (move.kind()) {
                case WRITE -> commit(ledger.endorse(WRITE, note(move.operation(), period)));
                case HOLD -> hold(ledger.endorse(WRITE, note(move.operation(), period)));
                case RELEASE -> release();
                case SEAL -> commit(seal(period));
                case HOLD_SEAL -> hold(seal(period));
                case SWEEP ->
                    commit(ledger.endorse(
                            ClockedLedger.COOPERATIVE, new ClockCommand.SweepOutcomes(period, move.operation())));
                case WAIT -> truth = truth.plusMillis(20_000);
            }
        }

        private Endorsement seal(LedgerPeriod period) {
            return ledger.endorse(ClockedLedger.COOPERATIVE, new ClockCommand.SealPeriod(period));
        }

        private void hold(Endorsement endorsement) {
            if (endorsement instanceof Endorsement.Endorsed endorsed) {
                held.add(endorsed);
            }
        }

        private void release() {
            if (!held.isEmpty()) {
                commit(held.removeFirst());
            }
        }

        private void commit(Endorsement endorsement) {
            if (endorsement instanceof Endorsement.Endorsed endorsed) {
                if (ledger.ledger().commit(endorsed) == CommitStatus.VALID) {
                    see(endorsed);
                } else {
                    voided++;
                }
            }
        }

        private void see(Endorsement.Endorsed valid) {
            switch (valid.function()) {
                case WRITE -> {
                    Submission submission = RecordCodec.of(Submission.class).read(valid.argument());
                    int last = submission.lastBook().index();
                    assertThat(sealed)
                            .as("periods sealed before a commit in %d", last)
                            .doesNotContain(last);
                    assertThat(written.add(List.of(numberOf(submission), last)))
                            .as("first commit of %s", submission.operation())
                            .isTrue();
                }
                case "clock:sealPeriod" -> {
                    LedgerPeriod period = RecordCodec.of(ClockCommand.SealPeriod.class)
                            .read(valid.argument())
                            .period();
                    assertThat(ledger.clock().end(period))
                            .as("end of a period that is sealed at %s", truth)
                            .isLessThanOrEqualTo(truth);
                    assertThat(sealed.add(period.index())).isTrue();
                }
                default ->
                    assertThat(sealed)
                            .contains(RecordCodec.of(ClockCommand.SweepOutcomes.class)
                                    .read(valid.argument())
                                    .period()
                                    .index());
            }
        }

        /** What the ledger has is what was seen: a note for each operation, and its outcome as long as a copy may come. */
        void check() {
            for (List<Integer> each : written) {
                LedgerPeriod last = LedgerPeriod.of(each.getLast());
                OperationName name = OperationName.of(
                        ClockedLedger.keyPair(1).publicKey(), ClockedLedger.operation(each.getFirst()), last.asLast());
                assertThat(RecordCodec.of(NoteContract.Note.class)
                                .read(Objects.requireNonNull(ledger.rows().get(NoteContract.NOTE.key(name))))
                                .times())
                        .isEqualTo(1);
                if (!sealed.contains(last.index())) {
                    assertThat(ledger.rows().keySet())
                            .filteredOn(key -> key.startsWith("clock.outcome~"))
                            .anyMatch(key -> key.endsWith(name.toString()));
                }
            }
        }

        /** Everything can be sealed and swept in the end, row by row. */
        void tidyUp() {
            held.clear();
            truth = ledger.clock().sealable(LedgerPeriod.of(PERIODS));
            ledger.goTo(truth);
            for (int period = 0; period < PERIODS; period++) {
                commit(seal(LedgerPeriod.of(period)));
                ClockCommand sweep = new ClockCommand.SweepOutcomes(LedgerPeriod.of(period), 1);
                while (ledger.run(ClockedLedger.COOPERATIVE, sweep) instanceof Decision.Accepted) {
                    check();
                }
            }
            assertThat(ledger.answer(ClockAnswer.Waiting.class, new ClockQuery.ReadWaiting(LedgerPeriod.of(0))))
                    .isEqualTo(new ClockAnswer.Waiting(List.of(), null));
        }

        private static int numberOf(Submission submission) {
            for (int number = 1; number <= OPERATIONS; number++) {
                if (ClockedLedger.operation(number).equals(submission.operation())) {
                    return number;
                }
            }
            throw new IllegalStateException("no operation of this test: " + submission.operation());
        }

        private static Submission note(int operation, LedgerPeriod last) {
            return SIGNED.computeIfAbsent(
                    List.of(operation, last.index()),
                    key -> ClockedLedger.signed(
                            ClockedLedger.keyPair(1),
                            WRITE,
                            ClockedLedger.operation(operation),
                            last,
                            new NoteContract.Signed.WriteNote("note " + operation)));
        }
    }
}
