package org.gridmarket.kernel.stream.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.operation.Purses;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Conclusion;
import org.gridmarket.kernel.stream.lane.CustomerSide;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamAnswer;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.wire.RecordCodec;

/** The schema of the stream market, one page: every table, its key and its value; and what one operation tells. */
public final class StreamState {
    private static final String MARKET = StreamFunctions.PREFIX;

    // spotless:off
    static final StateTable<StreamRows.AgreedRules> RULES = StateTable.of(MARKET, "rules", "", StreamRows.AgreedRules.class);
    static final StateTable<StreamRows.RulesProposal> PROPOSAL = StateTable.of(MARKET, "proposal", "id", StreamRows.RulesProposal.class);
    static final StateTable<StreamRows.MediatorLicence> LICENCE = StateTable.of(MARKET, "licence", "mediator", StreamRows.MediatorLicence.class);
    static final StateTable<StreamRows.LicensedBy> LICENSED = StateTable.of(MARKET, "licensed", "organisation, mediator", StreamRows.LicensedBy.class);
    static final StateTable<Allocation> ALLOCATION = StateTable.of(MARKET, "allocation", "allocation", Allocation.class);
    static final StateTable<CustomerSide> CUSTOMER = StateTable.of(MARKET, "customer", "allocation", CustomerSide.class);
    static final StateTable<Gone> GONE = StateTable.of(MARKET, "gone", "allocation", Gone.class);
    static final StateTable<Lane> LANE = StateTable.of(MARKET, "lane", "allocation, supplier", Lane.class);
    static final StateTable<PostedRoot> ROOT = StateTable.of(MARKET, "root", "allocation, epoch, supplier", PostedRoot.class);
    static final StateTable<RevealedTests> EPOCH = StateTable.of(MARKET, "epoch", "allocation, epoch", RevealedTests.class);
    static final StateTable<StreamVerdict> VERDICT = StateTable.of(MARKET, "verdict", "allocation, epoch, mediator", StreamVerdict.class);
    static final StateTable<Conclusion> CONCLUDED = StateTable.of(MARKET, "concluded", "allocation, epoch", Conclusion.class);
    static final StateTable<StreamRows.ClosedUntil> CLOSED = StateTable.of(MARKET, "closed", "allocation", StreamRows.ClosedUntil.class);
    // spotless:on

    static final List<StateTable<?>> TABLES = List.of(
            RULES,
            PROPOSAL,
            LICENCE,
            LICENSED,
            ALLOCATION,
            CUSTOMER,
            GONE,
            LANE,
            ROOT,
            EPOCH,
            VERDICT,
            CONCLUDED,
            CLOSED);

    private final WorldState world;
    private final LedgerCall call;
    private final Purses purses;
    private final List<StreamEvent> events = new ArrayList<>();

    StreamState(WorldState world, LedgerCall call) {
        this.world = world;
        this.call = call;
        this.purses = new Purses(world);
    }

    WorldState world() {
        return world;
    }

    LedgerCall call() {
        return call;
    }

    LedgerTime now() {
        return call.time();
    }

    Money purseOf(AccountKey account) {
        return purses.of(account);
    }

    /** Takes what rules have found in a purse; nothing for nothing. */
    void take(AccountKey account, AllocationId allocation, Money amount) {
        if (!amount.isZero()) {
            purses.stake(account, new Deal(MARKET, allocation.toString()), amount)
                    .orThrow();
        }
    }

    void payOut(AccountKey account, AllocationId allocation, Money amount) {
        purses.payOut(account, new Deal(MARKET, allocation.toString()), amount);
    }

    /** A lane's payouts have rows of their own, so that no two closings share one. */
    void payOut(AccountKey account, AllocationId allocation, AccountKey supplier, Money amount) {
        purses.payOut(account, new Deal(MARKET, allocation + "." + supplier), amount);
    }

    void tell(StreamEvent event) {
        events.add(event);
    }

    Receipt done() {
        return receipt(StreamAnswer.StreamDone.class, new StreamAnswer.StreamDone());
    }

    /** Ends an operation: its answer, its events, and those of the purses behind them. */
    <A> Receipt receipt(Class<A> type, A answer) {
        RecordCodec<StreamEvent> codec = RecordCodec.of(StreamEvent.class);
        List<String> told = new ArrayList<>(events.stream().map(codec::write).toList());
        told.addAll(purses.told());
        return new Receipt(RecordCodec.of(type).write(answer), told);
    }
}
