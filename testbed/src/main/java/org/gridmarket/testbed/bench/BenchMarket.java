package org.gridmarket.testbed.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;

/** Sends signed operations of many accounts at once, and times each. */
final class BenchMarket {
    /** How one operation is carried: directly to the ledger, or through a gateway. */
    @FunctionalInterface
    interface Way {
        Answer carry(String function, Submission submission);
    }

    /** What one client sends next; null when it has no more. */
    @FunctionalInterface
    interface Work {
        EnergyCommand.@Nullable Signed next(int client, int number, Round round);
    }

    private static final int BOOKS_VALID = 24;

    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final MarketCalendar calendar;
    private final Way way;
    private final Semaphore places;

    BenchMarket(MarketCalendar calendar, Way way) {
        this(calendar, way, UNBOUNDED);
    }

    /**
     * @param atATime how many operations may wait for the ledger
     */
    BenchMarket(MarketCalendar calendar, Way way, int atATime) {
        this.calendar = calendar;
        this.way = way;
        this.places = new Semaphore(atATime);
    }

    static Signer newSigner(Target target, SecureRandom random) {
        return new Signer(AccountKeyPair.generate(random), target, random);
    }

    Round round() {
        return calendar.roundAt(new LedgerTime(System.currentTimeMillis()));
    }

    /** Has every client send its work, one operation after the other; a client never waits for another one. */
    ScenarioRow run(String scenario, List<Signer> clients, int offersEach, Work work) throws InterruptedException {
        long begun = System.nanoTime();
        List<ScenarioRow.TimedAnswer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<ScenarioRow.TimedAnswer>>> running = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                int client = i;
                running.add(threads.submit(() -> one(clients.get(client), client, work)));
            }
            for (Future<List<ScenarioRow.TimedAnswer>> client : running) {
                answers.addAll(client.get());
            }
        } catch (ExecutionException failed) {
            throw new PartFailedException(scenario + " failed: " + failed.getCause(), failed);
        }
        return new ScenarioRow(scenario, clients.size(), offersEach, answers, (System.nanoTime() - begun) / 1_000_000);
    }

    private List<ScenarioRow.TimedAnswer> one(Signer signer, int client, Work work) {
        List<ScenarioRow.TimedAnswer> answers = new ArrayList<>();
        for (int number = 0; ; number++) {
            Round round = round();
            EnergyCommand.Signed command = work.next(client, number, round);
            if (command == null) {
                return answers;
            }
            OutgoingOperation outgoing =
                    signer.sign(command, signer.newOperation(), round.book().plus(BOOKS_VALID));
            places.acquireUninterruptibly();
            try {
                long begun = System.nanoTime();
                Answer answer = way.carry(outgoing.function(), outgoing.submission());
                answers.add(new ScenarioRow.TimedAnswer(answer, (System.nanoTime() - begun) / 1_000_000));
            } finally {
                places.release();
            }
        }
    }
}
