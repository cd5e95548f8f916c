package org.gridmarket.kernel.compute.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.operation.Purses;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;

/** The schema of the computation market, one page: every table, its key and its value; and what one operation tells. */
public final class ComputeState {
    private static final String MARKET = ComputeFunctions.PREFIX;

    // spotless:off
    static final StateTable<StoredValues.AgreedTerms> TERMS = StateTable.of(MARKET, "terms", "", StoredValues.AgreedTerms.class);
    static final StateTable<StoredValues.TermsProposal> PROPOSAL = StateTable.of(MARKET, "proposal", "id", StoredValues.TermsProposal.class);
    static final StateTable<StoredValues.ComputeLicence> LICENCE = StateTable.of(MARKET, "licence", "solver", StoredValues.ComputeLicence.class);
    static final StateTable<StoredValues.LicenceOf> LICENCE_OF = StateTable.of(MARKET, "licenceof", "organisation, solver", StoredValues.LicenceOf.class);
    static final StateTable<MemberEntry> MEMBER = StateTable.of(MARKET, "member", "account", MemberEntry.class);
    static final StateTable<Job> JOB = StateTable.of(MARKET, "job", "job", Job.class);
    static final StateTable<Resource> RESOURCE = StateTable.of(MARKET, "resource", "resource", Resource.class);
    static final StateTable<Note> NOTE = StateTable.of(MARKET, "note", "note", Note.class);
    static final StateTable<StoredValues.Stopped> STOPPED = StateTable.of(MARKET, "stopped", "offer", StoredValues.Stopped.class);
    static final StateTable<StoredValues.GroupMember> GROUP = StateTable.of(MARKET, "group", "creator, group, provider", StoredValues.GroupMember.class);
    static final StateTable<Match> MATCH = StateTable.of(MARKET, "match", "match", Match.class);
    static final StateTable<StoredValues.Forgotten> FORGOTTEN = StateTable.of(MARKET, "forgotten", "", StoredValues.Forgotten.class);
    // spotless:on

    static final List<StateTable<?>> TABLES = List.of(
            TERMS, PROPOSAL, LICENCE, LICENCE_OF, MEMBER, JOB, RESOURCE, NOTE, STOPPED, GROUP, MATCH, FORGOTTEN);

    private final WorldState world;
    private final LedgerCall call;
    private final Purses purses;
    private final List<ComputeEvent> events = new ArrayList<>();

    ComputeState(WorldState world, LedgerCall call) {
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

    // ---- money

    /** Takes a stake out of a purse; nothing for nothing. */
    Decision<Money> stake(AccountKey account, Deal deal, Money amount) {
        return amount.isZero() ? Decision.accept(amount) : purses.stake(account, deal, amount);
    }

    /** Takes a stake that must be something, so that nobody fills the book for nothing. */
    Decision<Money> stakeOfOffer(AccountKey account, OfferId offer, Money amount) {
        return purses.stake(account, deal(offer), amount);
    }

    void payOut(AccountKey account, Deal deal, Money amount) {
        purses.payOut(account, deal, amount);
    }

    Money purseOf(AccountKey account) {
        return purses.of(account);
    }

    /** An offer or a match as purses know it. */
    static Deal deal(Object id) {
        return new Deal(MARKET, id.toString());
    }

    // ---- telling

    void tell(ComputeEvent event) {
        events.add(event);
    }

    /** Ends an operation: its answer, its events, and those of the purses behind them. */
    <A> Receipt receipt(Class<A> type, A answer) {
        RecordCodec<ComputeEvent> codec = RecordCodec.of(ComputeEvent.class);
        List<String> told = new ArrayList<>(events.stream().map(codec::write).toList());
        told.addAll(purses.told());
        return new Receipt(RecordCodec.of(type).write(answer), told);
    }
}
