package org.gridmarket.worker.stream.process;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gridmarket.api.v1.StreamAllocationRequest;
import org.gridmarket.api.v1.StreamsGrpc;
import org.gridmarket.client.Answer;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.CatchUp;
import org.gridmarket.client.MarketLink;
import org.gridmarket.client.Submissions;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.worker.stream.party.Participant;
import org.gridmarket.worker.stream.party.Seat;
import org.gridmarket.worker.stream.party.Wish;

/**
 * A participant as a process: hears the ledger through gateways none of which is believed alone, wakes when a message comes, and
 * sends one operation about each lease at a time. All that lasts is in the participant's folder.
 */
public final class StreamProcess implements AutoCloseable {
    /** The events of streams, purses and clock among those of one transaction. */
    public static final Function<String, List<Record>> EVENTS =
            EventFamily.readerOf(StreamEvent.class, PurseEvent.class, ClockEvent.class);

    private static final System.Logger LOG = System.getLogger(StreamProcess.class.getName());

    /** What was refused, or is committed and not shown yet, is sent again after so long, ms. */
    private static final long AGAIN_MILLIS = 3_000;

    private static final long CREATE_SECONDS = 60;

    /** Operations under way at a time. */
    private static final int MOST_CARRIED = 8;

    private final String name;
    private final Seat seat;
    private final Participant participant;
    private final MarketLink<Record> link;
    private final Consumer<Record> listener;
    private final SecureRandom random = new SecureRandom();
    private final CatchUp behind = new CatchUp();
    private final Map<Wish, LedgerTime> notBefore = new HashMap<>();
    private final Set<String> asking = new HashSet<>();

    /** Its own lock: whoever brings news waits for no look that is under way. */
    private final Object bell = new Object();

    private boolean news; // under the bell's lock
    private volatile boolean closed;

    /**
     * @param name for the log
     * @param link to gateways, with {@link #EVENTS} as its reader
     * @param listener of all that is believed, besides the participant
     */
    public StreamProcess(
            String name, Seat seat, Participant participant, MarketLink<Record> link, Consumer<Record> listener) {
        this.name = name;
        this.seat = seat;
        this.participant = participant;
        this.link = link;
        this.listener = listener;
    }

    /** Begins: hears, and acts once it is up to date. */
    public void start() {
        participant.inbox().onNews(this::wake);
        FatalErrors.ofThisProcess()
                .vital(name + " events", () -> link.feed().listen(this::hear))
                .start();
        FatalErrors.ofThisProcess().vital(name, this::run).start();
    }

    /** Does something with the participant; nobody else touches it meanwhile. */
    public synchronized void with(Runnable what) {
        what.run();
        wake();
    }

    private void wake() {
        synchronized (bell) {
            news = true;
            bell.notifyAll();
        }
    }

    private synchronized void hear(BlockEvents<Record> told) {
        for (Record event : told.events()) {
            participant.hear(event);
            listener.accept(event);
            notBefore.keySet().removeIf(wish -> wish.isShownBy(event, seat.account()));
        }
        behind.heard();
        wake();
    }

    private void run() {
        try {
            behind.awaitQuiet(link.feed()::isAllBelieved);
            LOG.log(System.Logger.Level.INFO, "{0} has heard all that happened, and begins", name);
            for (LedgerTime next = look(); !closed; next = look()) {
                await(next);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until there is news, or it is time. */
    private void await(LedgerTime next) throws InterruptedException {
        synchronized (bell) {
            long left = next.epochMillis() - now().epochMillis();
            while (!news && !closed && left > 0) {
                bell.wait(left);
                left = next.epochMillis() - now().epochMillis();
            }
            news = false;
        }
    }

    /** When to look again, should there be no news. */
    private synchronized LedgerTime look() {
        LedgerTime now = now();
        if (closed) {
            return now;
        }
        participant.step(now);
        notBefore.values().removeIf(until -> !now.isBefore(until));
        if (asking.size() < MOST_CARRIED) {
            participant.wishes(now).stream()
                    .filter(wish -> !asking.contains(wish.subject()) && !notBefore.containsKey(wish))
                    .forEach(this::begin);
        }
        return participant.nextStep(now);
    }

    /** The first about something is carried, the next in its turn. */
    private void begin(Wish wish) {
        if (asking.size() < MOST_CARRIED) {
            asking.add(wish.subject());
            Thread.ofVirtual().name(name + " sends").start(() -> carry(wish));
        }
    }

    private static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    // ---- a thread of its own

    private void carry(Wish wish) {
        Answer answer = new Answer.Indeterminate("not sent");
        try {
            answer = send(wish);
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, name + ": an operation failed", failure);
        }
        if (answer instanceof Answer.Rejected refusal) {
            LOG.log(System.Logger.Level.INFO, "{0}: {1}", name, refusal.text());
        }
        synchronized (this) {
            asking.remove(wish.subject());
            notBefore.put(wish, now().plusMillis(AGAIN_MILLIS));
            wake();
        }
    }

    private Answer send(Wish wish) {
        return switch (wish) {
            case Wish.Sign(var command) -> signed(wish, StreamFunctions.NAMES.of(command), RecordCodec.text(command));
            case Wish.Collect(var command) -> signed(wish, PurseFunctions.NAMES.of(command), RecordCodec.text(command));
            case Wish.Create(var command) -> {
                String json = RecordCodec.text(command);
                yield link.carry(
                        Optional.of(event -> wish.isShownBy(event, seat.account())),
                        link.feed().preferred(),
                        (gateway, seenBlock) -> Submissions.asked(() -> StreamsGrpc.newBlockingStub(
                                        link.connections().channel(gateway))
                                .withDeadlineAfter(CREATE_SECONDS, TimeUnit.SECONDS)
                                .createStreamAllocation(StreamAllocationRequest.newBuilder()
                                        .setCommandJson(json)
                                        .setSeenBlock(seenBlock)
                                        .build())));
            }
        };
    }

    private Answer signed(Wish wish, String function, String command) {
        Submission submission = seat.keys()
                .sign(
                        seat.target(),
                        function,
                        OperationIds.fresh(random),
                        seat.clock().at(now()).next().asLast(),
                        Bytes.utf8(command));
        return link.submit(function, submission, Optional.of(event -> wish.isShownBy(event, seat.account())));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        wake();
        behind.stop();
        link.close();
        seat.transport().close();
    }
}
