package org.gridmarket.worker.compute.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.PinnedEd25519;

/**
 * What directories and mediators of one process serve, each under its account. A request that nobody has signed gets nothing;
 * a body is read only as far as it may be long. Thread-safe.
 */
public final class ObjectServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ObjectServer.class.getName());

    /** Requests that are served at a time; each holds a portion, a large object a few. */
    private static final int AT_A_TIME = 32;

    /** What one account serves. */
    public interface Shelf {
        /** Answers a request of an account; its path without the account before it. */
        Answer answer(Request request);
    }

    /** A request whose signature is good. */
    public record Request(AccountKey caller, String method, String path, Map<String, String> query, Bytes body) {}

    /**
     * An answer.
     *
     * @param code of HTTP
     */
    public record Answer(int code, Bytes body) {
        static Answer text(int code, String text) {
            return new Answer(code, Bytes.utf8(text));
        }
    }

    /**
     * For a whole request to come and for its answer to be taken, seconds; the JDK's server reads it when it is loaded. A portion
     * at less than a million bits a second comes in it. Without it, who sends no body would keep a place for ever.
     */
    private static final String SLOWEST = "60";

    static {
        for (String bound : List.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime")) {
            if (System.getProperty(bound) == null) {
                System.setProperty(bound, SLOWEST);
            }
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final PinnedEd25519 signatures = new PinnedEd25519();

    private ObjectServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    /** Opens a server of plain text, for this machine; port 0 takes any. */
    public static ObjectServer open(InetSocketAddress address) {
        return open(address, Optional.empty());
    }

    /** @param certificate its own, with which it speaks TLS; empty for plain text */
    public static ObjectServer open(InetSocketAddress address, Optional<SSLContext> certificate) {
        try {
            ObjectServer opened = new ObjectServer(created(address, certificate));
            opened.server.start();
            return opened;
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot serve at " + address, taken);
        }
    }

    private static HttpServer created(InetSocketAddress address, Optional<SSLContext> certificate) throws IOException {
        if (certificate.isEmpty()) {
            return HttpServer.create(address, 0);
        }
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.get()));
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** From now on the account serves. */
    public void add(AccountKey account, Shelf shelf) {
        shelves.put(account.toHex(), shelf);
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) {
            send(exchange, Answer.text(503, "busy; ask again"));
            return;
        }
        try {
            send(exchange, answer(exchange));
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "a request failed", bug);
            send(exchange, Answer.text(500, "failed here; ask again"));
        } finally {
            places.release();
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String[] parts = exchange.getRequestURI().getPath().split("/", 3);
        Shelf shelf = parts.length == 3 ? shelves.get(parts[1]) : null;
        if (shelf == null) {
            return Answer.text(404, "nobody of that account serves here");
        }
        byte[] body = exchange.getRequestBody().readNBytes(Portions.MOST_BYTES + 1);
        if (body.length > Portions.MOST_BYTES) {
            return Answer.text(413, "more than " + Portions.MOST_BYTES + " bytes at once");
        }
        Optional<AccountKey> caller = SignedRequest.caller(
                signatures,
                AccountKey.hex(parts[1]),
                exchange.getRequestMethod(),
                path,
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .orElse(""),
                Bytes.of(body),
                new LedgerTime(System.currentTimeMillis()));
        if (caller.isEmpty()) {
            return Answer.text(401, "no account has signed this request within a minute of now");
        }
        return shelf.answer(new Request(
                caller.get(),
                exchange.getRequestMethod(),
                parts[2],
                Portions.query(exchange.getRequestURI().getQuery()),
                Bytes.of(body)));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] body = answer.body().copy();
            exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
