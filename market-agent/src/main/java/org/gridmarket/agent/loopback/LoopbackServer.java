package org.gridmarket.agent.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.gridmarket.agent.settings.SettingsException;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PrivateFile;

/**
 * Pages on 127.0.0.1 whose contents need a token: in the header {@code Authorization: Bearer}, which a page of another site
 * cannot send here. A name that points to this machine is refused.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final String TEXT = "text/plain; charset=utf-8";

    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int THREADS = 2;
    private static final int TOKEN_BYTES = 16;
    private static final Logger LOG = System.getLogger(LoopbackServer.class.getName());

    private final HttpServer server;
    private final Routes routes;
    private final String token;

    /** What the pages are. */
    @FunctionalInterface
    public interface Routes {
        /** Called by several threads. */
        Reply reply(Request request) throws IOException;
    }

    /**
     * One request.
     *
     * @param method such as {@code GET}
     * @param path such as {@code /metrics}
     * @param knowsToken whether who asks may see and set what only the home may
     */
    public record Request(String method, String path, boolean knowsToken, Body body) {
        /** What comes with it. */
        @FunctionalInterface
        public interface Body {
            byte[] read(int most) throws IOException;
        }
    }

    /** One answer. */
    public record Reply(int status, String type, String content) {
        public static Reply ok(String type, String content) {
            return new Reply(OK, type, content);
        }

        /** In plain text. */
        public static Reply of(int status, String content) {
            return new Reply(status, TEXT, content);
        }

        public static Reply notFound(String path) {
            return of(NOT_FOUND, "there is no " + path);
        }

        public static Reply needsToken() {
            return of(UNAUTHORISED, "the token that the log tells is needed");
        }
    }

    private LoopbackServer(HttpServer server, Routes routes, String token) {
        this.server = server;
        this.routes = routes;
        this.token = token;
    }

    /**
     * Serves on 127.0.0.1.
     *
     * @param port 0 for any
     * @param token 32 or more characters that nobody can guess
     */
    public static LoopbackServer open(int port, String token, Routes routes) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        LoopbackServer pages = new LoopbackServer(server, routes, token);
        server.createContext("/", pages::answer);
        server.setExecutor(Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("page").daemon().factory()));
        server.start();
        return pages;
    }

    /**
     * The same under a token that is drawn here and kept in a file that only the owner reads; a new one at each start.
     *
     * @param setting that names the port, for whom it is taken
     */
    public static LoopbackServer open(String setting, int port, Path tokenFile, Routes routes) {
        byte[] drawn = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(drawn);
        String token = Bytes.of(drawn).toHex();
        try {
            LoopbackServer pages = open(port, token, routes);
            new PrivateFile(tokenFile).replace(token + "\n");
            return pages;
        } catch (IOException taken) {
            throw new SettingsException(
                    setting + " " + port + " cannot be used (" + taken.getMessage() + "); name another, or 0 for any");
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What has to be known to see anything. */
    public String token() {
        return token;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self';"
                            + " connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            send(exchange, reply(exchange));
        } catch (RuntimeException bug) {
            LOG.log(
                    Logger.Level.ERROR,
                    "the page failed at " + exchange.getRequestURI().getPath(),
                    bug);
            throw bug;
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        if (!isLocalName(exchange)) {
            return Reply.of(FORBIDDEN, "this page is for http://127.0.0.1 only");
        }
        return routes.reply(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                knowsToken(exchange),
                most -> exchange.getRequestBody().readNBytes(most)));
    }

    /** Another site may let its own name point to this machine; then the name gives it away. */
    private boolean isLocalName(HttpExchange exchange) {
        String host = header(exchange, "Host");
        return host.equals("127.0.0.1:" + port()) || host.equals("localhost:" + port());
    }

    private boolean knowsToken(HttpExchange exchange) {
        byte[] given = header(exchange, "Authorization").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] content = reply.content().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
