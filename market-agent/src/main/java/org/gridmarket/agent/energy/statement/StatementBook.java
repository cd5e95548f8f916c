package org.gridmarket.agent.energy.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.gridmarket.agent.energy.OwnOffers;
import org.gridmarket.agent.energy.plan.KnownTariffs;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;

/**
 * Makes a home's statements from the public events and its own readings. It reckons from trades, not from what was
 * retired, and so is a second path to what the bill says. Not thread-safe.
 */
public final class StatementBook {
    /** What was traded in one interval. */
    private record Traded(Energy soldEnergy, Money sold, Energy boughtEnergy, Money bought, Money fees) {
        static final Traded NOTHING = new Traded(Energy.ZERO, Money.ZERO, Energy.ZERO, Money.ZERO, Money.ZERO);

        Traded with(PricedTrade trade, Side side) {
            Money price = trade.energy().at(trade.price());
            Money paid = fees.plus(trade.energy().at(trade.fee()));
            return side == Side.SELL
                    ? new Traded(soldEnergy.plus(trade.energy()), sold.plus(price), boughtEnergy, bought, paid)
                    : new Traded(soldEnergy, sold, boughtEnergy.plus(trade.energy()), bought.plus(price), paid);
        }

        NetEnergy net() {
            return boughtEnergy.net(soldEnergy);
        }

        Money worth() {
            return sold.minus(bought).minus(fees);
        }
    }

    /** A bill on the ledger, and how many retirements of credit the ledger had told before it. */
    private record Billed(Interval first, Interval last, Money total, int retirements) {}

    private final AccountKey account;
    private final MeterId meter;
    private final OwnOffers publicOffers;
    private final Set<AccountKey> hidden = new HashSet<>();
    private final OwnOffers hiddenOffers = new OwnOffers();
    private final KnownTariffs tariffs = new KnownTariffs();
    private final NavigableMap<Interval, Traded> byPublic = new TreeMap<>();
    private final NavigableMap<Interval, Traded> byHidden = new TreeMap<>();
    private final NavigableMap<Interval, Billed> bills = new TreeMap<>();
    private Money paidIn = Money.ZERO;
    private Money redeemed = Money.ZERO;
    private Money lent = Money.ZERO;
    private final List<Money> retirements = new ArrayList<>();

    /**
     * @param account the home's public account
     * @param meter the name of its meter
     */
    public StatementBook(AccountKey account, MeterId meter) {
        this.account = account;
        this.meter = meter;
        this.publicOffers = new OwnOffers(account);
    }

    /** One more account of the home, before it posts. */
    public void adopt(AccountKey anonymous) {
        hidden.add(anonymous);
        hiddenOffers.adopt(anonymous);
    }

    /** Takes in one public event. */
    public void observe(EnergyEvent event) {
        publicOffers.observe(event);
        hiddenOffers.observe(event);
        switch (event) {
            case EnergyEvent.RuleEffective effective -> tariffs.adopt(effective.rules());
            case EnergyEvent.Finalised done -> done.trades().forEach(this::traded);
            case EnergyEvent.CreditCollected money
            when money.account().equals(account) -> paidIn = paidIn.plus(money.amount());
            case EnergyEvent.CreditRedeemed money
            when money.account().equals(account) -> redeemed = redeemed.plus(money.amount());
            case EnergyEvent.MixJoined joined
            when joined.account().equals(account) ->
                lent = lent.plus(joined.bundle().creditOf(joined.bundles()));
            case EnergyEvent.MixReclaimed back
            when back.account().equals(account) ->
                lent = lent.minus(back.bundle().creditOf(back.bundles()));
            case EnergyEvent.CreditRetired money
            when hidden.contains(money.account()) -> retirements.add(money.amount());
            case EnergyEvent.BillReported bill
            when bill.meter().equals(meter) ->
                bills.put(bill.last(), new Billed(bill.first(), bill.last(), bill.total(), retirements.size()));
            default -> {
                // moves nothing of this home
            }
        }
    }

    private void traded(PricedTrade trade) {
        add(byPublic, publicOffers.partsOf(trade));
        add(byHidden, hiddenOffers.partsOf(trade));
    }

    private static void add(NavigableMap<Interval, Traded> where, List<OwnOffers.Part> parts) {
        for (OwnOffers.Part part : parts) {
            PricedTrade trade = part.trade();
            where.put(
                    trade.t(),
                    where.getOrDefault(trade.t(), Traded.NOTHING)
                            .with(trade, part.offer().side()));
        }
    }

    /**
     * The statement of a range of intervals.
     *
     * @param readings what the home's meter measured, if it did
     */
    public CycleStatement of(Interval first, Interval last, Function<Interval, Optional<NetEnergy>> readings) {
        return lines(first, last, readings).statement(first, last, Optional.empty(), Money.ZERO);
    }

