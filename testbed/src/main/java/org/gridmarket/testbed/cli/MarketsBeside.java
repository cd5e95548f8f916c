package org.gridmarket.testbed.cli;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.allocation.MarketsResult;
import org.gridmarket.testbed.allocation.MarketsRun;
import org.gridmarket.testbed.day.PartsOfDay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Allocation markets beside a day of energy: they begin once its market is founded, and are looked at after it. */
final class MarketsBeside {
    private final MarketsRun run;
    private final CompletableFuture<MarketsRun.Traded> traded = new CompletableFuture<>();

    MarketsBeside(MarketsRun run) {
        this.run = run;
    }

    /** Begins; returns at once. */
    void begin(PartsOfDay parts) {
        Thread.ofVirtual().name("markets beside the day").start(() -> {
            try {
                traded.complete(run.beside(parts));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                traded.completeExceptionally(stop);
            } catch (RuntimeException failed) {
                traded.completeExceptionally(failed);
            }
        });
    }

    /**
     * Waits for their last page, audits all blocks, compares the peers, and prints what they have become.
     *
     * @param keys of a report, to which what they became is added
     * @return whether nothing is wrong
     */
    boolean review(Map<String, Object> keys, CommandLine.Model.@Nullable CommandSpec spec) throws InterruptedException {
        try {
            MarketsResult result = traded.get().review();
            keys.put("markets_beside", result.keys());
            CommandTools.print(spec, String.join(System.lineSeparator(), result.lines()) + System.lineSeparator());
            return result.isClean();
        } catch (ExecutionException failed) {
            throw new PartFailedException("the markets beside the day: " + failed.getCause(), failed);
        }
    }
}
