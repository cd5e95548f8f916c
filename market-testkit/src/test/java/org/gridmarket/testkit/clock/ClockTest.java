package org.gridmarket.testkit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockLimit;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.clock.PeriodLifeCycle;
import org.gridmarket.kernel.clock.PeriodStatus;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.lifecycle.Row;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.junit.jupiter.api.Test;

/** Ledger periods, and what becomes of operations that name them. */
class ClockTest {
    private static final String WRITE = "note:writeNote";
    private static final LedgerPeriod P0 = LedgerPeriod.of(0);
    private static final LedgerPeriod P1 = LedgerPeriod.of(1);

    private static ClockedLedger ledger() {
        return ClockedLedger.founded(Clock.real(ClockedLedger.EPOCH), new NoteContract(new PinnedEd25519()));
    }

    private static Submission note(int operation, LedgerPeriod last) {
        return ClockedLedger.signed(
                ClockedLedger.keyPair(1),
                WRITE,
                ClockedLedger.operation(operation),
                last,
                new NoteContract.Signed.WriteNote("note " + operation));
    }

    private static int times(ClockedLedger ledger) {
        return ledger.rows().entrySet().stream()
                .filter(row -> row.getKey().startsWith("note.note~"))
                .mapToInt(row -> RecordCodec.of(NoteContract.Note.class)
                        .read(row.getValue())
                        .times())
                .sum();
    }

    private static long kept(ClockedLedger ledger) {
        return ledger.rows().keySet().stream()
                .filter(key -> key.startsWith("clock.outcome~"))
                .count();
    }

    // ---- what a clock is

