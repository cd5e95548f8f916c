package org.gridmarket.testbed.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.kernel.command.Submission;
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
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.testbed.day.DayPlan;
import org.gridmarket.testbed.day.Founding;
import org.gridmarket.testbed.household.Answer;
import org.gridmarket.testbed.household.Signer;
import org.gridmarket.testbed.process.PartFailedException;

/** What the ledger carries: offers one by one, offers in batches, and a solver's round. */
public final class LedgerBench {
    private static final long INTERVAL_MILLIS = 5_000;
    private static final long PREPARING_MILLIS = 5_000;
    private static final int HORIZON = 192;
    private static final int BATCH = 200;
    private static final int BATCHES = 3;
    private static final int ROUNDS = 8;

    /** Clients of the runs before the full one, for the plot; few operations each, since live pages are bounded. */
    private static final List<Integer> STEPS = List.of(1, 5, 10, 20);

    private static final int OPERATIONS_OF_STEP = 6;
    private static final Energy ENOUGH = Energy.ofWh(5_000);

    /** Far enough ahead that no round of the bench reaches them. */
    private static final IntervalSet OFFERED = IntervalSet.range(Interval.of(120), Interval.of(129));

    private final Consortium consortium;
    private final BenchMarket.Way way;
    private final EmptyOperation.Way empty;
    private final Consumer<String> progress;
    private final SecureRandom random = new SecureRandom();

    public LedgerBench(Consortium consortium, DirectWay way, Consumer<String> progress) {
        this.consortium = consortium;
        this.way = way::carry;
        this.empty = way::carry;
        this.progress = progress;
    }

    /** Port: carries one signed operation. */
    @FunctionalInterface
    public interface SubmissionWay {
        Answer carry(String function, Submission submission);
    }

    /** Runs all scenarios. */
    public List<ScenarioRow> run(int clients, int operations) throws InterruptedException {
        List<Signer> accounts = signers(clients);
        List<Signer> meters = signers(clients);
        Signer solver = BenchMarket.newSigner(consortium.target(), random);
        progress.accept("founding a market with " + clients + " accounts");
        MarketCalendar calendar = found(accounts, meters, solver);
        BenchMarket market = new BenchMarket(calendar, way);
        prepare(market, accounts, meters);
        TimeUnit.MILLISECONDS.sleep(
                Math.max(0, calendar.gate(calendar.firstBook().minus(2)).epochMillis() - System.currentTimeMillis()));
        List<ScenarioRow> rows = new ArrayList<>();
        for (int few : steps(clients)) {
            compare(few, Math.min(operations, OPERATIONS_OF_STEP), market, accounts, rows);
        }
        compare(clients, operations, market, accounts, rows);
        progress.accept("batch_offers: " + BATCHES + " operations of " + BATCH + " offers each");
        rows.add(market.run(
                "batch_offers",
                accounts,
                BATCH,
                (client, number, round) -> number < BATCHES ? post(client, round, BATCH) : null));
        progress.accept("solve_and_submit: " + ROUNDS + " rounds");
        SettlementBench rounds = new SettlementBench(consortium, market, calendar);
        rows.add(solveAndSubmit(rounds, market, accounts.subList(0, 2), solver));
        progress.accept("claims: " + clients + " accounts claim an interval in which all have traded");
        rows.add(rounds.claims(accounts, solver));
        rows.add(rounds.seals());
        return rows;
    }

    private static List<Integer> steps(int clients) {
        return STEPS.stream().filter(step -> step < clients).toList();
    }

    /** The baseline and the market's simplest operation, one after the other under the same load. */
    private void compare(int clients, int operations, BenchMarket market, List<Signer> accounts, List<ScenarioRow> rows)
            throws InterruptedException {
        progress.accept("empty and single_offers: " + clients + " clients, " + operations + " operations each");
        rows.add(new EmptyOperation(empty).run(clients, operations));
        rows.add(market.run(
                "single_offers",
                accounts.subList(0, clients),
                1,
                (client, number, round) -> number < operations ? post(client, round, 1) : null));
    }

