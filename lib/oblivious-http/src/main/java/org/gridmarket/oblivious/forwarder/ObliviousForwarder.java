package org.gridmarket.oblivious.forwarder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.metrics.Exposition;
import org.gridmarket.metrics.ForwarderMetrics;
import org.gridmarket.oblivious.SealedRequest;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;
import org.jspecify.annotations.Nullable;

/**
 * The forwarder (RFC 9458, 6.2): hands sealed requests to gateways that it was told of, and nothing else to nobody
 * else. It knows who asks and not what; it writes no log, keeps no address beyond the call (how many are under way for each,
 * so that one cannot take the others' places) and passes none on; it only counts. Whoever runs
 * it must not be who runs the gateways. Gateway number N, counted from 1, is reached by POST on {@code /N/ohttp} and GET on
 * {@code /N/ohttp-keys}.
 */
public final class ObliviousForwarder implements AutoCloseable {
    /** Where the counts are told. */
    public static final String METRICS = "/metrics";

    /** A request is read in no time; so many more may be read than carried before slow senders are in each other's way. */
    private static final int READERS = 4;

    /** What the server wants to be told instead of 0, which would mean a length not known yet. */
    private static final int NO_CONTENT = -1;

    /** Seconds for a whole request to come, and for its answer to be taken; the JDK's server reads them when it is loaded. */
    private static final String REQUEST_WITHIN = "sun.net.httpserver.maxReqTime";

    private static final String ANSWER_WITHIN = "sun.net.httpserver.maxRspTime";

    static {
        setUnlessSet(REQUEST_WITHIN, ForwarderLimits.REQUEST_WITHIN.toSeconds());
        setUnlessSet(
                ANSWER_WITHIN,
                ForwarderLimits.STANDARD
                        .patience()
                        .plus(ForwarderLimits.READ_WITHIN)
                        .toSeconds());
    }

    private final HttpServer server;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ForwarderLimits limits;
    private final Map<String, GatewayDoor> requests = new HashMap<>();
    private final Map<String, GatewayDoor> keys = new HashMap<>();
    private final AtomicLong carried = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Slots reading;
    private @Nullable HttpServer countsPage;

