package org.gridmarket.kernel.clock.operation;

import java.util.List;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.operation.FirstOutcome;
import org.gridmarket.kernel.operation.FirstOutcomes;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;

/** The schema of the clock: every table, its key and its value. */
public final class ClockState {
    /** A seal: while it is absent, its period is open. Never deleted, or a copy that is held back could commit after all. */
    public record PeriodSeal(LedgerTime time) {}

    // spotless:off
    static final StateTable<Clock> TERMS = StateTable.of(ClockFunctions.PREFIX, "terms", "", Clock.class);
    static final StateTable<Clock> PROPOSAL = StateTable.of(ClockFunctions.PREFIX, "proposal", "organisation", Clock.class);
    public static final StateTable<PeriodSeal> SEAL = StateTable.of(ClockFunctions.PREFIX, "seal", "period", PeriodSeal.class);
    public static final StateTable<FirstOutcome> OUTCOME = StateTable.of(ClockFunctions.PREFIX, "outcome", "last period, name", FirstOutcome.class);
    // spotless:on

    static final List<StateTable<?>> TABLES = List.of(TERMS, PROPOSAL, SEAL, OUTCOME);

    /** First outcomes of the signed operations of all markets that live by ledger periods. */
    static final FirstOutcomes OUTCOMES = new FirstOutcomes(OUTCOME, LedgerPeriod::named);

    private ClockState() {}

    /** Ends an operation: what it answers and the one event that it tells. */
    static <A extends ClockAnswer> Receipt receipt(Class<A> type, A answer, ClockEvent event) {
        return new Receipt(
                RecordCodec.of(type).write(answer),
                List.of(RecordCodec.of(ClockEvent.class).write(event)));
    }
}
