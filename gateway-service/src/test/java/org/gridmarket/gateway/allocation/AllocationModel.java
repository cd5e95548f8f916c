package org.gridmarket.gateway.allocation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.EventBlock;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.clock.ClockedLedger;

/** The rows of allocation markets, read from a ledger in memory; and what gateways of organisations do with them. */
final class AllocationModel implements AutoCloseable {
    private static final AllocationTables TABLES = new AllocationTables();

    final ReadDatabase database = ReadDatabase.open(DatabaseAddress.parse("h2:mem:allocation"), 2, List.of(TABLES));
    final AllocationOnLedger market;
    final MarketFacts facts = new MarketFacts(database.jdbi());
    final AllocationReports reports = new AllocationReports(database.jdbi(), facts);
    final CycleReports cycles = new CycleReports(database.jdbi());
    final PageDues dues = new PageDues(database.jdbi());
    private final ReadModel model = new ReadModel(database.jdbi(), List.of(new OnlyAllocations()));

    private record OnlyAllocations() implements MarketModule<AllocationEvent> {
        @Override
        public MarketTables<AllocationEvent> tables() {
            return TABLES;
        }
    }

    AllocationModel(AllocationOnLedger market) {
        this.market = market;
        model.resume();
    }

    AllocationModel read() {
        model.apply(market.ledger().ledger().blocks().stream()
                .map(LedgerInMemory::asRead)
                .map(EventBlock::of)
                .toList());
        return this;
    }

    Progress progress() {
        return read().facts.of(market.name()).orElseThrow();
    }

    Chore closer(Organisation own) {
        return new CycleChore(facts, own);
    }

    Chore sweeper(Organisation own) {
        LedgerClock clock = new LedgerClock();
        clock.follow(new ClockEvent.ClockFounded(market.ledger().clock()));
        return new SweepChore(facts, dues, new OwnOperations(ClockedLedger.TARGET, clock), own);
    }

    /** Does what is due at a moment, as an organisation that is not the operator unless said so; the functions carried out. */
    List<String> work(Chore chore, Organisation own) {
        List<String> done = new ArrayList<>();
        LedgerTime now = market.ledger().now();
        while (read() == this && chore.next(now) instanceof Chore.Step.Submit step) {
            Caller.Member caller = new Caller.Member(own, false, "gateway");
            Decision<Receipt> outcome = market.ledger().send(caller, step.function(), step.argument());
            if (outcome instanceof Decision.Accepted<Receipt>(Receipt receipt)) {
                done.add(step.function());
                chore.ended(step, true, receipt.result(), now);
            } else {
                chore.ended(step, false, "", now);
            }
        }
        return done;
    }

    @Override
    public void close() {
        database.jdbi().useHandle(rows -> rows.execute("drop all objects"));
        database.close();
    }
}
