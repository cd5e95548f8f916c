package org.gridmarket.testbed.bench;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.oblivious.forwarder.ForwarderLimits;
import org.gridmarket.oblivious.forwarder.ObliviousForwarder;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.Consortium;

/**
 * What gateways carry: the same offers sent directly to peers (the baseline), through one gateway, through two, and sealed
 * through an oblivious relay to these two; and how their event stream keeps up.
 */
public final class GatewayBench {
    private static final long INTERVAL_MILLIS = 10_000;

    /** Fewer clients before all of them; few operations each, since live pages are bounded. */
    private static final List<Integer> STEPS = List.of(1, 10);

    private static final int OPERATIONS_OF_STEP = 6;
    private static final List<Integer> LISTENERS = List.of(1, 10, 50, 100, 200, 500);
    private static final int SENDERS = 4;
    private static final int WAYS = 4;

    /** For a gateway to read what it has not read yet; a gateway tells its block only when asked. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private static final long LOOK_MILLIS = 50;

    private final Consortium consortium;
    private final FabricChain chain;
    private final List<String> endpoints;
    private final Consumer<String> progress;

    /**
     * @param chain the direct way
     * @param endpoints {@code host:port} of two gateways
     */
    public GatewayBench(Consortium consortium, FabricChain chain, List<String> endpoints, Consumer<String> progress) {
        this.consortium = consortium;
        this.chain = chain;
        this.endpoints = List.copyOf(endpoints);
        this.progress = progress;
    }

    /** What was found: the ways, and the event stream by the number of its listeners. */
    public record Result(List<WayRow> ways, List<StreamRow> streams) {
        public Result {
            ways = List.copyOf(ways);
            streams = List.copyOf(streams);
        }
    }

    /**
     * Founds a market and measures.
     *
     * @param clients that send at a time, at most
     * @param operations single offers of each client and way
     * @param listeners of the event stream, at most
     */
    public Result run(int clients, int operations, int listeners) throws InterruptedException {
        int senders = WAYS * clients;
        BenchParties parties = new BenchParties(consortium.target(), senders + SENDERS, new SecureRandom());
        progress.accept("founding a market with " + parties.accounts().size() + " accounts");
        MarketCalendar calendar = parties.found(consortium, INTERVAL_MILLIS);
        BenchMarket direct = new BenchMarket(calendar, new DirectWay(chain)::carry);
        progress.accept("registering accounts, collecting credit, withdrawing assets");
        parties.prepare(direct, calendar);
        List<Signer> accounts = parties.accounts();
        List<WayRow> ways = ways(calendar, accounts.subList(0, senders), clients, operations);
        StreamBench stream = new StreamBench(
                chain, endpoints.getFirst(), direct, accounts.subList(senders, accounts.size()), senders, progress);
        List<StreamRow> streams = new ArrayList<>();
        for (int step : steps(LISTENERS, listeners)) {
            awaitReaders();
            streams.add(stream.run(step));
        }
        return new Result(ways, streams);
    }

    private List<WayRow> ways(MarketCalendar calendar, List<Signer> accounts, int clients, int operations)
            throws InterruptedException {
        try (GrpcGatewayLink one = GrpcGatewayLink.trusting(endpoints.subList(0, 1));
                GrpcGatewayLink two = GrpcGatewayLink.trusting(endpoints);
                ObliviousForwarder relay = ObliviousForwarder.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        endpoints.stream()
                                .map(endpoint -> URI.create("http://" + endpoint + "/"))
                                .toList(),
                        ForwarderLimits.STANDARD,
                        InstantSource.system());
                ObliviousLink sealed = new ObliviousLink(
                        two, account -> false, doors(two, relay), ObliviousLink.client(Optional.empty()))) {
            Map<String, BenchMarket.Way> ways = new LinkedHashMap<>();
            ways.put("direct", new DirectWay(chain)::carry);
            ways.put("one_gateway", one::submit);
            ways.put("two_gateways", two::submit);
            ways.put("oblivious", sealed::submit);
            WayComparison comparison = new WayComparison(ways, calendar, accounts, this::awaitReaders, progress);
            comparison.warmUp();
            List<WayRow> rows = new ArrayList<>();
            for (int step : steps(STEPS, clients)) {
                rows.addAll(comparison.singleOffers(
                        step, step == clients ? operations : Math.min(operations, OPERATIONS_OF_STEP)));
            }
            rows.addAll(comparison.batches());
            return rows;
        } catch (IOException noPort) {
            throw new PartFailedException("the oblivious relay cannot listen: " + noPort.getMessage(), noPort);
        }
    }

    /** Waits until every gateway has read what the peers have. */
    private void awaitReaders() throws InterruptedException {
        long newest = chain.height() - 1;
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (String endpoint : endpoints) {
            try (GrpcGatewayLink link = GrpcGatewayLink.trusting(List.of(endpoint))) {
                while (newestReadBy(link) < newest) {
                    if (System.nanoTime() > end) {
                        throw new PartFailedException("gateway " + endpoint + " has not read block " + newest
                                + " within " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s");
                    }
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            }
        }
    }

    /** A gateway that is too busy to answer is too busy to be measured. */
    private static long newestReadBy(GrpcGatewayLink link) {
        try {
            return link.describe().getBlock();
        } catch (StatusRuntimeException busy) {
            return Chain.NOTHING_SEEN;
        }
    }

    private static Map<Gateway, List<URI>> doors(GrpcGatewayLink link, ObliviousForwarder relay) {
        Map<Gateway, List<URI>> doors = new LinkedHashMap<>();
        for (Gateway gateway : link.connections().gateways()) {
            int door = doors.size() + 1;
            doors.put(gateway, List.of(URI.create("http://127.0.0.1:" + relay.port() + "/" + door)));
        }
        return doors;
    }

    /** Those below the most, and the most. */
    static List<Integer> steps(List<Integer> usual, int most) {
        List<Integer> steps =
                new ArrayList<>(usual.stream().filter(step -> step < most).toList());
        steps.add(most);
        return steps;
    }
}
