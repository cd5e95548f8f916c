package org.gridmarket.testbed.bench;

import io.grpc.StatusRuntimeException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.client.Answer;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.testbed.day.PartsOfDay;

/**
 * How long clients do without an answer when a gateway dies or hangs: a client that asks a question after the other, and accounts
 * that send an operation at the moment of the fault. All know one gateway and have found the others (spec middleware, Clients).
 */
public final class FailoverBench {
    private static final long INTERVAL_MILLIS = 10_000;

    /** Each asks a gateway at random, so that one of them nearly always asks the one that has just died. */
    private static final int ACCOUNTS = 6;

    /** A hanging gateway is told down by its node after 3 s, and clients hear of it a moment later. */
    private static final long GONE_MILLIS = 6_000;

    private static final long BACK_MILLIS = 120_000;
    private static final long PAUSE_MILLIS = 20;
    private static final long QUIET_MILLIS = 1_500;
    private static final long DESCRIBE_SECONDS = 2;
    private static final int BOOKS_VALID = 24;

    private final Consortium consortium;
    private final PartsOfDay parts;
    private final GrpcGatewayLink link;
    private final Consumer<String> progress;
    private final BenchParties parties;
    private final AnswerTimes questions = new AnswerTimes();

    /** @param link that has found its gateways by discovery */
    public FailoverBench(Consortium consortium, PartsOfDay parts, GrpcGatewayLink link, Consumer<String> progress) {
        this.consortium = consortium;
        this.parts = parts;
        this.link = link;
        this.progress = progress;
        this.parties = new BenchParties(consortium.target(), ACCOUNTS, new SecureRandom());
    }

    /**
     * Founds a market, and lets gateways die and hang in turn.
     *
     * @param tries of each kind of fault
     */
    public List<FailoverTry> run(int tries) throws InterruptedException {
        MarketCalendar calendar = parties.found(consortium, INTERVAL_MILLIS);
        BenchMarket market = new BenchMarket(calendar, link::submit);
        parties.prepare(market, calendar);
        Thread asking = Thread.ofVirtual().name("questions").start(this::ask);
        List<FailoverTry> done = new ArrayList<>();
        try {
            for (GatewayFault fault : GatewayFault.values()) {
                for (int i = 0; i < tries; i++) {
                    int victim = i % parts.gateways().size();
                    done.add(attempt(fault, victim, market));
                    progress.accept(done.getLast().toString());
                }
            }
        } finally {
            asking.interrupt();
            asking.join();
        }
        return done;
    }

    private void ask() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                link.describe();
                questions.answered();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (StatusRuntimeException nobody) {
                questions.failed();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FailoverTry attempt(GatewayFault fault, int victim, BenchMarket market) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS); // so that what the last one left behind is not measured again
        Gateway gateway = parts.gateways().get(victim);
        long begun = System.nanoTime();
        fault.strike(parts, victim);
        List<Long> operations = send(market);
        long operationsEnd = System.nanoTime();
        long toldMillis = awaitUntil(() -> !link.connections().gateways().contains(gateway), begun, GONE_MILLIS);
        long outageMillis = questions.longestBetween(begun, System.nanoTime());
        fault.mend(parts, victim);
        Gateway back = parts.gateways().get(victim);
        if (awaitUntil(() -> serves(back), System.nanoTime(), BACK_MILLIS) < 0) {
            throw new PartFailedException(back + " is not found again " + BACK_MILLIS / 1_000 + " s after " + fault);
        }
        return new FailoverTry(
                fault,
                gateway.organisation(),
                outageMillis,
                operations,
                toldMillis,
                TimeUnit.NANOSECONDS.toMillis(operationsEnd - begun));
    }

    /** Whether the client has found it, and it answers. */
    private boolean serves(Gateway gateway) {
        if (!link.connections().gateways().contains(gateway)) {
            return false;
        }
        try {
            link.feed()
                    .askOne(
                            gateway,
                            channel -> MarketGrpc.newFutureStub(channel)
                                    .withDeadlineAfter(DESCRIBE_SECONDS, TimeUnit.SECONDS)
                                    .describe(DescribeRequest.getDefaultInstance()));
            return true;
        } catch (StatusRuntimeException notYet) {
            return false;
        }
    }

    /** How long since it began until it holds; negative when it does not within this time. */
    private static long awaitUntil(BooleanSupplier holds, long begunNanos, long mostMillis)
            throws InterruptedException {
        while (!holds.getAsBoolean()) {
            if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNanos) > mostMillis) {
                return -1;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNanos);
    }

    /** An offer of each account at once; how long each took to be on the ledger by the client's own judgement, ms. */
    private List<Long> send(BenchMarket market) throws InterruptedException {
        Round round = market.round();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> sent = new ArrayList<>();
            for (int i = 0; i < ACCOUNTS; i++) {
                int account = i;
                sent.add(threads.submit(() -> sendOne(account, round)));
            }
            List<Long> millis = new ArrayList<>();
            for (Future<Long> each : sent) {
                millis.add(each.get());
            }
            return millis;
        } catch (ExecutionException failed) {
            throw new PartFailedException("an operation failed: " + failed.getCause(), failed);
        }
    }

    private long sendOne(int account, Round round) {
        Signer signer = parties.accounts().get(account);
        OutgoingOperation outgoing = signer.sign(
                BenchParties.post(account, round, 1),
                signer.newOperation(),
                round.book().plus(BOOKS_VALID));
        long begun = System.nanoTime();
        Answer answer = link.submit(outgoing.function(), outgoing.submission());
        while (answer instanceof Answer.Indeterminate || answer instanceof Answer.Conflicted) {
            answer = link.submit(outgoing.function(), outgoing.submission()); // under its id, as agents do
        }
        if (!(answer instanceof Answer.Committed)) {
            throw new PartFailedException("an offer was not taken: " + answer);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
