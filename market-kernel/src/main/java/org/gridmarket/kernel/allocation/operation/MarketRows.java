package org.gridmarket.kernel.allocation.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.cycle.CycleStatus;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.operation.Purses;
import org.gridmarket.kernel.wire.RecordCodec;

/** The rows of one market during one transaction, what is derived from them, and what the transaction tells. */
final class MarketRows {
    private final MarketSchema schema;
    private final WorldState world;
    private final Purses purses;
    private final List<AllocationEvent> events = new ArrayList<>();

    MarketRows(MarketSchema schema, WorldState world) {
        this.schema = schema;
        this.world = world;
        this.purses = new Purses(world);
    }

    /** Of a market that is founded. */
    static Decision<MarketRows> of(MarketName market, WorldState world) {
        return AllocationState.MARKET
                .find(world, market)
                .map(schema -> Decision.accept(new MarketRows(schema, world)))
                .orElseGet(() -> Decision.reject(
                        AllocationRejection.MARKET_UNKNOWN, "allocation-market", "there is no market " + market));
    }

    MarketSchema schema() {
        return schema;
    }

    MarketName name() {
        return schema.name();
    }

    CycleCalendar calendar() {
        return schema.calendar();
    }

    WorldState world() {
        return world;
    }

    Purses purses() {
        return purses;
    }

    /** The rows of this market in a table. */
    <V> StateTable<V> in(StateTable<V> table) {
        return table.under(schema.name());
    }

    Optional<StoredRows.CycleSeal> seal(Cycle c) {
        return in(AllocationState.SEALED).find(world, c);
    }

    boolean isSealed(Cycle c) {
        return in(AllocationState.SEALED).has(world, c);
    }

    Optional<StoredRows.FinalCycle> finalCycle(Cycle c) {
        return in(AllocationState.FINAL).find(world, c);
    }

    boolean isFinal(Cycle c) {
        return in(AllocationState.FINAL).has(world, c);
    }

    /** Whether the cycle before is final, or there is none. */
    boolean isEarlierFinal(Cycle c) {
        return c.isFirst() || isFinal(c.previous());
    }

    /** Whether the book of a cycle has been opened, by the key that opens it. */
    boolean isOpened(Cycle c) {
        return c.isFirst() || (calendar().overlap() ? isSealed(c.previous()) : isFinal(c.previous()));
    }

    CycleStatus status(Cycle c) {
        if (isFinal(c)) {
            return isSwept(c) ? CycleStatus.SWEPT : CycleStatus.FINAL;
        }
        if (isSealed(c)) {
            return CycleStatus.SOLVING;
        }
        return isOpened(c) ? CycleStatus.OFFERING : CycleStatus.WAITING;
    }

    StoredRows.SweptBooks swept() {
        return AllocationState.SWEPT.find(world, name()).orElse(StoredRows.SweptBooks.NONE);
    }

    private boolean isSwept(Cycle c) {
        Cycle last = swept().last();
        return last != null && !c.isAfter(last);
    }

    /** The first cycle that never is; empty while no end is agreed. */
    Optional<Cycle> end() {
        return AllocationState.END.find(world, name()).map(StoredRows.MarketEnd::from);
    }

    /** Whether the market has ended before a cycle. */
    boolean isEnded(Cycle c) {
        return end().filter(first -> !c.isBefore(first)).isPresent();
    }

    /** The terms that were agreed from a cycle on. */
    MarketTerms terms(Cycle from) {
        return in(AllocationState.TERMS)
                .find(world, from)
                .orElseThrow(() -> new IllegalStateException("market " + name() + " has no terms from " + from));
    }

    /** How purses call a page of this market. */
    Deal deal(PageId page) {
        return new Deal(AllocationFunctions.PREFIX, name() + "." + page.text());
    }

    /** How purses call the fees of a cycle. */
    Deal feesOf(Cycle c) {
        return new Deal(AllocationFunctions.PREFIX, name() + ".fees." + c);
    }

    void tell(AllocationEvent event) {
        events.add(event);
    }

    /** Ends an operation: its result, what it has told, and what has moved between purses. */
    <A extends AllocationAnswer> Receipt receipt(Class<A> type, A answer) {
        RecordCodec<AllocationEvent> codec = RecordCodec.of(AllocationEvent.class);
        List<String> told = Stream.concat(events.stream().map(codec::write), purses.told().stream())
                .toList();
        return new Receipt(RecordCodec.of(type).write(answer), told);
    }

    Receipt done() {
        return receipt(AllocationAnswer.AllocationDone.class, new AllocationAnswer.AllocationDone());
    }
}
