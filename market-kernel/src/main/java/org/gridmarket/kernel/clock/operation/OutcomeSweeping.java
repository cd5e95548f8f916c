package org.gridmarket.kernel.clock.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.clock.ClockLimit;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.clock.PeriodLifeCycle;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.operation.Portion;
import org.jspecify.annotations.Nullable;

/**
 * Deletes first outcomes of a sealed period, in portions that fit a block. Nothing can be added to a sealed period, so a sweep
 * meets nobody; and whoever sends a copy later is refused by the seal, which stays.
 */
final class OutcomeSweeping {
    private static final String SOURCE = "ledger, periods; docs/adr/0016";

    /** What there is to sweep. */
    record Facts(ClockCommand.SweepOutcomes command, Portion portion) {
        @Nullable String nothing() {
            return portion.rows() == 0 ? "period " + command.period() + " has no outcomes" : null;
        }
    }

    // spotless:off
    static final RuleBook<Portion.Asked> ASKED = Portion.book("clock:sweepOutcomes, the portion", SOURCE);
    static final RuleBook<Facts> SWEEP = RuleBook.of("clock:sweepOutcomes",
            rule(ClockRejection.NOTHING_TO_SWEEP, SOURCE, Facts::nothing));
    // spotless:on

    private OutcomeSweeping() {}

    static Decision<Receipt> run(
            ClockCommand.SweepOutcomes command, LedgerPeriods periods, LedgerCall call, WorldState world) {
        return ASKED.check(new Portion.Asked(command.rows(), ClockLimit.OUTCOME_ROWS_PER_SWEEP.ceiling()))
                .then(asked -> PeriodLifeCycle.TABLE.next(
                        PeriodSealing.status(command.period(), periods),
                        PeriodLifeCycle.SWEEP,
                        call.creator().role(),
                        NoFacts.NONE))
                .then(legal -> SWEEP.check(
                        new Facts(command, ClockState.OUTCOMES.sweep(world, command.period(), command.rows()))))
                .map(facts -> delete(facts, world));
    }

    private static Receipt delete(Facts facts, WorldState world) {
        Portion portion = facts.portion();
        portion.delete(world);
        return ClockState.receipt(
                ClockAnswer.SweptOutcomes.class,
                new ClockAnswer.SweptOutcomes(portion.rows(), portion.last()),
                new ClockEvent.OutcomesSwept(facts.command().period(), portion.rows(), portion.last()));
    }
}
