package org.gridmarket.testbed.simulation.allocation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.simulation.clock.PatientSigner;

/**
 * Offers, cancels, replaces, settles and collects by what it has heard. What it has in the end follows from what it was paid
 * in and from the final assignments of its own offers; that is held against the ledger.
 */
final class SimulatedMember implements PatientSigner.Owner {
    private static final int MOST_OFFERS = 2;
    private static final int MOST_PAGES = 3;

    private record Owned(MarketName market, OfferId id) {}

    private record Deals(Assignment assignment, UnitValue price, UnitValue fee) {}

    private record FinalCycle(MarketName market, Cycle cycle) {}

    private final String name;
    private final AccountKey account;
    private final Random random;
    private final PublicKnowledge known = new PublicKnowledge();
    private final SequencedSet<Deal> waiting = new LinkedHashSet<>();
    private final Map<Owned, Side> offers = new LinkedHashMap<>();
    private final Set<Owned> cancelled = new HashSet<>();
    private final Map<FinalCycle, List<Deals>> finals = new LinkedHashMap<>();
    private Money purse = Money.ZERO;
    private Money paidIn = Money.ZERO;
    private long earned;

    SimulatedMember(String name, AccountKey account, Random random) {
        this.name = name;
        this.account = account;
        this.random = random;
    }

    AccountKey account() {
        return account;
    }

    @Override
    public void hear(Record event) {
        switch (event) {
            case AllocationEvent told -> hear(told);
            case PurseEvent.PurseMoneyBooked(var who, var reference, var amount)
            when who.equals(account) -> {
                waiting.add(new Deal(Deal.BOOKING, reference));
                paidIn = paidIn.plus(amount);
            }
            case PurseEvent.PurseCollected(var who, var payouts, var amount)
            when who.equals(account) -> {
                payouts.forEach(waiting::remove);
                purse = purse.plus(amount);
            }
            case PurseEvent.PurseStaked(var who, var deal, var amount)
            when who.equals(account) -> purse = purse.minus(amount);
            case PurseEvent.PursePaidOut(var who, var deal, var amount) when who.equals(account) -> waiting.add(deal);
            case PurseEvent.PurseGiven(var who, var deal, var amount)
            when who.equals(account) -> purse = purse.plus(amount);
            default -> {
                // somebody else's
            }
        }
    }

    private void hear(AllocationEvent event) {
        known.hear(event);
        switch (event) {
            case AllocationEvent.AllocationOfferPosted e
            when e.owner().equals(account) ->
                offers.put(new Owned(e.market(), e.id()), e.offer().side());
            case AllocationEvent.AllocationOfferCancelled e -> cancelled.add(new Owned(e.market(), e.id()));
            case AllocationEvent.AllocationCycleFinalised e -> finalised(e);
            case AllocationEvent.AllocationReversed(var market, var cycle, int position) ->
                count(
                        market,
                        finals.getOrDefault(new FinalCycle(market, cycle), List.of())
                                .get(position),
                        -1);
            default -> {
                // known.hear has it
            }
        }
    }

