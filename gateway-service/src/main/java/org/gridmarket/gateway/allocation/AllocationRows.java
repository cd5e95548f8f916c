package org.gridmarket.gateway.allocation;

import java.util.List;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.SolverLicence;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.party.AccountKey;
import org.jdbi.v3.core.Handle;

/** Each event to its rows: those of markets and parties here, those of books and of cycles in classes of their own. */
final class AllocationRows implements Projection<AllocationEvent> {
    @Override
    public void apply(Handle rows, Place place, AllocationEvent event) {
        AgreedRows agreed = new AgreedRows(rows);
        BookRows books = new BookRows(rows);
        CycleRows cycles = new CycleRows(rows);
        switch (event) {
            case AllocationEvent.AllocationMarketProposed proposed -> agreed.propose(proposed, place);
            case AllocationEvent.AllocationMarketFounded(MarketSchema schema) -> agreed.found(schema);
            case AllocationEvent.AllocationChangeProposed proposed -> agreed.propose(proposed, place);
            case AllocationEvent.AllocationTermsEffective effective ->
                agreed.terms(effective.market(), effective.from(), effective.terms());
            case AllocationEvent.AllocationEndAgreed(var market, var from) -> agreed.end(market, from);
            case AllocationEvent.AllocationMemberAdmitted admitted -> {
                know(rows, place, admitted.account(), AllocationKnown.MEMBER);
                agreed.member(admitted.market(), admitted.account(), true, admitted.groups());
            }
            case AllocationEvent.AllocationMemberExpelled(var market, var account) ->
                agreed.member(market, account, false, List.of());
            case AllocationEvent.AllocationLicenceChanged(SolverLicence licence) -> {
                know(rows, place, licence.holder(), AllocationKnown.SOLVER);
                agreed.solver(licence);
            }
            case AllocationEvent.AllocationOfferPosted posted ->
                books.post(posted, SchemaRows.of(rows, posted.market()));
            case AllocationEvent.AllocationOfferRefused refused ->
                books.refuse(refused.market(), refused.book(), refused.code());
            case AllocationEvent.AllocationOfferCancelled(var market, var book, var id) ->
                books.cancel(market, book, id);
            case AllocationEvent.AllocationCycleClosed closed -> cycles.close(closed);
            case AllocationEvent.AllocationSolutionAccepted accepted -> cycles.lead(accepted, place);
            case AllocationEvent.AllocationCycleFinalised ended ->
                cycles.finalise(ended, SchemaRows.of(rows, ended.market()));
            case AllocationEvent.AllocationSettled(var market, var page, var owner, var amount) ->
                books.settle(market, page, amount);
            case AllocationEvent.AllocationReversed(var market, var cycle, int assignment) ->
                cycles.reverse(market, cycle, assignment);
            case AllocationEvent.AllocationFeesCollected(var market, var cycle, var account, var amount) ->
                cycles.collect(market, cycle, amount);
            case AllocationEvent.AllocationSwept(var market, var book) -> {
                books.sweep(market, book);
                cycles.sweep(market, book);
            }
        }
    }

    /** Why a relay carries operations of an account. */
    private static void know(Handle rows, Place place, AccountKey account, AllocationKnown why) {
        KnownAccounts.know(rows, AllocationFunctions.PREFIX, place, account, why.name());
    }

    @Override
    public List<String> tables() {
        return List.of(
                "alloc_market",
                "alloc_proposal",
                "alloc_terms",
                "alloc_member",
                "alloc_solver",
                "alloc_cycle",
                "alloc_page",
                "alloc_offer",
                "alloc_refused",
                "alloc_candidate",
                "alloc_assignment");
    }
}
