package org.gridmarket.agent.allocation;

import io.grpc.StatusRuntimeException;
import java.lang.System.Logger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ClockRequest;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.client.Answer;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.CatchUp;
import org.gridmarket.client.MarketLink;
import org.gridmarket.client.StatusText;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.ReadyFile;

/**
 * A member's agent as a process. May be stopped at any moment: it sends again what it had sent, and posts nothing twice.
 */
public final class MemberProcess {
    private static final Logger LOG = System.getLogger(MemberProcess.class.getName());

    /** So often it looks although nothing was heard: books close, holds end and files change by themselves. */
    private static final long LOOK_MILLIS = 1_000;

    private static final long PAUSE_MILLIS = 2_000;
    private static final long ASK_SECONDS = 20;

    private final MemberSettings settings;
    private final MarketLink<Record> link;
    private final Semaphore news = new Semaphore(0);
    private final SecureRandom random = new SecureRandom();
    private final CatchUp behind = new CatchUp();
    private final MemberAgent agent;
    private String trouble = "";

    private MemberProcess(MemberSettings settings, MarketLink<Record> link) throws InterruptedException {
        this.settings = settings;
        this.link = link;
        this.agent = new MemberAgent(
                settings.market(),
                KeyFile.read(settings.key()),
                target(),
                this::offers,
                new MemberJournal(settings.journal()));
    }

    /** Runs until the thread is interrupted. */
    public static void run(MemberSettings settings) throws InterruptedException {
        try (Closing closing = new Closing()) {
            MarketLink<Record> link = new MarketLink<>(
                    settings.gateways().connections(),
                    0,
                    EventFamily.readerOf(AllocationEvent.class, ClockEvent.class));
            closing.add("close the gateway link", link::close);
            new MemberProcess(settings, link).run();
        }
    }

    private void run() throws InterruptedException {
        LOG.log(Logger.Level.INFO, "account {0} in market {1}", agent.account(), settings.market());
        FatalErrors.ofThisProcess()
                .vital("events", () -> link.feed().listen(this::hear))
                .start();
        behind.awaitQuiet(link.feed()::isAllBelieved);
        LOG.log(Logger.Level.INFO, "has heard all that happened; offers are read from {0}", settings.offers());
        settings.readyFile().ifPresent(file -> ReadyFile.write(file, Map.of()));
        while (true) {
            work();
        }
    }

    /** Which ledger is signed for; a member starts before its gateways, after a power cut. */
    private Target target() throws InterruptedException {
        while (true) {
            try {
                ClockReply reply = link.feed()
                        .ask(channel -> LedgerClockGrpc.newFutureStub(channel)
                                .withDeadlineAfter(ASK_SECONDS, TimeUnit.SECONDS)
                                .getClock(ClockRequest.getDefaultInstance()));
                return new Target(reply.getChannel(), reply.getChaincode());
            } catch (StatusRuntimeException silent) {
                LOG.log(Logger.Level.WARNING, "no gateway answers: {0}", StatusText.of(silent));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private synchronized void hear(BlockEvents<Record> block) {
        block.events().forEach(agent::hear);
        behind.heard();
        news.release();
    }

    private void work() throws InterruptedException {
        Optional<MemberJournal.Sent> next;
        synchronized (this) {
            next = agent.toSend(now(), () -> OperationIds.fresh(random));
        }
        if (next.isEmpty()) {
            awaitNews();
            return;
        }
        MemberJournal.Sent sent = next.get();
        Answer answer = link.submit(sent.function(), sent.submission(), Optional.of(MemberAgent.isShownBy(sent)));
        synchronized (this) {
            agent.answered(sent, answer, now());
        }
        if (!(answer instanceof Answer.Committed)) {
            awaitNews(); // an event may tell, and whoever was busy is left alone for a moment
        }
    }

    private void awaitNews() throws InterruptedException {
        if (news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    /** A file that is just being written is read again a moment later; what is wrong with it is told once. */
    private List<ListedOffer> offers(MarketSchema schema, Cycle book) {
        try {
            List<ListedOffer> read =
                    OfferFile.read(settings.offers(), schema, settings.member().orElse(null), book);
            trouble = "";
            return read;
        } catch (DataException wrong) {
            String what = String.valueOf(wrong.getMessage());
            if (!what.equals(trouble)) {
                LOG.log(Logger.Level.WARNING, "nothing is offered: {0}", what);
                trouble = what;
            }
            return List.of();
        }
    }

    private static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }
}
