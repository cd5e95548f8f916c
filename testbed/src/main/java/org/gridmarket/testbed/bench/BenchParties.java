package org.gridmarket.testbed.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.testbed.day.DayPlan;
import org.gridmarket.testbed.day.Founding;

/**
 * Who sends in a benchmark: accounts with assets, each at a meter of its own on one line without limits, of which even ones
 * sell and odd ones buy; and a solver.
 */
final class BenchParties {
    private static final long PREPARING_MILLIS = 5_000;
    private static final long MILLIS_PER_ACCOUNT = 200;
    private static final int HORIZON = 192;
    private static final Energy ENOUGH = Energy.ofWh(5_000);

    /** Far enough ahead that no round of a benchmark reaches them. */
    private static final IntervalSet OFFERED = IntervalSet.range(Interval.of(120), Interval.of(129));

    private final Target target;
    private final List<Signer> accounts;
    private final List<Signer> meters;
    private final Signer solver;

    /**
     * @param count accounts, at least one
     */
    BenchParties(Target target, int count, SecureRandom random) {
        this.target = target;
        this.accounts = signers(count, random);
        this.meters = signers(count, random);
        this.solver = BenchMarket.newSigner(target, random);
    }

    private List<Signer> signers(int count, SecureRandom random) {
        List<Signer> signers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            signers.add(BenchMarket.newSigner(target, random));
        }
        return List.copyOf(signers);
    }

    List<Signer> accounts() {
        return accounts;
    }

    /** The meter of each account. */
    List<Signer> meters() {
        return meters;
    }

    /** Licensed by the DSO once the market is founded. */
    Signer solver() {
        return solver;
    }

    /** Founds the market; its first book opens when everybody has had time to prepare. */
    MarketCalendar found(Consortium consortium, long intervalMillis) throws InterruptedException {
        Founding founding = new Founding(consortium);
        Interval from = Interval.of(-1);
        FeederId line = new FeederId("bench");
        GridPlan grid =
                GridPlan.oneGroupPerFeeder(List.of(new Feeder(line, new NetLimit(Energy.UNLIMITED, Energy.UNLIMITED))));
        founding.setRules(grid, DayPlan.TARIFF, from);
        List<RuleChange> registrations = new ArrayList<>();
        Map<AccountKey, Money> deposits = new TreeMap<>();
        for (int i = 0; i < meters.size(); i++) {
            registrations.add(new RuleChange.RegisterSmartMeter(
                    meter(i), meters.get(i).key(), line, new TradingLimits(ENOUGH, ENOUGH)));
            if (buys(i)) {
                deposits.put(accounts.get(i).key(), new Money(ENOUGH.wh() * 1_000));
            }
        }
        founding.registerMeters(registrations, from);
        founding.licence(Organisation.DSO, solver.key());
        founding.book(deposits);
        long opening = System.currentTimeMillis() + PREPARING_MILLIS + MILLIS_PER_ACCOUNT * accounts.size();
        MarketCalendar calendar = new MarketCalendar(
                new LedgerTime(opening).plusMillis(4 * intervalMillis),
                15,
                intervalMillis,
                1,
                HORIZON,
                HORIZON,
                intervalMillis,
                HORIZON,
                Interval.of(0),
                Objective.ENERGY,
                true);
        founding.found(calendar);
        return calendar;
    }

    static MeterId meter(int number) {
        return new MeterId("bench-" + number);
    }

    private static boolean buys(int account) {
        return account % 2 == 1;
    }

    /** Registers all, gives them assets and the buyers credit, and waits until they may post. */
    void prepare(BenchMarket market, MarketCalendar calendar) throws InterruptedException {
        List<AssetAmount> amounts =
                OFFERED.stream().map(t -> new AssetAmount(t, ENOUGH, ENOUGH)).toList();
        ScenarioRow prepared = market.run("prepare", accounts, 1, (client, number, round) -> switch (number) {
            case 0 -> new EnergyCommand.RegisterProsumer(certificate(client));
            case 1 -> new EnergyCommand.WithdrawAssets(amounts);
            case 2 -> buys(client) ? new EnergyCommand.CollectCredit() : null;
            default -> null;
        });
        if (!prepared.failures().isEmpty()) {
            throw new PartFailedException("the bench could not be prepared: " + prepared.failures());
        }
        long opening = calendar.gate(calendar.firstBook().minus(2)).epochMillis();
        TimeUnit.MILLISECONDS.sleep(Math.max(0, opening - System.currentTimeMillis()));
    }

    private MeterCertificate certificate(int account) {
        Signer meter = meters.get(account);
        return new MeterCertificate(
                meter(account),
                accounts.get(account).key(),
                meter.sign(MeterCertificate.signingBytes(
                        target, meter(account), accounts.get(account).key())));
    }

    /** A page of offers of an account, a Wh each. */
    static EnergyCommand.PostOffers post(int account, Round round, int offers) {
        Side side = buys(account) ? Side.BUY : Side.SELL;
        var price = side == Side.SELL ? DayPlan.TARIFF.bandLow() : DayPlan.TARIFF.bandHigh();
        List<Offer> page = new ArrayList<>();
        for (int i = 0; i < offers; i++) {
            page.add(new Offer(side, Energy.ofWh(1), OFFERED, price));
        }
        return new EnergyCommand.PostOffers(round.next().book(), page);
    }
}
