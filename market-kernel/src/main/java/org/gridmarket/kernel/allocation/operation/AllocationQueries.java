package org.gridmarket.kernel.allocation.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.StateDigest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/** Answers questions; large answers come in portions, each from behind the last of the one before. */
final class AllocationQueries {
    private static final String SOURCE = "allocation-market, Operations: queries";
    private static final int PAGES_PER_ANSWER = 50;
    private static final int ROWS = AllocationLimit.ROWS_PER_ANSWER.ceiling();

    private AllocationQueries() {}

    static Decision<Receipt> answer(AllocationQuery question, LedgerCall call, WorldState world) {
        return switch (question) {
            case AllocationQuery.ReadMarket q ->
                MarketRows.of(q.market(), world).map(AllocationQueries::market);
            case AllocationQuery.ReadTerms q -> MarketRows.of(q.market(), world).then(market -> terms(q, market));
            case AllocationQuery.ReadMember q ->
                MarketRows.of(q.market(), world).map(market -> member(q, market));
            case AllocationQuery.ReadBook q -> MarketRows.of(q.market(), world).map(market -> book(q, market));
            case AllocationQuery.ReadInstance q ->
                MarketRows.of(q.market(), world).then(market -> instance(q, market));
            case AllocationQuery.ReadCandidate q ->
                MarketRows.of(q.market(), world).then(market -> candidate(q, market));
            case AllocationQuery.ReadCycle q -> MarketRows.of(q.market(), world).map(market -> cycle(q, market));
            case AllocationQuery.ReadAssignments q ->
                MarketRows.of(q.market(), world).then(market -> assignments(q, market));
            case AllocationQuery.ReadPage q -> MarketRows.of(q.market(), world).then(market -> page(q, call, market));
            case AllocationQuery.ReadAllocationDigest q -> Decision.accept(digest(world));
        };
    }

    private static <A extends AllocationAnswer> Receipt text(Class<A> type, A answer) {
        return Receipt.of(RecordCodec.of(type).write(answer));
    }

    private static <T> Decision<T> unknown(String what) {
        return Decision.reject(AllocationRejection.CYCLE_UNKNOWN, SOURCE, what);
    }

    private static Receipt market(MarketRows market) {
        int members = AllocationState.PLACES
                .find(market.world(), market.name())
                .map(StoredRows.TakenPlaces::places)
                .orElse(0);
        return text(
                AllocationAnswer.AllocationMarketState.class,
                new AllocationAnswer.AllocationMarketState(
                        market.schema(),
                        market.end().orElse(null),
                        members,
                        market.swept().last()));
    }

    private static Decision<Receipt> terms(AllocationQuery.ReadTerms query, MarketRows market) {
        return market.in(AllocationState.TERMS)
                .find(market.world(), query.from())
                .map(found -> Decision.accept(text(
                        AllocationAnswer.AllocationTerms.class,
                        new AllocationAnswer.AllocationTerms(query.from(), found))))
                .orElseGet(() -> unknown("no terms were agreed from cycle " + query.from() + " on"));
    }

    private static Receipt member(AllocationQuery.ReadMember query, MarketRows market) {
        StoredRows.@Nullable Member member = market.in(AllocationState.MEMBER)
                .find(market.world(), query.account())
                .orElse(null);
        StoredRows.Trader trader = market.in(AllocationState.TRADER)
                .find(market.world(), query.account())
                .orElse(StoredRows.Trader.NONE);
        int offers =
                trader.posted().stream().mapToInt(StoredRows.Posted::offers).sum();
        return text(
                AllocationAnswer.AllocationMember.class,
                new AllocationAnswer.AllocationMember(
                        query.account(),
                        member != null,
                        member == null ? List.of() : member.groups(),
                        offers,
                        market.schema().limits().room() - trader.weight()));
    }

    /** Cancellations come with the first portion. */
    private static Receipt book(AllocationQuery.ReadBook query, MarketRows market) {
        StateTable<?> pages = market.in(AllocationState.PAGE);
        String from =
                query.after() == null ? pages.key(query.book()) : Keys.next(pages.key(query.book(), query.after()));
        List<WorldState.Entry> entries =
                market.world().first(from, Keys.after(pages.name(), query.book()), PAGES_PER_ANSWER + 1);
        List<AllocationAnswer.PageOfBook> found = entries.stream()
                .limit(PAGES_PER_ANSWER)
                .map(entry -> new AllocationAnswer.PageOfBook(
                        InstanceReading.pageOf(entry.key()),
                        AllocationState.PAGE.codec().read(entry.value())))
                .toList();
        List<OfferId> cancelled = new ArrayList<>();
        if (query.after() == null) {
            market.in(AllocationState.VOID)
                    .scan(
                            market.world(),
                            query.book(),
                            query.book(),
                            ROWS,
                            Integer.MAX_VALUE,
                            row -> cancelled.addAll(row.value().offers()));
        }
        return text(
                AllocationAnswer.AllocationBook.class,
                new AllocationAnswer.AllocationBook(
                        query.book(),
                        market.isSealed(query.book()),
                        found,
                        cancelled,
                        entries.size() <= PAGES_PER_ANSWER));
    }

