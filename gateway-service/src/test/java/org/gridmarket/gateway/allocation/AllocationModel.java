package org.gridmarket.gateway.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.readmodel.OneMarketModel;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.allocation.Offers;
import org.gridmarket.testkit.clock.ClockedLedger;

/** The rows of allocation markets, read from a ledger in memory; and what gateways of organisations do with them. */
final class AllocationModel implements AutoCloseable {
    final OneMarketModel model = new OneMarketModel(new AllocationTables());
    final AllocationOnLedger market;
    final MarketFacts facts = new MarketFacts(model.jdbi());
    final AllocationReports reports = new AllocationReports(model.jdbi(), facts);
    final CycleReports cycles = new CycleReports(model.jdbi());
    final BookReports books = new BookReports(model.jdbi(), facts);
    final PageDues dues = new PageDues(model.jdbi());

    AllocationModel(AllocationOnLedger market) {
        this.market = market;
    }

    AllocationModel read() {
        model.read(market.ledger().ledger().blocks().stream().map(LedgerInMemory::asRead));
        return this;
    }

    /** Members 1 and 2 trade 4 units in the first cycle, which is final at 1,150. */
    void trade() {
        PageId provide = market.post(1, 0, Offers.provide().of(1, 5, 1).until(0));
        PageId consume = market.post(2, 0, Offers.consume().of(1, 4, 9).until(0));
        market.at(1_100).close(0).orThrow();
        market.submit(11, 0, AllocationOnLedger.assign(provide, consume, 1, 4)).orThrow();
        market.at(1_150).finalise(0).orThrow();
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

    Chore collector(Organisation own, AccountKey account, Predicate<AccountKey> opened) {
        return new FeesChore(facts, new OpenFees(model.jdbi()), own, account, opened);
    }

    /** Does what is due at a moment, as an organisation that is not the operator unless said so; the functions carried out. */
    List<String> work(Chore chore, Organisation own) {
        List<String> done = new ArrayList<>();
        LedgerTime now = market.ledger().now();
        while (read() == this && chore.next(now) instanceof Chore.Step.Submit step) {
            Caller.Member caller = new Caller.Member(own, step.as() == Credential.ADMIN, "gateway");
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
        model.close();
    }
}