    private Lines lines(Interval first, Interval last, Function<Interval, Optional<NetEnergy>> readings) {
        Lines lines = new Lines();
        for (Interval t : IntervalSet.range(first, last)) {
            lines.add(byPublic.getOrDefault(t, Traded.NOTHING));
            lines.add(byHidden.getOrDefault(t, Traded.NOTHING));
            NetEnergy traded = byPublic.getOrDefault(t, Traded.NOTHING)
                    .net()
                    .plus(byHidden.getOrDefault(t, Traded.NOTHING).net());
            Optional<NetEnergy> net = readings.apply(t);
            Optional<Tariff> tariff = tariffs.at(t);
            if (net.isPresent() && tariff.isPresent()) {
                lines.measured(net.get(), net.get().plus(traded), tariff.get());
            } else {
                lines.unread++;
            }
        }
        return lines;
    }

    /**
     * The cycles that are billed, newest first. A bill deducts the credit that its meter had heard to be retired when it made the
     * bill; what was retired between that moment and the bill on the ledger is the next one's. So a bill is right when it
     * deducts all that was retired before it and not deducted yet, or the first so many of these retirements.
     */
    public List<CycleStatement> billed(Function<Interval, Optional<NetEnergy>> readings) {
        List<CycleStatement> statements = new ArrayList<>();
        int deducted = 0;
        for (Billed bill : bills.values()) {
            Lines lines = lines(bill.first(), bill.last(), readings);
            Money missing = lines.beforeCredit().minus(bill.total());
            Money sum = Money.ZERO;
            Optional<Integer> upTo = sum.equals(missing) ? Optional.of(deducted) : Optional.empty();
            for (int i = deducted; i < bill.retirements(); i++) {
                sum = sum.plus(retirements.get(i));
                if (sum.equals(missing)) {
                    upTo = Optional.of(i + 1);
                }
            }
            deducted = upTo.orElse(bill.retirements());
            statements.add(lines.statement(
                    bill.first(), bill.last(), Optional.of(bill.total()), upTo.isPresent() ? missing : sum));
        }
        return statements.reversed();
    }

    /** What was traded in an interval by all accounts of the home: positive was bought. */
    public NetEnergy tradedIn(Interval t) {
        return byPublic.getOrDefault(t, Traded.NOTHING)
                .net()
                .plus(byHidden.getOrDefault(t, Traded.NOTHING).net());
    }

    /** The tariff in force at an interval. */
    public Optional<Tariff> tariffAt(Interval t) {
        return tariffs.at(t);
    }

    /** The home's own money in the market. */
    public OwnMoney ownMoney() {
        Money worth = byPublic.values().stream().map(Traded::worth).reduce(Money.ZERO, Money::plus);
        return new OwnMoney(
                paidIn, redeemed, lent, paidIn.minus(redeemed).minus(lent).plus(worth));
    }

    /** The first interval after the last bill; empty before the first bill. */
    public Optional<Interval> unbilled() {
        return Optional.ofNullable(bills.lastEntry()).map(Map.Entry::getKey).map(Interval::next);
    }

    /** Sums over intervals. */
    private static final class Lines {
        private EnergySum soldEnergy = EnergySum.ZERO;
        private Money sold = Money.ZERO;
        private EnergySum boughtEnergy = EnergySum.ZERO;
        private Money bought = Money.ZERO;
        private Money fees = Money.ZERO;
        private EnergySum surplusEnergy = EnergySum.ZERO;
        private Money surplus = Money.ZERO;
        private EnergySum deficitEnergy = EnergySum.ZERO;
        private Money deficit = Money.ZERO;
        private Money atTariff = Money.ZERO;
        private int unread;

        void add(Traded traded) {
            soldEnergy = soldEnergy.plus(traded.soldEnergy());
            sold = sold.plus(traded.sold());
            boughtEnergy = boughtEnergy.plus(traded.boughtEnergy());
            bought = bought.plus(traded.bought());
            fees = fees.plus(traded.fees());
        }

        void measured(NetEnergy net, NetEnergy residual, Tariff tariff) {
            surplusEnergy = surplusEnergy.plus(residual.surplus());
            surplus = surplus.plus(residual.surplus().at(tariff.surplusPrice()));
            deficitEnergy = deficitEnergy.plus(residual.deficit());
            deficit = deficit.plus(residual.deficit().at(tariff.deficitPrice()));
            atTariff = atTariff.plus(net.surplus().at(tariff.surplusPrice()))
                    .minus(net.deficit().at(tariff.deficitPrice()));
        }

        /** What a bill of these lines is before any credit is given back. */
        Money beforeCredit() {
            return deficit.minus(surplus);
        }

        CycleStatement statement(Interval first, Interval last, Optional<Money> bill, Money retiredCredit) {
            return new CycleStatement(
                    first,
                    last,
                    soldEnergy,
                    sold,
                    boughtEnergy,
                    bought,
                    fees,
                    surplusEnergy,
                    surplus,
                    deficitEnergy,
                    deficit,
                    atTariff,
                    unread,
                    bill,
                    retiredCredit);
        }
    }
}