    private void finalised(AllocationEvent.AllocationCycleFinalised event) {
        List<Assignment> all =
                event.assignments().unpack(known.of(event.market()).schema());
        List<Deals> deals = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Deals each = new Deals(all.get(i), new UnitValue(event.prices().at(i)), event.fee());
            deals.add(each);
            count(event.market(), each, 1);
        }
        finals.put(new FinalCycle(event.market(), event.cycle()), deals);
    }

    private void count(MarketName market, Deals deal, int sign) {
        var volume = known.of(market).schema().volume(deal.assignment().amounts());
        if (offers.containsKey(new Owned(market, deal.assignment().provide()))) {
            earned += sign * deal.price().of(volume).micro();
        }
        if (offers.containsKey(new Owned(market, deal.assignment().consume()))) {
            earned -= sign * deal.price().plus(deal.fee()).of(volume).micro();
        }
    }

    @Override
    public void forget() {
        known.forget();
        waiting.clear();
        offers.clear();
        cancelled.clear();
        finals.clear();
        purse = Money.ZERO;
        paidIn = Money.ZERO;
        earned = 0;
    }

    @Override
    public Optional<PatientSigner.Wish> next() {
        if (known.all().isEmpty()) {
            return Optional.empty();
        }
        PublicKnowledge.Market market =
                known.all().get(random.nextInt(known.all().size()));
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> market.offering().map(book -> post(market, book));
            case 6 -> market.offering().flatMap(book -> cancel(market, book));
            case 7 -> market.offering().flatMap(book -> replace(market, book));
            case 8 -> settle(market);
            default -> waiting.isEmpty() ? Optional.empty() : Optional.of(collect());
        };
    }

    private List<Offer> drawn(PublicKnowledge.Market market, Cycle book) {
        List<Offer> drawn = new ArrayList<>();
        int many = 1 + random.nextInt(MOST_OFFERS);
        for (int i = 0; i < many; i++) {
            Side side = purse.isZero() || random.nextBoolean() ? Side.PROVIDE : Side.CONSUME;
            drawn.add(OfferDraw.offer(side, book, market.schema(), random));
        }
        return drawn;
    }

    private PatientSigner.Wish post(PublicKnowledge.Market market, Cycle book) {
        return posting(new AllocationCommand.PostOffers(market.name(), book, drawn(market, book)));
    }

    private Optional<PatientSigner.Wish> replace(PublicKnowledge.Market market, Cycle book) {
        List<OfferId> own = live(market);
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(posting(new AllocationCommand.ReplaceOffers(
                        market.name(), book, List.of(own.get(random.nextInt(own.size()))), drawn(market, book))));
    }

    /** The page of the operation shows it. */
    private PatientSigner.Wish posting(AllocationCommand.Signed command) {
        return wish(
                command,
                (event, operation) -> event instanceof AllocationEvent.AllocationOfferPosted posted
                        && posted.id().page().name().equals(operation));
    }

    private Optional<PatientSigner.Wish> cancel(PublicKnowledge.Market market, Cycle book) {
        List<OfferId> own = live(market);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        OfferId offer = own.get(random.nextInt(own.size()));
        return Optional.of(wish(
                new AllocationCommand.CancelOffers(market.name(), book, List.of(offer)),
                (event, operation) -> event instanceof AllocationEvent.AllocationOfferCancelled cancelled
                        && cancelled.market().equals(market.name())
                        && cancelled.id().equals(offer)));
    }

    private Optional<PatientSigner.Wish> settle(PublicKnowledge.Market market) {
        List<PageId> pages = own(market).stream()
                .map(OfferId::page)
                .filter(page -> market.over().filter(page.book()::equals).isPresent())
                .distinct()
                .limit(MOST_PAGES)
                .toList();
        return pages.isEmpty()
                ? Optional.empty()
                : Optional.of(wish(
                        new AllocationCommand.Settle(market.name(), pages),
                        (event, operation) -> event instanceof AllocationEvent.AllocationSettled settled
                                && settled.market().equals(market.name())
                                && pages.contains(settled.page())));
    }

    private List<OfferId> own(PublicKnowledge.Market market) {
        return market.offers().stream()
                .filter(offer -> offers.containsKey(new Owned(market.name(), offer)))
                .toList();
    }

    /** Those that no cancellation has been heard of. */
    private List<OfferId> live(PublicKnowledge.Market market) {
        return own(market).stream()
                .filter(offer -> !cancelled.contains(new Owned(market.name(), offer)))
                .toList();
    }

    private PatientSigner.Wish collect() {
        Deal first = waiting.getFirst();
        PurseCommand.Collect command = new PurseCommand.Collect(List.of(first));
        return new PatientSigner.Wish(
                PurseFunctions.NAMES.of(command),
                command,
                (event, operation) -> event instanceof PurseEvent.PurseCollected(var who, var payouts, var amount)
                        && who.equals(account)
                        && payouts.contains(first));
    }

    private static PatientSigner.Wish wish(AllocationCommand.Signed command, PatientSigner.ShowsIt shows) {
        return new PatientSigner.Wish(AllocationFunctions.NAMES.of(command), (Record) command, shows);
    }

    @Override
    public void never(PatientSigner.Wish wish) {
        // another wish will come
    }

    /** What it lacks of what was paid in and earned, or has too much; asked when all is settled. */
    Optional<String> loss(SortedMap<String, String> rows) {
        long there = Optional.ofNullable(rows.get(PurseState.BALANCE.key(account)))
                .map(text -> PurseState.BALANCE.codec().read(text).amount().micro())
                .orElse(0L);
        for (String payout : rows.subMap(
                        PurseState.PAYOUT.key(account) + '~', Keys.after(PurseState.PAYOUT.name(), account))
                .values()) {
            there += PurseState.PAYOUT.codec().read(payout).amount().micro();
        }
        long expected = paidIn.micro() + earned;
        return there == expected
                ? Optional.empty()
                : Optional.of(name + " has " + there + " µ; paid in and earned are " + expected + " µ");
    }
}
