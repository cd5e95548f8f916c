package org.gridmarket.testbed.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.testbed.day.Consortium;

/** What the ledger carries: offers one by one, offers in batches, and a solver's round. */
public final class LedgerBench {
    private static final long INTERVAL_MILLIS = 5_000;
    private static final int BATCH = 200;
    private static final int BATCHES = 3;
    private static final int ROUNDS = 8;

    /** Clients of the runs before the full one, for the plot; few operations each, since live pages are bounded. */
    private static final List<Integer> STEPS = List.of(1, 5, 10, 20);

    private static final int OPERATIONS_OF_STEP = 6;

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
        BenchParties parties = new BenchParties(consortium.target(), clients, random);
        List<Signer> accounts = parties.accounts();
        progress.accept("founding a market with " + clients + " accounts");
        MarketCalendar calendar = parties.found(consortium, INTERVAL_MILLIS);
        BenchMarket market = new BenchMarket(calendar, way);
        progress.accept("registering accounts, collecting credit, withdrawing assets");
        parties.prepare(market, calendar);
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
                (client, number, round) -> number < BATCHES ? BenchParties.post(client, round, BATCH) : null));
        progress.accept("solve_and_submit: " + ROUNDS + " rounds");
        SettlementBench rounds = new SettlementBench(consortium, market, calendar);
        rows.add(solveAndSubmit(rounds, market, accounts.subList(0, 2), parties.solver()));
        progress.accept("claims: " + clients + " accounts claim an interval in which all have traded");
        rows.add(rounds.claims(accounts, parties.solver()));
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
                (client, number, round) -> number < operations ? BenchParties.post(client, round, 1) : null));
    }

    /** In each round a seller and a buyer come along, so that a better solution than the carried one exists. */
    private ScenarioRow solveAndSubmit(SettlementBench rounds, BenchMarket market, List<Signer> pair, Signer solver)
            throws InterruptedException {
        List<ScenarioRow.TimedAnswer> answers = new ArrayList<>();
        long wallMillis = 0;
        while (answers.size() < ROUNDS) {
            Round round = rounds.closeAll();
            long begun = System.nanoTime();
            ScenarioRow posted = rounds.solve(round, solver);
            long millis = (System.nanoTime() - begun) / 1_000_000;
            wallMillis += millis;
            answers.add(new ScenarioRow.TimedAnswer(posted.answers().getFirst().answer(), millis));
            market.run(
                    "more", pair, 1, (client, number, now) -> number == 0 ? BenchParties.post(client, now, 1) : null);
            rounds.sleepUntilGateOf(round.next());
        }
        return new ScenarioRow("solve_and_submit", 1, 1, answers, wallMillis);
    }
}
