package org.gridmarket.testbed.bench;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.api.v1.ListEnrolmentsRequest;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.api.v1.OperatorGrpc;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.client.Answer;
import org.gridmarket.client.GatewayChannels;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.SaltedReading;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.Consortium;

/** How a meter, an agent and an operator are served by a gateway while a crowd abuses it, and before that. */
public final class AbuseBench {
    private static final long INTERVAL_MILLIS = 10_000;
    private static final int BOOKS_VALID = 24;

    /** Enough that none of them meets a bound of its own. */
    private static final int HOMES = 24;

    private static final int FIRST_OF_ABUSE = 100_000;

    /** More than a meter reports under abuse: so the quiet phase reports intervals of its own. */
    private static final int READINGS_OF_ABUSE = 200;

    private final Consortium consortium;
    private final FabricChain chain;
    private final String endpoint;
    private final String operatorToken;
    private final Consumer<String> progress;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param chain the direct way, by which the market is prepared
     * @param endpoint {@code host:port} of the gateway
     * @param operatorToken of an operator of this gateway
     */
    public AbuseBench(
            Consortium consortium,
            FabricChain chain,
            String endpoint,
            String operatorToken,
            Consumer<String> progress) {
        this.consortium = consortium;
        this.chain = chain;
        this.endpoint = endpoint;
        this.operatorToken = operatorToken;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param served rows, before and under abuse
     * @param abuse what the abuse was answered, and how often
     * @param isServed whether nobody honest was refused under abuse
     * @param worstP95Millis of the three under abuse
     */
    public record Result(
            List<Map<String, Object>> served,
            Map<String, Integer> abuse,
            Map<String, Integer> failures,
            boolean isServed,
            long worstP95Millis) {}

    /**
     * Founds a market and measures.
     *
     * @param calls that are abandoned
     * @param sealedPerSecond bogus sealed requests
     * @param enrolments of meters that do not exist
     * @param seconds of abuse; a third of that is measured before
     */
    public Result run(int calls, int sealedPerSecond, int enrolments, int seconds) throws InterruptedException {
        BenchParties parties = new BenchParties(consortium.target(), HOMES, random);
        progress.accept("founding a market with " + HOMES + " homes");
        MarketCalendar calendar = parties.found(consortium, INTERVAL_MILLIS);
        BenchMarket direct = new BenchMarket(calendar, new DirectWay(chain)::carry);
        parties.prepare(direct, calendar);
        Abuse abuse = new Abuse(endpoint, random);
        long millis = TimeUnit.SECONDS.toMillis(seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                GrpcGatewayLink link = GrpcGatewayLink.trusting(List.of(endpoint));
                HttpClient http = HttpClient.newHttpClient()) {
            ManagedChannel channel = GatewayChannels.open(endpoint, Optional.empty());
            Map<String, Served.Asking> honest = honest(parties, direct, link, channel, http);
            progress.accept("quiet: " + seconds / 3 + " s");
            List<Served> quiet = ask(honest, threads, "quiet", 0, millis / 3);
            progress.accept("abuse: " + seconds + " s");
            List<Future<?>> crowd = List.of(
                    threads.submit(() -> {
                        abuse.abandonCalls(calls, millis);
                        return null;
                    }),
                    threads.submit(() -> {
                        abuse.sendSealed(sealedPerSecond, millis);
                        return null;
                    }),
                    threads.submit(() -> {
                        abuse.enrolFalsely(enrolments, millis);
                        return null;
                    }));
            List<Served> under = ask(honest, threads, "abuse", FIRST_OF_ABUSE, millis);
            for (Future<?> one : crowd) {
                one.get();
            }
            channel.shutdownNow();
            return result(quiet, under, abuse);
        } catch (ExecutionException failed) {
            throw new PartFailedException("the bench failed: " + failed.getCause(), failed);
        }
    }

    private static Result result(List<Served> quiet, List<Served> under, Abuse abuse) {
        List<Map<String, Object>> rows = new ArrayList<>();
        quiet.forEach(row -> rows.add(row.keys()));
        under.forEach(row -> rows.add(row.keys()));
        Map<String, Integer> failures = new LinkedHashMap<>();
        under.forEach(row -> row.failures().forEach((why, times) -> failures.merge(why, times, Integer::sum)));
        return new Result(
                rows,
                abuse.answers(),
                failures,
                under.stream().allMatch(Served::isServed),
                under.stream().mapToLong(Served::p95).max().orElse(0));
    }

    private static List<Served> ask(
            Map<String, Served.Asking> honest, ExecutorService threads, String when, int first, long millis)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Future<Served>> running = new ArrayList<>();
        honest.forEach(
                (who, asking) -> running.add(threads.submit(() -> new Served(who, when).run(asking, first, end))));
        List<Served> served = new ArrayList<>();
        for (Future<Served> one : running) {
            served.add(one.get());
        }
        return served;
    }

    private Map<String, Served.Asking> honest(
            BenchParties parties, BenchMarket market, GrpcGatewayLink link, ManagedChannel channel, HttpClient http) {
        Map<String, Served.Asking> honest = new LinkedHashMap<>();
        honest.put(
                "meter_enrols",
                number -> MeterGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(20, TimeUnit.SECONDS)
                        .enrol(Abuse.enrolment("true-" + number % 8, random)));
        honest.put("meter_reports", number -> requireAnswer(report(parties, market, link, number)));
        honest.put("agent_submits", number -> requireAnswer(submit(parties, market, link, number)));
        Metadata token = new Metadata();
        token.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + operatorToken);
        honest.put(
                "operator_lists",
                number -> OperatorGrpc.newBlockingStub(channel)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(token))
                        .withDeadlineAfter(20, TimeUnit.SECONDS)
                        .listEnrolments(ListEnrolmentsRequest.getDefaultInstance()));
        honest.put("operator_asks", number -> {
            int status = http.send(
                            HttpRequest.newBuilder(URI.create("http://" + endpoint + "/api/v1/intervals"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("/api/v1/intervals answers " + status);
            }
        });
        return honest;
    }

    /** What the ledger refuses is served too; what got no outcome is not. */
    private static void requireAnswer(Answer answer) {
        if (answer instanceof Answer.Indeterminate unknown) {
            throw new IllegalStateException(unknown.toString());
        }
    }

    private static Answer submit(BenchParties parties, BenchMarket market, GrpcGatewayLink link, int number) {
        int account = number % HOMES;
        Signer agent = parties.accounts().get(account);
        Round round = market.round();
        OutgoingOperation outgoing = agent.sign(
                BenchParties.post(account, round, 1),
                agent.newOperation(),
                round.book().plus(BOOKS_VALID));
        return link.submit(outgoing.function(), outgoing.submission());
    }

    private static Answer report(BenchParties parties, BenchMarket market, GrpcGatewayLink link, int number) {
        int home = number % HOMES;
        Signer meter = parties.meters().get(home);
        SaltedReading reading = new SaltedReading(
                market.round()
                        .interval()
                        .minus(2 + number % FIRST_OF_ABUSE / HOMES + (number < FIRST_OF_ABUSE ? READINGS_OF_ABUSE : 0)),
                NetEnergy.ZERO,
                meter.randomBytes(SaltedReading.SALT_LENGTH));
        MeterId id = BenchParties.meter(home);
        OutgoingOperation outgoing = meter.sign(
                new EnergyCommand.ReportReadings(List.of(reading.hash(id))),
                meter.newOperation(),
                market.round().book().plus(BOOKS_VALID));
        return link.reportReadings(id, List.of(reading), outgoing.submission());
    }
}
