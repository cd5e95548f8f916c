package org.gridmarket.testkit.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testkit.Violation;

/**
 * Holds what allocation markets tell against what they promise, with a second judge and books of its own: whatever becomes
 * final is feasible with all that was final before (G21), and no page is given more than it is owed, nor swept before it has
 * all (G22). Shares with the kernel the records that it reads.
 */
public final class AllocationWatch {
    /** What a page has put down, earned, spent, and was given. */
    private static final class Account {
        private Money deposit = Money.ZERO;
        private Money proceeds = Money.ZERO;
        private Money spent = Money.ZERO;
        private Money given = Money.ZERO;

        private Money owed() {
            return deposit.plus(proceeds).minus(spent);
        }
    }

    /** An assignment that became final. */
    private record Priced(Assignment assignment, UnitValue price, UnitValue fee) {}

    private static final class Market {
        private final MarketSchema schema;
        private final NavigableMap<Cycle, MarketTerms> terms = new TreeMap<>();
        private final Map<Cycle, Cycle> sealed = new HashMap<>();
        private final Map<OfferId, SecondJudge.Posted> offers = new LinkedHashMap<>();
        private final Map<OfferId, Cycle> voids = new HashMap<>();
        private final List<SecondJudge.Dated> finals = new ArrayList<>();
        private final Map<Cycle, List<Priced>> priced = new HashMap<>();
        private final Map<PageId, Account> accounts = new TreeMap<>();

        private Market(MarketSchema schema) {
            this.schema = schema;
            terms.put(Cycle.FIRST, schema.terms());
        }

        private Account account(OfferId offer) {
            return accounts.computeIfAbsent(offer.page(), any -> new Account());
        }
    }

    private final Map<MarketName, Market> markets = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /** Takes in the next event, in ledger order. */
    public void observe(AllocationEvent event) {
        switch (event) {
            case AllocationEvent.AllocationMarketFounded(MarketSchema schema) ->
                markets.put(schema.name(), new Market(schema));
            case AllocationEvent.AllocationTermsEffective e ->
                of(e.market()).terms.put(e.from(), e.terms());
            case AllocationEvent.AllocationOfferPosted e -> post(e, of(e.market()));
            case AllocationEvent.AllocationOfferCancelled e ->
                of(e.market()).voids.put(e.id(), e.book());
            case AllocationEvent.AllocationCycleClosed e ->
                of(e.market()).sealed.put(e.cycle(), e.terms());
            case AllocationEvent.AllocationCycleFinalised e -> finalise(e, of(e.market()));
            case AllocationEvent.AllocationReversed e -> reverse(e, of(e.market()));
            case AllocationEvent.AllocationSettled e -> settle(e, of(e.market()));
            case AllocationEvent.AllocationSwept e -> sweep(e, of(e.market()));
            default -> {
                // who takes part, who leads: the rules and the audit see to it
            }
        }
    }

    private Market of(MarketName name) {
        return Objects.requireNonNull(markets.get(name), "an event of a market that is not founded");
    }

    /** What is broken so far. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Pages that are owed something, or given too much: none once all is over and settled. */
    public boolean isAllPaid() {
        return markets.values().stream()
                .flatMap(market -> market.accounts.values().stream())
                .allMatch(account -> account.owed().equals(account.given));
    }

    private static void post(AllocationEvent.AllocationOfferPosted event, Market market) {
        market.offers.put(event.id(), new SecondJudge.Posted(event.owner(), event.groups(), event.offer()));
        Account account = market.account(event.id());
        account.deposit = account.deposit.plus(deposit(event, market.schema));
    }

    private static Money deposit(AllocationEvent.AllocationOfferPosted event, MarketSchema schema) {
        Money most = Money.ZERO;
        if (event.offer().side() == Side.CONSUME && schema.money().settled()) {
            for (var alternative : event.offer().alternatives()) {
                most = most.max(alternative.value().of(schema.volume(alternative.amounts())));
            }
        }
        return most;
    }

    private void finalise(AllocationEvent.AllocationCycleFinalised event, Market market) {
        Cycle cycle = event.cycle();
        List<Assignment> set = event.assignments().unpack(market.schema);
        if (!set.isEmpty()) {
            MarketTerms terms = Objects.requireNonNull(
                    market.terms.get(Objects.requireNonNull(market.sealed.get(cycle), "closed before it is final")));
            new SecondJudge(market.schema, terms, cycle.index(), open(cycle, market), market.offers, market.finals)
                    .offence(set)
                    .ifPresent(what -> violations.add(new Violation(
                            AllocationGuarantee.G21, "cycle " + cycle + " of " + event.market() + ": " + what)));
        }
        List<Priced> priced = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            Priced each = new Priced(set.get(i), new UnitValue(event.prices().at(i)), event.fee());
            priced.add(each);
            market.finals.add(new SecondJudge.Dated(cycle.index(), each.assignment()));
            pay(each, 1, market);
        }
        market.priced.put(cycle, priced);
    }

    /** Offers of books that the cycle reads, less what is void or over. */
    private static Map<OfferId, SecondJudge.Posted> open(Cycle cycle, Market market) {
        Map<OfferId, SecondJudge.Posted> open = new LinkedHashMap<>();
        market.offers.forEach((id, posted) -> {
            Cycle book = id.page().book();
            Cycle voidFrom = market.voids.get(id);
            boolean read = !book.isAfter(cycle)
                    && !book.plus(market.schema.calendar().life() - 1).isBefore(cycle);
            boolean isVoid = voidFrom != null && !voidFrom.isAfter(cycle);
            if (read && !isVoid && !posted.offer().until().isBefore(cycle)) {
                open.put(id, posted);
            }
        });
        return open;
    }

    /** Moves the money of an assignment, or with sign -1 takes it back. */
    private static void pay(Priced each, int sign, Market market) {
        if (!market.schema.money().settled()) {
            return;
        }
        var volume = market.schema.volume(each.assignment().amounts());
        Money price = each.price().of(volume);
        Money cost = each.price().plus(each.fee()).of(volume);
        Account provider = market.account(each.assignment().provide());
        Account consumer = market.account(each.assignment().consume());
        provider.proceeds = sign > 0 ? provider.proceeds.plus(price) : provider.proceeds.minus(price);
        consumer.spent = sign > 0 ? consumer.spent.plus(cost) : consumer.spent.minus(cost);
    }

    private static void reverse(AllocationEvent.AllocationReversed event, Market market) {
        List<Priced> priced = Objects.requireNonNull(market.priced.get(event.cycle()), "final before it is reversed");
        pay(priced.get(event.assignment()), -1, market);
    }

    private void settle(AllocationEvent.AllocationSettled event, Market market) {
        Account account = market.accounts.computeIfAbsent(event.page(), any -> new Account());
        account.given = account.given.plus(event.amount());
        if (account.given.compareTo(account.owed()) > 0) {
            violations.add(new Violation(
                    AllocationGuarantee.G22,
                    "page " + event.page() + " of " + event.market() + " was given " + account.given + " of "
                            + account.owed()));
        }
    }

    private void sweep(AllocationEvent.AllocationSwept event, Market market) {
        market.accounts.forEach((page, account) -> {
            if (page.book().equals(event.book()) && !account.given.equals(account.owed())) {
                violations.add(new Violation(
                        AllocationGuarantee.G22,
                        "page " + page + " of " + event.market() + " is swept with " + account.given + " of "
                                + account.owed()));
            }
        });
    }
}
