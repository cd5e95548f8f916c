package org.gridmarket.kernel.clock.operation;

import java.util.List;
import org.gridmarket.kernel.clock.ClockLimit;
import org.gridmarket.kernel.clock.PeriodLifeCycle;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.MarketContract;

/** The clock's door: each command to its operation. */
public final class ClockContract extends MarketContract<Void, ClockCommand, ClockQuery> {
    private static final TableOfContents CONTENTS = new TableOfContents(
            ClockFunctions.NAMES,
            ClockState.TABLES,
            List.of(ClockFounding.PROPOSE, ClockFounding.APPROVE, OutcomeSweeping.ASKED, OutcomeSweeping.SWEEP),
            List.of(PeriodLifeCycle.TABLE),
            TableOfContents.eventsOf(ClockEvent.class),
            List.of(ClockLimit.values()));

    public ClockContract() {
        super(ClockFunctions.NAMES);
    }

    @Override
    public TableOfContents contents() {
        return CONTENTS;
    }

    @Override
    protected Decision<Receipt> query(ClockQuery question, LedgerCall call, WorldState world) {
        return ClockQueries.answer(question, world);
    }

    @Override
    protected Decision<Receipt> byMember(ClockCommand command, LedgerCall call, WorldState world) {
        return switch (command) {
            case ClockCommand.ProposeClock c -> ClockFounding.propose(c, call, world);
            case ClockCommand.ApproveClock c -> ClockFounding.approve(c, call, world);
            case ClockCommand.SealPeriod c ->
                LedgerPeriods.of(world).then(periods -> PeriodSealing.run(c.period(), periods, call, world));
            case ClockCommand.SweepOutcomes c ->
                LedgerPeriods.of(world).then(periods -> OutcomeSweeping.run(c, periods, call, world));
        };
    }
}