    private ObliviousForwarder(
            HttpServer server, List<URI> gateways, ForwarderLimits limits, InstantSource clock, SSLContext tls) {
        this.server = server;
        this.limits = limits;
        this.reading = Slots.halfForOne("reading", "requests are being read", READERS * limits.calls());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.patience())
                .sslContext(tls)
                .build();
        for (int i = 0; i < gateways.size(); i++) {
            GatewayDoor door = new GatewayDoor(http, gateways.get(i), limits, clock);
            requests.put("/" + (i + 1) + "/ohttp", door);
            keys.put("/" + (i + 1) + "/ohttp-keys", door);
        }
    }

    /** A forwarder to gateways for which the authorities vouch that the JDK knows. */
    public static ObliviousForwarder open(
            InetSocketAddress at, List<URI> gateways, ForwarderLimits limits, InstantSource clock) throws IOException {
        try {
            return open(at, gateways, limits, clock, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException noTls) {
            throw new IllegalStateException("this JDK has no TLS", noTls);
        }
    }

    /**
     * Opens a forwarder.
     *
     * @param at where it listens; port 0 takes a free one
     * @param gateways such as {@code https://gateway.example:8443/}, at least one
     * @param tls who is believed to vouch for them, where they are reached by https
     */
    public static ObliviousForwarder open(
            InetSocketAddress at, List<URI> gateways, ForwarderLimits limits, InstantSource clock, SSLContext tls)
            throws IOException {
        return open(at, gateways, limits, clock, tls, Optional.empty());
    }

    /**
     * The same over TLS.
     *
     * @param own certificate and key with which it serves; empty for plain text, behind a server of the same machine
     */
    public static ObliviousForwarder open(
            InetSocketAddress at,
            List<URI> gateways,
            ForwarderLimits limits,
            InstantSource clock,
            SSLContext tls,
            Optional<SSLContext> own)
            throws IOException {
        if (gateways.isEmpty()) {
            throw new IllegalArgumentException("a forwarder needs at least one gateway to carry to");
        }
        HttpServer server = own.isPresent() ? secured(at, limits, own.get()) : HttpServer.create(at, limits.calls());
        ObliviousForwarder forwarder = new ObliviousForwarder(server, gateways, limits, clock, tls);
        server.setExecutor(forwarder.threads);
        server.createContext("/", forwarder::serve);
        server.start();
        return forwarder;
    }

    private static HttpServer secured(InetSocketAddress at, ForwarderLimits limits, SSLContext own) throws IOException {
        HttpsServer server = HttpsServer.create(at, limits.calls());
        server.setHttpsConfigurator(new HttpsConfigurator(own));
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What it has carried so far. */
    public ForwarderCounts counts() {
        return new ForwarderCounts(carried.get(), failed.get());
    }

    /**
     * Tells the counts to who sits at this machine and to nobody else: who could read them at any moment from elsewhere would
     * know when somebody asks. They stand on the page {@value #METRICS}.
     *
     * @param at a port of the loopback address; 0 takes a free one
     * @return the port
     */
    public synchronized int tellCounts(int at) throws IOException {
        if (countsPage != null) {
            throw new IllegalStateException("the counts are told already");
        }
        HttpServer page =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), limits.calls());
        page.createContext("/", call -> {
            try (call) {
                send(call, page(call.getRequestURI().getPath()));
            }
        });
        page.start();
        countsPage = page;
        return page.getAddress().getPort();
    }

    private static void setUnlessSet(String property, long seconds) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Long.toString(seconds));
        }
    }

    private Carried page(String path) {
        return path.equals(METRICS)
                ? new Carried(200, Exposition.MEDIA_TYPE, Bytes.utf8(metrics()))
                : Carried.refusal(404, "there is " + METRICS + " and nothing else");
    }

    private String metrics() {
        Exposition text = new Exposition();
        counts().tell(text);
        tell(text, "", reading);
        requests.forEach((path, door) -> door.slots().forEach(slots -> tell(text, path, slots)));
        return text.text();
    }

    /** How many places are taken, how many there are, and how often there was none, by gateway. */
    private static void tell(Exposition text, String path, Slots slots) {
        text.add(ForwarderMetrics.PLACES_USED, slots.used(), slots.name(), path)
                .add(ForwarderMetrics.PLACES_BOUND, slots.most(), slots.name(), path)
                .add(ForwarderMetrics.PLACES_REFUSED, (double) slots.refused(), slots.name(), path);
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            send(call, answerOne(call));
        }
    }

    private static void send(HttpExchange call, Carried answer) throws IOException {
        call.getResponseHeaders().set("content-type", answer.mediaType());
        byte[] content = answer.content().copy();
        call.sendResponseHeaders(answer.status(), content.length == 0 ? NO_CONTENT : content.length);
        if (content.length > 0) {
            call.getResponseBody().write(content);
        }
    }

    private Carried answerOne(HttpExchange call) throws IOException {
        try {
            return answer(call);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Carried.refusal(503, "the forwarder is closing");
        }
    }

    private Carried answer(HttpExchange call) throws IOException, InterruptedException {
        String path = call.getRequestURI().getPath();
        GatewayDoor asked = keys.get(path);
        if (asked != null) {
            return call.getRequestMethod().equals("GET")
                    ? asked.keys(Origin.of(call.getRemoteAddress()))
                    : Carried.refusal(405, "keys are read by GET");
        }
        GatewayDoor door = requests.get(path);
        if (door == null) {
            return Carried.refusal(404, "this forwarder carries to /1/ohttp .. /" + requests.size() + "/ohttp only");
        }
        if (!call.getRequestMethod().equals("POST")) {
            return Carried.refusal(405, "sealed requests come by POST");
        }
        if (!SealedRequest.MEDIA_TYPE.equals(call.getRequestHeaders().getFirst("content-type"))) {
            return Carried.refusal(415, "only " + SealedRequest.MEDIA_TYPE + " is carried");
        }
        Origin origin = Origin.of(call.getRemoteAddress());
        byte[] sealed;
        switch (reading.take(origin)) {
            case Slots.Full full -> {
                return Carried.refusal(503, full.reason());
            }
            case Place place -> {
                try (place) {
                    sealed = call.getRequestBody().readNBytes(limits.requestBytes() + 1);
                }
            }
        }
        return sealed.length > limits.requestBytes()
                ? Carried.refusal(413, "a sealed request has at most " + limits.requestBytes() + " bytes")
                : counted(door.carry(Bytes.of(sealed), origin));
    }

    private Carried counted(Carried answer) {
        (answer.isGood() ? carried : failed).incrementAndGet();
        return answer;
    }

    @Override
    public synchronized void close() {
        server.stop(0);
        if (countsPage != null) {
            countsPage.stop(0);
        }
        threads.shutdownNow();
        http.shutdownNow();
    }
}