    @Test
    void a_real_period_lasts_a_minute_and_nothing_else() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Clock(ClockedLedger.EPOCH, 59_999, false));
        assertThatIllegalArgumentException().isThrownBy(() -> Clock.simulated(ClockedLedger.EPOCH, 199));
        assertThatIllegalArgumentException().isThrownBy(() -> Clock.simulated(ClockedLedger.EPOCH, 60_001));
    }

    @Test
    void a_period_begins_where_the_one_before_it_ends() {
        Clock clock = Clock.real(ClockedLedger.EPOCH);

        assertThat(clock.at(ClockedLedger.EPOCH)).isEqualTo(P0);
        assertThat(clock.at(new LedgerTime(clock.end(P0).epochMillis() - 1))).isEqualTo(P0);
        assertThat(clock.at(clock.end(P0))).isEqualTo(P1);
        assertThat(clock.at(new LedgerTime(ClockedLedger.EPOCH.epochMillis() - 1)))
                .isEqualTo(LedgerPeriod.of(-1));
    }

    @Test
    void whoever_dates_a_seal_forward_as_far_as_peers_accept_seals_what_is_over() {
        Clock clock = Clock.real(ClockedLedger.EPOCH);

        assertThat(clock.sealable(P0)).isEqualTo(clock.end(P0).plusMillis(30_000));
    }

    @Test
    void no_organisation_founds_a_clock_alone() {
        Clock clock = Clock.real(ClockedLedger.EPOCH);
        ClockedLedger ledger = ClockedLedger.unfounded(clock);
        ledger.run(ClockedLedger.DSO_ADMIN, new ClockCommand.ProposeClock(clock))
                .orThrow();

        assertRefused(
                ClockRejection.CLOCK_NOT_PROPOSED,
                ledger.run(ClockedLedger.DSO_ADMIN, new ClockCommand.ApproveClock(clock.digest())));
        assertRefused(ClockRejection.CLOCK_NOT_FOUNDED, ledger.ask(new ClockQuery.ReadClock()));
    }

    @Test
    void the_last_proposal_of_an_organisation_counts() {
        Clock first = Clock.real(ClockedLedger.EPOCH);
        Clock second = Clock.simulated(ClockedLedger.EPOCH, 1_000);
        ClockedLedger ledger = ClockedLedger.unfounded(first);
        ledger.run(ClockedLedger.DSO_ADMIN, new ClockCommand.ProposeClock(first))
                .orThrow();
        ledger.run(ClockedLedger.DSO_ADMIN, new ClockCommand.ProposeClock(second))
                .orThrow();

        assertRefused(
                ClockRejection.CLOCK_NOT_PROPOSED,
                ledger.run(ClockedLedger.REGULATOR_ADMIN, new ClockCommand.ApproveClock(first.digest())));
        ledger.run(ClockedLedger.REGULATOR_ADMIN, new ClockCommand.ApproveClock(second.digest()))
                .orThrow();
        assertThat(ledger.answer(Clock.class, new ClockQuery.ReadClock())).isEqualTo(second);
    }

    // ---- until when an operation is valid

    @Test
    void an_operation_names_a_day_ahead_at_most() {
        ClockedLedger ledger = ledger();
        LedgerPeriod day = P0.plus(ClockLimit.PERIODS_AHEAD.ceiling());

        assertThat(ledger.run(WRITE, note(1, day)).isAccepted()).isTrue();
        assertRefused(ShellRejection.OPERATION_TOO_LONG_VALID, ledger.run(WRITE, note(2, day.next())));
    }

    @Test
    void an_operation_is_over_at_the_end_of_its_last_period_sealed_or_not() {
        ClockedLedger ledger = ledger();
        ledger.goTo(ledger.clock().end(P0));

        assertRefused(ShellRejection.OPERATION_EXPIRED, ledger.run(WRITE, note(1, P0)));
        assertThat(ledger.run(WRITE, note(1, P1)).isAccepted()).isTrue();
    }

    @Test
    void a_seal_ends_an_operation_whatever_its_date_says() {
        ClockedLedger ledger = ledger().seal(P0);
        ledger.goTo(ClockedLedger.EPOCH);

        assertRefused(ShellRejection.OPERATION_EXPIRED, ledger.run(WRITE, note(1, P0)));
    }

    @Test
    void what_lies_before_the_epoch_has_always_been_over() {
        ClockedLedger ledger = ledger();
        ledger.goTo(new LedgerTime(ClockedLedger.EPOCH.epochMillis() - 10));

        assertRefused(ShellRejection.OPERATION_EXPIRED, ledger.run(WRITE, note(1, LedgerPeriod.of(-1))));
    }

    @Test
    void what_was_endorsed_before_a_seal_and_comes_after_it_has_no_effect() {
        ClockedLedger ledger = ledger();
        Endorsement.Endorsed held = (Endorsement.Endorsed) ledger.endorse(WRITE, note(1, P0));
        ledger.seal(P0);

        assertThat(ledger.ledger().commit(held)).isEqualTo(CommitStatus.MVCC_READ_CONFLICT);
        assertThat(times(ledger)).isZero();
    }

    @Test
    void a_seal_disturbs_no_operation_of_another_period() {
        ClockedLedger ledger = ledger();
        ledger.goTo(ledger.clock().sealable(P0));
        Endorsement.Endorsed held = (Endorsement.Endorsed) ledger.endorse(WRITE, note(1, P1));
        ledger.seal(P0);

        assertThat(ledger.ledger().commit(held)).isEqualTo(CommitStatus.VALID);
    }

    @Test
    void a_copy_gets_the_first_outcome_and_changes_nothing() {
        ClockedLedger ledger = ledger();
        Receipt first = ledger.run(WRITE, note(1, P1)).orThrow();
        Decision<Receipt> second = ledger.run(WRITE, note(1, P1));

        assertRefused(ShellRejection.OPERATION_REPEATED, second);
        assertThat(((Decision.Rejected<Receipt>) second).reason().detail()).isEqualTo(first.result());
        assertThat(times(ledger)).isEqualTo(1);
    }

    // ---- sealing

    @Test
    void a_period_is_sealed_once_it_is_over_by_anybody_and_once() {
        ClockedLedger ledger = ledger();
        LedgerTime sealable = ledger.clock().sealable(P0);
        ledger.goTo(new LedgerTime(sealable.epochMillis() - 1));
        assertRefused(
                LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                ledger.run(ClockedLedger.COOPERATIVE, new ClockCommand.SealPeriod(P0)));

        ledger.seal(P0);

        assertThat(ledger.answer(ClockAnswer.Period.class, new ClockQuery.ReadPeriod(P0)))
                .isEqualTo(new ClockAnswer.Period(P0, PeriodStatus.SEALED, sealable));
        assertRefused(
                LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                ledger.run(ClockedLedger.DSO_ADMIN, new ClockCommand.SealPeriod(P0)));
    }

    @Test
    void periods_are_sealed_in_any_order_and_none_has_to_be() {
        ClockedLedger ledger = ledger();

        ledger.seal(LedgerPeriod.of(7)).seal(LedgerPeriod.of(3));

        assertThat(ledger.answer(ClockAnswer.Period.class, new ClockQuery.ReadPeriod(LedgerPeriod.of(5))))
                .isEqualTo(new ClockAnswer.Period(LedgerPeriod.of(5), PeriodStatus.OPEN, null));
    }

    // ---- sweeping

    @Test
    void outcomes_go_in_portions_after_the_seal_and_copies_stay_refused() {
        ClockedLedger ledger = ledger();
        for (int operation = 1; operation <= 5; operation++) {
            ledger.run(WRITE, note(operation, P0)).orThrow();
        }
        assertRefused(LifeCycleRejection.TRANSITION_NOT_ALLOWED, sweep(ledger, 4));
        ledger.seal(P0);

        assertThat(swept(sweep(ledger, 4))).isEqualTo(new ClockAnswer.SweptOutcomes(2, false));
        assertThat(swept(sweep(ledger, 1))).isEqualTo(new ClockAnswer.SweptOutcomes(1, false));
        assertThat(swept(sweep(ledger, 5_000))).isEqualTo(new ClockAnswer.SweptOutcomes(2, true));
        assertThat(kept(ledger)).isZero();
        assertRefused(ClockRejection.NOTHING_TO_SWEEP, sweep(ledger, 4));
        ledger.goTo(ClockedLedger.EPOCH);
        assertRefused(ShellRejection.OPERATION_EXPIRED, ledger.run(WRITE, note(1, P0)));
        assertThat(times(ledger)).isEqualTo(5);
    }

    private static Decision<Receipt> sweep(ClockedLedger ledger, int rows) {
        return ledger.run(ClockedLedger.COOPERATIVE, new ClockCommand.SweepOutcomes(P0, rows));
    }

    private static ClockAnswer.SweptOutcomes swept(Decision<Receipt> answer) {
        return RecordCodec.of(ClockAnswer.SweptOutcomes.class)
                .read(answer.orThrow().result());
    }

    @Test
    void a_sweep_of_one_period_leaves_the_others() {
        ClockedLedger ledger = ledger();
        ledger.run(WRITE, note(1, P0)).orThrow();
        ledger.run(WRITE, note(2, P1)).orThrow();
        ledger.seal(P0);

        sweep(ledger, 5_000).orThrow();

        assertThat(kept(ledger)).isEqualTo(1);
    }

    @Test
    void a_seal_and_a_sweep_do_what_their_rows_state() {
        ClockedLedger ledger = ledger();
        ledger.run(WRITE, note(1, P0)).orThrow();
        ledger.seal(P0);
        sweep(ledger, 5_000).orThrow();

        List<Block> blocks = ledger.ledger().blocks();
        assertDone(PeriodLifeCycle.SEAL, blocks.get(blocks.size() - 2));
        assertDone(PeriodLifeCycle.SWEEP, blocks.getLast());
    }

    private static void assertDone(Event<?> event, Block block) {
        Effect stated = PeriodLifeCycle.TABLE.rows().stream()
                .filter(row -> row.event().equals(event))
                .map(Row::effect)
                .findFirst()
                .orElseThrow();
        Block.Entry entry = block.transactions().getFirst();

        assertThat(entry.transaction().effects().writes().keySet())
                .extracting(key -> key.substring(0, key.indexOf('~')))
                .hasSameElementsAs(stated.tables());
        assertThat(entry.events())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("{\"type\":\"" + stated.events().getFirst() + '"');
    }

    // ---- what waits

    @Test
    void whoever_keeps_the_ledger_tidy_is_told_what_waits() {
        ClockedLedger ledger = ledger();
        ledger.run(WRITE, note(1, P0)).orThrow();
        ledger.run(WRITE, note(2, P0)).orThrow();
        ledger.run(WRITE, note(3, LedgerPeriod.of(9))).orThrow();
        ledger.seal(P0);

        assertThat(ledger.answer(ClockAnswer.Waiting.class, new ClockQuery.ReadWaiting(P0)))
                .isEqualTo(new ClockAnswer.Waiting(
                        List.of(
                                new ClockAnswer.Period(P0, PeriodStatus.SEALED, ledger.now()),
                                new ClockAnswer.Period(LedgerPeriod.of(9), PeriodStatus.OPEN, null)),
                        null));
        assertThat(ledger.answer(ClockAnswer.Waiting.class, new ClockQuery.ReadWaiting(P1))
                        .periods())
                .extracting(ClockAnswer.Period::period)
                .containsExactly(LedgerPeriod.of(9));
    }

    @Test
    void what_waits_is_told_in_pages() {
        ClockedLedger ledger = ledger();
        int most = ClockLimit.PERIODS_PER_ANSWER.ceiling();
        IntStream.rangeClosed(0, most)
                .forEach(period ->
                        ledger.run(WRITE, note(period, LedgerPeriod.of(period))).orThrow());

        ClockAnswer.Waiting first = ledger.answer(ClockAnswer.Waiting.class, new ClockQuery.ReadWaiting(P0));

        assertThat(first.periods()).hasSize(most);
        assertThat(first.next()).isEqualTo(LedgerPeriod.of(most));
        assertThat(ledger.answer(ClockAnswer.Waiting.class, new ClockQuery.ReadWaiting(LedgerPeriod.of(most))))
                .isEqualTo(new ClockAnswer.Waiting(
                        List.of(new ClockAnswer.Period(LedgerPeriod.of(most), PeriodStatus.OPEN, null)), null));
    }
}