    private static Decision<Receipt> instance(AllocationQuery.ReadInstance query, MarketRows market) {
        return sealed(query.cycle(), market)
                .then(seal -> InstanceReading.read(query.cycle(), seal, market))
                .map(instance -> portion(query, instance));
    }

    private static Decision<StoredRows.CycleSeal> sealed(Cycle c, MarketRows market) {
        @Nullable Cycle swept = market.swept().begun();
        Cycle oldest = c.back(market.calendar().life() - 1);
        if (swept != null && !swept.isBefore(oldest)) {
            return unknown("books of the instance of cycle " + c + " are swept, up to " + swept);
        }
        return market.seal(c)
                .filter(seal -> market.isEarlierFinal(c))
                .map(Decision::accept)
                .orElseGet(() -> unknown(
                        "the instance of cycle " + c + " is sealed when its book is, and the cycle before final"));
    }

    private static Receipt portion(AllocationQuery.ReadInstance query, AllocationInstance instance) {
        OfferId after = query.after();
        List<OpenOffer> left = instance.offers().values().stream()
                .filter(open -> after == null || open.id().compareTo(after) > 0)
                .limit(ROWS + 1L)
                .toList();
        return text(
                AllocationAnswer.AllocationInstanceState.class,
                new AllocationAnswer.AllocationInstanceState(
                        query.cycle(),
                        left.stream()
                                .limit(ROWS)
                                .map(AllocationQueries::ofInstance)
                                .toList(),
                        left.size() <= ROWS));
    }

    private static AllocationAnswer.InstanceOffer ofInstance(OpenOffer open) {
        @Nullable OfferUse earlier = open.earlier();
        return new AllocationAnswer.InstanceOffer(
                open.id(),
                open.owner(),
                open.groups(),
                open.offer(),
                earlier == null
                        ? List.of()
                        : earlier.taken().entrySet().stream()
                                .map(entry -> new AllocationAnswer.TakenType(entry.getKey(), entry.getValue()))
                                .sorted((one, other) -> one.type().compareTo(other.type()))
                                .toList(),
                earlier == null
                        ? List.of()
                        : earlier.counterparts().stream().sorted().toList());
    }

    private static Decision<Receipt> candidate(AllocationQuery.ReadCandidate query, MarketRows market) {
        return market.in(AllocationState.CANDIDATE)
                .find(market.world(), query.cycle())
                .map(found -> Decision.accept(text(
                        AllocationAnswer.AllocationCandidate.class,
                        new AllocationAnswer.AllocationCandidate(
                                query.cycle(), found.solver(), found.value(), found.proof(), found.assignments()))))
                .orElseGet(() -> unknown("cycle " + query.cycle() + " has no candidate"));
    }

    private static Receipt cycle(AllocationQuery.ReadCycle query, MarketRows market) {
        StoredRows.@Nullable FinalCycle head = market.finalCycle(query.cycle()).orElse(null);
        return text(
                AllocationAnswer.AllocationCycle.class,
                new AllocationAnswer.AllocationCycle(
                        query.cycle(),
                        market.status(query.cycle()),
                        market.seal(query.cycle())
                                .map(StoredRows.CycleSeal::terms)
                                .orElse(null),
                        head == null ? null : head.time(),
                        head == null ? null : head.source(),
                        head == null ? 0 : head.assignments()));
    }

    private static Decision<Receipt> assignments(AllocationQuery.ReadAssignments query, MarketRows market) {
        return market.finalCycle(query.cycle())
                .flatMap(head -> Fees.solution(query.cycle(), head, market))
                .map(solution -> Decision.accept(assignments(query, solution, market)))
                .orElseGet(() -> unknown("cycle " + query.cycle() + " has no final assignments"));
    }

    private static Receipt assignments(
            AllocationQuery.ReadAssignments query, StoredSolution solution, MarketRows market) {
        List<PricedAssignment> all = solution.priced(market.schema());
        int from = Math.clamp(query.from(), 0, all.size());
        int to = Math.min(all.size(), from + ROWS);
        return text(
                AllocationAnswer.AllocationAssignments.class,
                new AllocationAnswer.AllocationAssignments(
                        query.cycle(), solution.fee(), all.subList(from, to), to == all.size()));
    }

    private static Decision<Receipt> page(AllocationQuery.ReadPage query, LedgerCall call, MarketRows market) {
        return Settling.page(query.page(), new PageDue.Reckoning(market, call.time()), market)
                .map(found -> Decision.accept(text(
                        AllocationAnswer.AllocationPage.class,
                        new AllocationAnswer.AllocationPage(
                                query.page(),
                                found.page(),
                                found.standing().deposit(),
                                found.standing().given(),
                                found.due().total().minus(found.standing().given())))))
                .orElseGet(() -> unknown("there is no page " + query.page()));
    }

    private static Receipt digest(WorldState world) {
        StateDigest digest = StateDigest.of(AllocationState.TABLES, world);
        return text(
                AllocationAnswer.AllocationDigest.class,
                new AllocationAnswer.AllocationDigest(digest.digest(), digest.rows()));
    }
}
