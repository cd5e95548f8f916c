package org.gridmarket.worker.compute.process;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gridmarket.client.Answer;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.CatchUp;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.OperationDesk;
import org.gridmarket.worker.compute.role.Party;
import org.gridmarket.worker.compute.role.Work;

/**
 * A party as a process: hears the market through gateways none of which is believed alone, has its work done by threads of
 * their own, sends what it signs. All that lasts is in the party's journal.
 */
public final class WorkerProcess implements AutoCloseable {
    /** The events of computation, purses and clock among those of one transaction. */
    public static final Function<String, List<Record>> EVENTS =
            EventFamily.readerOf(ComputeEvent.class, PurseEvent.class, ClockEvent.class);

    private static final System.Logger LOG = System.getLogger(WorkerProcess.class.getName());

    /** So often it looks although nothing was heard: deadlines come by themselves. */
    private static final long LOOK_MILLIS = 500;

    /** So often it does what has to be done now and then. */
    private static final long UPKEEP_MILLIS = 60_000;

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final String name;
    private final Party party;
    private final BiFunction<Work, LedgerTime, Optional<Fact>> workshop;
    private final MarketLink<Record> link;
    private final Consumer<Record> listener;
    private final Consumer<LedgerTime> upkeep;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SecureRandom random = new SecureRandom();
    private final CatchUp behind = new CatchUp();
    private final Map<String, Long> pauses = new HashMap<>();
    private final SendingTurn turn = new SendingTurn();
    private LedgerTime nextUpkeep = new LedgerTime(0);
    private boolean closed;

    /**
     * @param name for the log
     * @param party with its journal
     * @param workshop carries work out; empty when it came to nothing and may be tried again
     * @param link to gateways, with {@link #EVENTS} as its reader
     * @param listener of all that is believed, besides the party
     * @param upkeep done once a minute, never while the party hears or acts
     */
    public WorkerProcess(
            String name,
            Party party,
            BiFunction<Work, LedgerTime, Optional<Fact>> workshop,
            MarketLink<Record> link,
            Consumer<Record> listener,
            Consumer<LedgerTime> upkeep) {
        this.name = name;
        this.party = party;
        this.workshop = workshop;
        this.link = link;
        this.listener = listener;
        this.upkeep = upkeep;
    }

    /** Does something with the party; nobody else touches it meanwhile. */
    public synchronized void with(Consumer<Party> what) {
        what.accept(party);
        notifyAll();
    }

    /** The same for an answer. */
    public synchronized <T> T ask(Function<Party, T> question) {
        T answer = question.apply(party);
        notifyAll();
        return answer;
    }

    /** Begins: hears, and acts once it is up to date. */
    public void start() {
        FatalErrors.ofThisProcess()
                .vital(name + " events", () -> link.feed().listen(this::hear))
                .start();
        FatalErrors.ofThisProcess().vital(name, this::run).start();
    }

    private synchronized void hear(BlockEvents<Record> told) {
        for (Record event : told.events()) {
            party.hear(event);
            listener.accept(event);
        }
        behind.heard();
        notifyAll();
    }

    private void run() {
        try {
            behind.awaitQuiet(link.feed()::isAllBelieved);
            LOG.log(System.Logger.Level.INFO, "{0} has heard all that happened, and begins", name);
            work();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void work() throws InterruptedException {
        while (!closed) {
            look(now());
            wait(LOOK_MILLIS);
        }
    }

    private synchronized void look(LedgerTime now) {
        if (!now.isBefore(nextUpkeep)) {
            nextUpkeep = now.plusMillis(UPKEEP_MILLIS);
            upkeep.accept(now);
        }
        for (Work work : party.begin(now)) {
            threads.execute(() -> carryOut(work));
        }
        Optional<OperationDesk.Outgoing> outgoing = party.toSend(now, () -> OperationIds.fresh(random));
        if (outgoing.isPresent() && turn.take(outgoing.get(), now)) {
            threads.execute(() -> send(outgoing.get()));
        }
    }

    private static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    // ---- threads of their own

    private void carryOut(Work work) {
        try {
            Optional<Fact> fact = workshop.apply(work, now());
            if (fact.isPresent()) {
                LOG.log(System.Logger.Level.DEBUG, "{0}: {1} is done", name, work.subject());
                synchronized (this) {
                    pauses.remove(work.subject());
                    party.done(work, fact.get());
                    notifyAll();
                }
                return;
            }
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, name + ": " + work.subject() + " failed and is tried again", failure);
        }
        pause(work);
    }

    /** It is begun again after a while, each time a longer one. */
    private synchronized void pause(Work work) {
        long millis = pauses.merge(
                work.subject(), FIRST_PAUSE_MILLIS, (last, first) -> Math.min(2 * last, LONGEST_PAUSE_MILLIS));
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(() -> again(work));
    }

    private synchronized void again(Work work) {
        party.failed(work);
        notifyAll();
    }

    private void send(OperationDesk.Outgoing outgoing) {
        Answer answer = new Answer.Indeterminate("not sent");
        try {
            answer = link.submit(outgoing.intent().function(), outgoing.submission(), Optional.of(outgoing::isShownBy));
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, name + ": " + outgoing.intent().function() + " failed", failure);
        }
        if (answer instanceof Answer.Rejected refusal) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: {1}: {2}",
                    name,
                    outgoing.intent().function(),
                    refusal.text());
        }
        synchronized (this) {
            turn.answered(outgoing, answer, now());
            party.answered(outgoing, answer, now());
            notifyAll();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        behind.stop();
        threads.shutdownNow();
        link.close();
    }
}