    private List<Signer> signers(int count) {
        List<Signer> signers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            signers.add(BenchMarket.newSigner(consortium.target(), random));
        }
        return signers;
    }

    private MarketCalendar found(List<Signer> accounts, List<Signer> meters, Signer solver) {
        Founding founding = new Founding(consortium);
        Interval from = Interval.of(-1);
        FeederId line = new FeederId("bench");
        GridPlan grid =
                GridPlan.oneGroupPerFeeder(List.of(new Feeder(line, new NetLimit(Energy.UNLIMITED, Energy.UNLIMITED))));
        founding.setRules(grid, DayPlan.TARIFF, from);
        List<RuleChange> registrations = new ArrayList<>();
        for (int i = 0; i < meters.size(); i++) {
            registrations.add(new RuleChange.RegisterSmartMeter(
                    meter(i), meters.get(i).key(), line, new TradingLimits(ENOUGH, ENOUGH)));
        }
        founding.registerMeters(registrations, from);
        founding.licence(Organisation.DSO, solver.key());
        for (int i = 1; i < accounts.size(); i += 2) {
            consortium.submit(
                    Organisation.DSO,
                    false,
                    new EnergyCommand.BookMoney(accounts.get(i).key(), "bench-" + i, new Money(ENOUGH.wh() * 1_000)));
        }
        long opening = System.currentTimeMillis() + PREPARING_MILLIS + 200L * accounts.size();
        MarketCalendar calendar = new MarketCalendar(
                new LedgerTime(opening).plusMillis(4 * INTERVAL_MILLIS),
                15,
                INTERVAL_MILLIS,
                1,
                HORIZON,
                HORIZON,
                INTERVAL_MILLIS,
                HORIZON,
                Interval.of(0),
                Objective.ENERGY,
                true);
        founding.found(calendar);
        return calendar;
    }

    private static MeterId meter(int number) {
        return new MeterId("bench-" + number);
    }

    private void prepare(BenchMarket market, List<Signer> accounts, List<Signer> meters) throws InterruptedException {
        progress.accept("registering accounts, collecting credit, withdrawing assets");
        List<AssetAmount> amounts =
                OFFERED.stream().map(t -> new AssetAmount(t, ENOUGH, ENOUGH)).toList();
        ScenarioRow prepared = market.run("prepare", accounts, 1, (client, number, round) -> switch (number) {
            case 0 -> new EnergyCommand.RegisterProsumer(certificate(client, accounts, meters));
            case 1 -> new EnergyCommand.WithdrawAssets(amounts);
            case 2 -> client % 2 == 1 ? new EnergyCommand.CollectCredit() : null;
            default -> null;
        });
        if (!prepared.rejections().isEmpty()) {
            throw new PartFailedException("the bench could not be prepared: " + prepared.rejections());
        }
    }

    private static MeterCertificate certificate(int client, List<Signer> accounts, List<Signer> meters) {
        Signer meter = meters.get(client);
        return new MeterCertificate(
                meter(client),
                accounts.get(client).key(),
                meter.sign(MeterCertificate.signingBytes(
                        meter.target(), meter(client), accounts.get(client).key())));
    }

    /** Even clients sell, odd ones buy; a Wh each. */
    private static EnergyCommand.PostOffers post(int client, Interval round, int offers) {
        Side side = client % 2 == 0 ? Side.SELL : Side.BUY;
        var price = side == Side.SELL ? DayPlan.TARIFF.bandLow() : DayPlan.TARIFF.bandHigh();
        List<Offer> page = new ArrayList<>();
        for (int i = 0; i < offers; i++) {
            page.add(new Offer(side, Energy.ofWh(1), OFFERED, price));
        }
        return new EnergyCommand.PostOffers(round.next(), page);
    }

    /** In each round a seller and a buyer come along, so that a better solution than the carried one exists. */
    private ScenarioRow solveAndSubmit(SettlementBench rounds, BenchMarket market, List<Signer> pair, Signer solver)
            throws InterruptedException {
        List<ScenarioRow.TimedAnswer> answers = new ArrayList<>();
        long wallMillis = 0;
        while (answers.size() < ROUNDS) {
            Interval round = rounds.closeAll();
            long begun = System.nanoTime();
            ScenarioRow posted = rounds.solve(round, solver);
            long millis = (System.nanoTime() - begun) / 1_000_000;
            wallMillis += millis;
            answers.add(new ScenarioRow.TimedAnswer(posted.answers().getFirst().answer(), millis));
            market.run("more", pair, 1, (client, number, now) -> number == 0 ? post(client, now, 1) : null);
            rounds.sleepUntilGateOf(round.next());
        }
        return new ScenarioRow("solve_and_submit", 1, 1, answers, wallMillis);
    }
}
