package org.gridmarket.agent.energy.home;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gridmarket.agent.energy.AgentDriver;
import org.gridmarket.agent.energy.page.HomeView;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.energy.statement.OwnMoney;
import org.gridmarket.client.energy.LongestSilence;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.NetEnergy;

/** A home as its agent knows it, for the page, the metrics and the broker. Thread-safe. */
final class HomeOfAgent implements HomeView {
    private static final int USUAL_MINUTES = 15;
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final AgentSettings settings;
    private final HomeAccounts accounts;
    private final Troubles troubles;
    private final HomeTrading trading;
    private final AgentDriver driver;
    private final Supplier<Optional<Long>> heardMillisAgo;
    private final Consumer<Wishes> wishing;
    private volatile Wishes wishes;

    /**
     * @param driver of the agent, for what only its thread may ask
     * @param heardMillisAgo since the market told something that is believed
     * @param wishing takes over what the page sets
     */
    HomeOfAgent(
            AgentSettings settings,
            HomeAccounts accounts,
            Troubles troubles,
            HomeTrading trading,
            AgentDriver driver,
            Supplier<Optional<Long>> heardMillisAgo,
            Consumer<Wishes> wishing) {
        this.settings = settings;
        this.accounts = accounts;
        this.troubles = troubles;
        this.trading = trading;
        this.driver = driver;
        this.heardMillisAgo = heardMillisAgo;
        this.wishing = wishing;
        var strategy = settings.strategy();
        this.wishes = new Wishes(strategy.sellAtLeast(), strategy.buyAtMost(), strategy.reserve());
    }

    private static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    @Override
    public String home() {
        return settings.home();
    }

    @Override
    public String currency() {
        return settings.currency();
    }

    @Override
    public int intervalMinutes() {
        return accounts.calendar().map(MarketCalendar::intervalMinutes).orElse(USUAL_MINUTES);
    }

    @Override
    public Optional<Interval> present() {
        return accounts.present(now());
    }

    @Override
    public Optional<Interval> firstOpen() {
        return accounts.calendar()
                .map(calendar -> calendar.roundAt(now()).next().book().firstNameable());
    }

    @Override
    public Optional<CycleStatement> today() {
        return present().map(t -> accounts.statement(accounts.dayOf(t), t));
    }

    @Override
    public List<Hour> strip() {
        Interval present = present().orElse(null);
        if (present == null) {
            return List.of();
        }
        List<Offer> open = driver.ask(trading::openOffers);
        List<Hour> hours = new ArrayList<>();
        Interval first = accounts.dayOf(present);
        Interval end = first.plus(MINUTES_A_DAY / intervalMinutes());
        for (Interval t = first; t.isBefore(end); t = t.next()) {
            NetEnergy offered = t.isAfter(present) ? offered(open, t) : NetEnergy.ZERO;
            hours.add(new Hour(t, accounts.reading(t), accounts.tradedIn(t), offered));
        }
        return hours;
    }

    private static NetEnergy offered(List<Offer> open, Interval t) {
        NetEnergy sum = NetEnergy.ZERO;
        for (Offer offer : open) {
            if (offer.intervals().first().equals(t)) {
                Energy energy = offer.energy();
                sum = sum.plus(offer.side() == Side.SELL ? energy.net(Energy.ZERO) : Energy.ZERO.net(energy));
            }
        }
        return sum;
    }

    @Override
    public List<CycleStatement> cycles() {
        return accounts.billed();
    }

    @Override
    public OwnMoney ownMoney() {
        return accounts.ownMoney();
    }

    @Override
    public Optional<Tariff> tariff() {
        return present().flatMap(accounts::tariffAt);
    }

    @Override
    public Wishes wishes() {
        return wishes;
    }

    @Override
    public void wish(Wishes wanted) {
        wishes = wanted;
        wishing.accept(wanted);
    }

    @Override
    public List<Words> troubles() {
        return troubles.list().stream()
                .map(trouble -> new Words(trouble.what(), trouble.next(), SINCE.format(trouble.since())))
                .toList();
    }

    @Override
    public long troublesEver() {
        return troubles.ever();
    }

    @Override
    public String privacy() {
        return driver.ask(trading::privacy);
    }

    @Override
    public String proof() {
        return "Each bill is one total that the ledger has checked; these lines are reckoned here, from the trades and the "
                + "home's own readings. When the two differ, it is listed as a trouble.";
    }

    @Override
    public Counts counts() {
        ObliviousLink.Sealed sealed = trading.sealed();
        return driver.ask(() -> new Counts(
                trading.agent().tally().operationsCommitted(),
                trading.agent().refusals().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                trading.openOffers().size(),
                sealed.sent(),
                sealed.answered()));
    }

    @Override
    public Hearing hearing() {
        return new Hearing(
                heardMillisAgo.get(),
                accounts.calendar().map(LongestSilence::of).map(Duration::toMillis));
    }
}
