package org.gridmarket.agent.energy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.BoardLink;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.LedgerTime;

/** Carries the outgoing of one agent: clock, wire and thread that the agent itself does not have. */
public final class AgentDriver {
    private static final long RETRY_MILLIS = 150;
    private static final long LOOK_MILLIS = 5_000;
    private static final Duration LONG_READ = Duration.ofMillis(500);
    private static final Duration SHORT_READ = Duration.ofMillis(50);

    private final TradingAgent agent;
    private final GatewayLink link;
    private final Semaphore wires;
    private final LongConsumer commitNanos;

    /**
     * @param wires how many operations of all agents may be on their way at a time
     * @param commitNanos is told how long each operation took until it was on the ledger
     */
    public AgentDriver(TradingAgent agent, GatewayLink link, Semaphore wires, LongConsumer commitNanos) {
        this.agent = agent;
        this.link = link;
        this.wires = wires;
        this.commitNanos = commitNanos;
    }

    /** What a thread of its own does until it is done or stopped. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    /**
     * Until the agent is done; each outgoing has a thread of its own, so that none waits for another account's.
     *
     * @param threads where work is done
     */
    public void run(Consumer<Work> threads) throws InterruptedException {
        while (true) {
            Optional<OutgoingOperation> outgoing = awaitOperation();
            if (outgoing.isEmpty()) {
                return;
            }
            threads.accept(() -> settle(outgoing.get()));
        }
    }

    private void settle(OutgoingOperation outgoing) throws InterruptedException {
        Answer answer = carry(outgoing);
        if (!(answer instanceof Answer.Committed)) {
            Thread.sleep(RETRY_MILLIS);
        }
        synchronized (this) {
            agent.answered(outgoing, answer);
            notifyAll();
        }
    }

    /** Moves messages and shares between the agent and the gateways of its mixes, until the thread is interrupted. */
    public void runBoards(BoardLink boards) throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            List<TradingAgent.DrawRequest> draws;
            List<TradingAgent.BoardRequest> requests;
            synchronized (this) {
                LedgerTime now = now();
                draws = agent.draws(now);
                requests = agent.boards(now);
                if (draws.isEmpty() && requests.isEmpty()) {
                    wait(pauseMillis(now));
                    continue;
                }
            }
            for (TradingAgent.DrawRequest draw : draws) {
                fetch(draw, boards);
            }
            for (TradingAgent.BoardRequest request : requests) {
                serve(request, boards, requests.size() == 1 ? LONG_READ : SHORT_READ);
            }
        }
    }

    private void fetch(TradingAgent.DrawRequest draw, BoardLink boards) throws InterruptedException {
        List<DrawShare> shares = boards.shares(draw.window(), draw.group());
        boolean again;
        synchronized (this) {
            agent.drawn(draw, shares, now());
            again = agent.draws(now()).contains(draw);
            notifyAll();
        }
        if (again) {
            Thread.sleep(RETRY_MILLIS); // a gateway is silent, or has not read the seal yet
        }
    }

    private void serve(TradingAgent.BoardRequest outgoing, BoardLink boards, Duration patience) {
        boolean posted = outgoing.message()
                .map(message -> boards.post(outgoing.board(), outgoing.session(), message))
                .orElse(false);
        List<BoardEntry> news = boards.read(outgoing.board(), outgoing.session(), outgoing.read(), patience);
        synchronized (this) {
            if (posted) {
                agent.postedOnBoard(outgoing.session(), outgoing.message().orElseThrow());
            }
            agent.readBoard(outgoing.session(), news, now());
            notifyAll();
        }
    }

    private Answer carry(OutgoingOperation outgoing) throws InterruptedException {
        wires.acquire();
        long started = System.nanoTime();
        Answer answer;
        try {
            answer = link.submit(outgoing.function(), outgoing.submission());
        } finally {
            wires.release();
        }
        if (answer instanceof Answer.Committed) {
            commitNanos.accept(System.nanoTime() - started);
        }
        return answer;
    }

    private synchronized Optional<OutgoingOperation> awaitOperation() throws InterruptedException {
        while (!agent.isDone()) {
            LedgerTime now = now();
            Optional<OutgoingOperation> outgoing = agent.next(now);
            if (outgoing.isPresent()) {
                return outgoing;
            }
            wait(pauseMillis(now));
        }
        return Optional.empty();
    }

    /** Waits until an agent that was done has something to do again. */
    public synchronized void awaitWork() throws InterruptedException {
        while (agent.isDone()) {
            wait(LOOK_MILLIS);
        }
    }

    /** Does something with the agent while nobody else does. */
    public synchronized void with(Runnable change) {
        change.run();
        notifyAll();
    }

    /** What the agent knows, asked while nobody changes it. */
    public synchronized <T> T ask(Supplier<T> question) {
        return question.get();
    }

    /** Until something may fall due that no event tells. */
    private long pauseMillis(LedgerTime now) {
        long pause = agent.nextLook(now)
                .map(look -> look.epochMillis() - now.epochMillis())
                .orElse(LOOK_MILLIS);
        return Math.clamp(pause, 1, LOOK_MILLIS);
    }

    public synchronized void tell(List<EnergyEvent> events) {
        events.forEach(agent::observe);
        notifyAll();
    }

    public synchronized boolean hasPosted() {
        return agent.hasPosted();
    }

    public synchronized boolean isDone() {
        return agent.isDone();
    }

    public synchronized String waitsFor() {
        return agent.account().toHex().substring(0, 8) + " waits for " + agent.waitsFor();
    }

    private static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }
}
