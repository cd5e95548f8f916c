package org.gridmarket.client;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hears several gateways at once and tells what {@link EventAgreement} believes of it. One thread for each gateway, so that
 * one that is slow, silent or lies costs the others nothing. Thread-safe.
 *
 * @param <E> the events of a market
 */
public final class EventFeed<E> implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EventFeed.class.getName());
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    /** How long something may be told by one organisation alone until the log says who is awaited. */
    private static final long PATIENCE_MILLIS = 10_000;

    /** So much is believed before it is passed on; then no gateway is read on. A long past would fill the memory. */
    private static final int NEWS_AHEAD = 32;

    private final GatewayConnections connections;
    private final ClientMemory memory;
    private final EventAgreement<E> agreement;
    private final LeftOutEvents<E> leftOut;
    private final ArrayDeque<BlockEvents<E>> news = new ArrayDeque<>();
    private final List<Consumer<BlockEvents<E>>> watchers = new CopyOnWriteArrayList<>();
    private final Map<Gateway, Context.CancellableContext> streams = new HashMap<>();
    private final Set<Gateway> heard = new HashSet<>();
    private final GatewayRests rests = new GatewayRests();
    private boolean closed;
    private boolean listening;
    private long lastBelieved = Long.MIN_VALUE;
    private long waitingSaid = Long.MIN_VALUE;

    /** Refuses gateways that could not make anything believed. */
    public EventFeed(GatewayConnections connections, long fromBlock, Function<String, List<E>> reader) {
        this(connections, fromBlock, reader, ClientMemory.ofThisProgram());
    }

    EventFeed(GatewayConnections connections, long fromBlock, Function<String, List<E>> reader, ClientMemory memory) {
        this.connections = connections;
        this.memory = memory;
        this.leftOut = new LeftOutEvents<>(this, connections, reader, memory);
        this.agreement =
                new EventAgreement<>(connections.gateways(), fromBlock, reader, memory.agreement(), new Watch());
        for (Gateway gateway : connections.gateways()) {
            if (gateway.trusted()) {
                LOG.log(Logger.Level.INFO, "the word of gateway {0} alone is believed, as the settings say", gateway);
            }
        }
    }

    /** For the log; called with this object's lock held. */
    private final class Watch implements AgreementWatch {
        @Override
        public void caught(Gateway gateway, GatewayStanding standing) {
            standing.tell(LOG, gateway, now());
            Optional.ofNullable(streams.get(gateway)).ifPresent(stream -> stream.cancel(null));
        }

        @Override
        public void leftOut(TransactionText believed) {
            leftOut.add(believed);
        }
    }

    /** Tells everything that is believed, in ledger order, each once, until it is closed. Does not return before. */
    public void listen(Consumer<BlockEvents<E>> listener) {
        synchronized (this) {
            if (listening) {
                throw new IllegalStateException("this feed is listened to already");
            }
            listening = true;
        }
        connections.onChange(this::adopt);
        adopt();
        boolean goesOn = true;
        while (goesOn) {
            goesOn = tellNext(listener);
        }
        close();
    }

    /** By itself, so that what was told last is not held while the next is waited for; false when this was closed. */
    private boolean tellNext(Consumer<BlockEvents<E>> listener) {
        Optional<BlockEvents<E>> next = takeNext().flatMap(leftOut::whole);
        next.ifPresent(told -> {
            listener.accept(told);
            watchers.forEach(watcher -> watcher.accept(told));
        });
        return next.isPresent();
    }

    /** Hears whom there is now a connection to. */
    private synchronized void adopt() {
        agreement.hear(connections.gateways());
        rests.keep(agreement.gateways());
        streams.forEach((gateway, stream) -> {
            if (!agreement.gateways().contains(gateway)) {
                stream.cancel(null);
            }
        });
        for (Gateway gateway : agreement.gateways()) {
            if (!closed && heard.add(gateway)) {
                Thread.ofVirtual().name("hears " + gateway).start(() -> hear(gateway));
            }
        }
        notifyAll();
    }

    private synchronized Optional<BlockEvents<E>> takeNext() {
        try {
            while (!closed && news.isEmpty()) {
                wait(PATIENCE_MILLIS);
                sayWaiting();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            close();
        }
        notifyAll(); // there is room for more
        return closed ? Optional.empty() : Optional.of(news.remove());
    }

    /** For a fault outside of the agreement. */
    synchronized void fault(Gateway gateway, String fault) {
        agreement.caught(gateway, fault, now());
    }

    /** It did not answer: others are asked before it for a while. */
    synchronized void failed(Gateway gateway) {
        rests.failed(gateway, now());
    }

    private void sayWaiting() {
        long now = now();
        Optional<EventAgreement.Waiting> waiting = agreement.waiting().filter(w -> now - w.since() >= PATIENCE_MILLIS);
        if (waiting.isPresent() && (waitingSaid == Long.MIN_VALUE || now - waitingSaid >= PATIENCE_MILLIS)) {
            waitingSaid = now;
            waiting.get().tell(LOG, now);
        }
    }

    private void hear(Gateway gateway) {
        long pause = FIRST_PAUSE_MILLIS;
        while (isHeard(gateway)) {
            boolean told = false;
            try {
                told = hearOnce(gateway);
            } catch (StatusRuntimeException silent) {
                LOG.log(Logger.Level.DEBUG, "gateway {0} does not tell: {1}", gateway, StatusText.of(silent));
            } catch (RuntimeException bug) {
                LOG.log(Logger.Level.ERROR, "hearing gateway " + gateway + " failed; it is tried again", bug);
            }
            pause = told ? FIRST_PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
            if (!awaitNextTry(gateway, pause)) {
                return;
            }
        }
    }

    /** One connection, to its end; whether it has told anything. */
    private boolean hearOnce(Gateway gateway) {
        Optional<ManagedChannel> channel = connections.find(gateway);
        if (channel.isEmpty()) {
            return false; // it was told down, and no other came
        }
        Context.CancellableContext context = Context.ROOT.withCancellation();
        @Nullable Tale tale = begin(gateway, context);
        if (tale == null) {
            return false;
        }
        boolean told = false;
        try {
            EventStream stream = EventStream.open(
                    context, channel.get(), tale.fromBlock(), memory.longestUnasked(), memory.unaskedBytes());
            boolean goesOn = true;
            while (goesOn) {
                Optional<TransactionText> one = stream.next();
                told |= one.isPresent();
                goesOn = one.isPresent() && tell(tale, one.get());
            }
        } catch (StatusRuntimeException broken) {
            if (!EventStream.isTooLong(broken)) {
                throw broken;
            }
            fault(gateway, EventStream.tooLong(memory.unaskedBytes()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            context.cancel(null);
            synchronized (this) {
                streams.remove(gateway, context);
                agreement.broken(tale);
            }
        }
        return told;
    }

    private synchronized @Nullable Tale begin(Gateway gateway, Context.CancellableContext context) {
        Tale tale = closed || !agreement.gateways().contains(gateway)
                ? null
                : agreement.open(gateway, now()).orElse(null);
        if (tale != null) {
            streams.put(gateway, context);
        }
        return tale;
    }

    /** Returns whether to read on, and not before there is room for it. */
    private synchronized boolean tell(Tale tale, TransactionText told) throws InterruptedException {
        agreement.tell(tale, told, now());
        List<BlockEvents<E>> believed = agreement.takeNews();
        if (!believed.isEmpty()) {
            lastBelieved = now();
            news.addAll(believed);
        }
        notifyAll();
        while (!closed && !(agreement.hasRoom(tale) && news.size() < NEWS_AHEAD)) {
            wait();
        }
        return !closed && !agreement.isOver(tale);
    }

    private synchronized boolean awaitNextTry(Gateway gateway, long pauseMillis) {
        long now = now();
        return awaitMoment(
                Math.max(now + pauseMillis, agreement.standing(gateway).leftUntil()) - now);
    }

    /** Waits a moment; false when this was closed meanwhile. */
    synchronized boolean awaitMoment(long millis) {
        long until = now() + millis;
        try {
            while (!closed && now() < until) {
                wait(Math.max(1, until - now()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !closed;
    }

    /** Whoever waits for one event, beside the listener, and after it. */
    public synchronized void watch(Consumer<BlockEvents<E>> watcher) {
        watchers.add(watcher);
    }

    public synchronized void unwatch(Consumer<BlockEvents<E>> watcher) {
        watchers.remove(watcher);
    }

    /** Whether somebody listens, so that events can prove anything. */
    public synchronized boolean isListening() {
        return listening && !closed;
    }

    /** The newest block of which something is believed. */
    public synchronized long block() {
        return agreement.block();
    }

    /**
     * Whom to ask first: at random, so that none learns all habits; then those that tell nothing now, while others do, since they
     * may be gone, and those that were not there a moment ago; those that are left alone for what they told come last.
     */
    public synchronized List<Gateway> preferred() {
        List<Gateway> order = new ArrayList<>(agreement.gateways());
        Collections.shuffle(order, ThreadLocalRandom.current());
        long now = now();
        List<Gateway> connected = agreement.connected();
        order.sort(Comparator.comparing(
                        (Gateway gateway) -> agreement.standing(gateway).isLeft(now))
                .thenComparing(gateway -> rests.isResting(gateway, now))
                .thenComparing(gateway -> !connected.contains(gateway)));
        return order;
    }

    /**
     * Asks a gateway whether it is there, which takes {@link Pulse#ANSWER_MILLIS} at most; one that is not rests for a while. Not
     * for a client that hides which gateway carries its operation: the question would tell it.
     */
    boolean isThere(Gateway gateway) {
        boolean there = connections.find(gateway).map(Pulse::isFelt).orElse(false);
        synchronized (this) {
            if (there) {
                rests.answered(gateway);
            } else {
                rests.failed(gateway, now());
            }
        }
        return there;
    }

    /**
     * What the first gateway that answers says to a question. One that keeps silent is asked whether it is there, and when it is
     * not, the next one is asked.
     *
     * @param question as a call with a deadline
     * @throws StatusRuntimeException what the last one failed with, when none answers
     */
    public <A> A ask(Function<Channel, Future<A>> question) {
        StatusRuntimeException last =
                Status.UNAVAILABLE.withDescription("no gateway").asRuntimeException();
        for (Gateway gateway : preferred()) {
            try {
                return askOne(gateway, question);
            } catch (StatusRuntimeException silent) {
                last = silent;
            }
        }
        throw last;
    }

    /** The same of one gateway. */
    public <A> A askOne(Gateway gateway, Function<Channel, Future<A>> question) {
        Channel channel = connections
                .find(gateway)
                .orElseThrow(
                        () -> Status.UNAVAILABLE.withDescription("has gone").asRuntimeException());
        return PatientCall.await(question.apply(channel), () -> isThere(gateway));
    }

    /** For metrics; those that are gone included. */
    public synchronized Map<Gateway, GatewayStanding> standings() {
        return agreement.standings();
    }

    /** How long ago something was believed for the last time; empty before the first. */
    public synchronized Optional<Long> believedMillisAgo() {
        return lastBelieved == Long.MIN_VALUE ? Optional.empty() : Optional.of(now() - lastBelieved);
    }

    /**
     * Whether what comes next can be believed: something has been, enough organisations are connected, and none waits long
     * for another's word.
     */
    public synchronized boolean isConnected() {
        List<Gateway> connected = agreement.connected();
        boolean enough = connected.stream().anyMatch(Gateway::trusted)
                || connected.stream().map(Gateway::organisation).distinct().count() >= EventAgreement.ORGANISATIONS;
        long now = now();
        boolean waits = agreement
                .waiting()
                .filter(w -> now - w.since() >= PATIENCE_MILLIS)
                .isPresent();
        return lastBelieved != Long.MIN_VALUE && enough && !waits;
    }

    /** Whether all that was told is believed and passed on, and more would be if there were more; for who has just begun. */
    public synchronized boolean isAllBelieved() {
        boolean passedOn = news.isEmpty() && leftOut.isEmpty();
        return passedOn && isConnected() && agreement.waiting().isEmpty();
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** The thread of a gateway that is gone ends, and may begin anew. */
    private synchronized boolean isHeard(Gateway gateway) {
        if (closed || !agreement.gateways().contains(gateway)) {
            heard.remove(gateway);
            return false;
        }
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        streams.values().forEach(stream -> stream.cancel(null));
        notifyAll();
    }
}
