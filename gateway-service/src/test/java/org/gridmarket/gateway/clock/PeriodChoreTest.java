package org.gridmarket.gateway.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testkit.purse.PurseOnLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who seals the periods that stored operations wait for, on the real rules. */
final class PeriodChoreTest {
    private final PurseOnLedger purses = PurseOnLedger.founded();
    private final LedgerInMemory chain = new LedgerInMemory(purses.energy());
    private final LedgerClock clock = new LedgerClock();
    private final WaitingPeriods waiting = new WaitingPeriods(clock, new LedgerTimes());
    private final Chore chore = new PeriodChore(chain, clock, waiting, Organisation.DSO);

    /** A clock that shows the ledger's time. */
    private final class LedgerTimes extends java.time.Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public java.time.Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now().epochMillis());
        }
    }

    @BeforeEach
    void found() {
        clock.follow(new ClockEvent.ClockFounded(purses.clock()));
    }

    private LedgerTime now() {
        return purses.energy().now();
    }

    private void pass(long millis) {
        purses.goTo(now().plusMillis(millis));
    }

    /** Does what is due; the functions in order. */
    private List<String> work() {
        List<String> done = new ArrayList<>();
        while (chore.next(now()) instanceof Chore.Step.Submit step) {
            Outcome outcome = chain.submit(step.as(), step.function(), step.argument());
            done.add(step.function());
            chore.ended(
                    step,
                    outcome instanceof Outcome.Committed,
                    outcome instanceof Outcome.Committed committed ? committed.result() : "",
                    now());
        }
        return done;
    }

    @Test
    void nothing_is_sealed_while_nothing_waits() {
        pass(3_600_000);

        assertThat(work()).isEmpty();
    }

    @Test
    void a_period_that_an_operation_names_is_sealed_when_it_is_over_and_then_swept() {
        purses.fill(1, 1_000); // names the next period as its last
        assertThat(work()).isEmpty();

        pass(2 * Clock.PERIOD_MILLIS + Clock.SEAL_MARGIN_MILLIS);

        assertThat(work()).containsExactly("clock:sealPeriod", "clock:sweepOutcomes");
        assertThat(work()).isEmpty();
    }

    @Test
    void it_is_not_sealed_before_its_margin_is_over() {
        purses.fill(1, 1_000);
        LedgerTime end = purses.clock().end(purses.clock().at(now()).next());

        purses.goTo(end.plusMillis(Clock.SEAL_MARGIN_MILLIS - 1));

        assertThat(chore.next(now())).isEqualTo(new Chore.Step.Wait(end.plusMillis(Clock.SEAL_MARGIN_MILLIS)));
    }

    @Test
    void another_organisation_waits_for_its_turn_and_finds_the_work_done() {
        Chore second = new PeriodChore(chain, clock, waiting, Organisation.COOPERATIVE);
        purses.fill(1, 1_000);
        LedgerTime due = purses.clock().sealable(purses.clock().at(now()).next());
        purses.goTo(due);
        assertThat(second.next(now())).isInstanceOf(Chore.Step.Wait.class);

        assertThat(work()).containsExactly("clock:sealPeriod", "clock:sweepOutcomes");
        pass(Clock.PERIOD_MILLIS);
        assertThat(second.next(now())).isInstanceOf(Chore.Step.Wait.class);
    }

    /** An outcome counts as two rows. */
    @Test
    void outcomes_are_swept_in_portions() {
        for (int i = 0; i <= PeriodChore.PORTION / 2; i++) {
            purses.book(1, "payment-of-" + i, 1).orThrow();
            purses.collect(1, new Deal(Deal.BOOKING, "payment-of-" + i)).orThrow();
        }

        pass(3 * Clock.PERIOD_MILLIS + Clock.SEAL_MARGIN_MILLIS);

        assertThat(work()).containsExactly("clock:sealPeriod", "clock:sweepOutcomes", "clock:sweepOutcomes");
    }

    @Test
    void before_the_first_look_nothing_is_known_of_what_waits() {
        assertThat(waiting.number()).isEmpty();
        assertThat(waiting.overdue()).isEmpty();
    }

    @Test
    void what_waits_is_told_and_how_long_it_could_have_been_sealed() {
        work();
        assertThat(waiting.number()).hasValue(0);
        assertThat(waiting.overdue()).hasValue(Duration.ZERO);

        purses.fill(1, 1_000);
        LedgerTime due = purses.clock().sealable(purses.clock().at(now()).next());
        pass(Clock.PERIOD_MILLIS / 2);
        chore.next(now());
        assertThat(waiting.number()).hasValue(1);
        assertThat(waiting.overdue()).hasValue(Duration.ZERO);

        purses.goTo(due.plusMillis(7_000));
        assertThat(waiting.overdue()).hasValue(Duration.ofSeconds(7));
        work();
        assertThat(waiting.overdue()).hasValue(Duration.ZERO);
    }
}
