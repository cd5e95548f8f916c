package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;

/**
 * The baseline of every operation: a transaction that reads one key, decides nothing and writes nothing, but is endorsed by
 * several peers, ordered by all orderers and committed like any other. What an operation takes beyond it is the market's.
 */
final class EmptyOperation {
    /** How a function without a signed operation is carried as a transaction. */
    @FunctionalInterface
    interface Way {
        Answer carry(String function, String argument);
    }

    private static final String FUNCTION = EnergyFunctions.of(new EnergyQuery.ReadCalendar());
    private static final String ARGUMENT =
            RecordCodec.of(EnergyQuery.ReadCalendar.class).write(new EnergyQuery.ReadCalendar());

    private final Way way;

    EmptyOperation(Way way) {
        this.way = way;
    }

    /** So many clients send so many each, one after the other. */
    ScenarioRow run(int clients, int operations) throws InterruptedException {
        long begun = System.nanoTime();
        List<ScenarioRow.TimedAnswer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<ScenarioRow.TimedAnswer>>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> one(operations)));
            }
            for (Future<List<ScenarioRow.TimedAnswer>> client : running) {
                answers.addAll(client.get());
            }
        } catch (ExecutionException failed) {
            throw new PartFailedException("empty operations failed: " + failed.getCause(), failed);
        }
        return new ScenarioRow("empty", clients, 0, answers, (System.nanoTime() - begun) / 1_000_000);
    }

    private List<ScenarioRow.TimedAnswer> one(int operations) {
        List<ScenarioRow.TimedAnswer> answers = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            long begun = System.nanoTime();
            Answer answer = way.carry(FUNCTION, ARGUMENT);
            answers.add(new ScenarioRow.TimedAnswer(answer, (System.nanoTime() - begun) / 1_000_000));
        }
        return answers;
    }
}
