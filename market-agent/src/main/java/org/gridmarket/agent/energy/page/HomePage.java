package org.gridmarket.agent.energy.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * The home's page on loopback. The page itself holds nothing; what it shows and sets needs the token, which the log tells at the
 * start, in the header {@code Authorization: Bearer}. A page of another site cannot send that header here, and a name that
 * points to this machine is refused.
 */
public final class HomePage implements AutoCloseable {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int MOST_BYTES = 4_096;
    private static final int THREADS = 4;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = System.getLogger(HomePage.class.getName());

    private final HttpServer server;
    private final HomeView view;
    private final String token;

    private HomePage(HttpServer server, HomeView view, String token) {
        this.server = server;
        this.view = view;
        this.token = token;
    }

    /**
     * Serves on 127.0.0.1.
     *
     * @param port 0 for any
     * @param token 32 or more characters that nobody can guess
     */
    public static HomePage open(int port, HomeView view, String token) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        HomePage page = new HomePage(server, view, token);
        server.createContext("/", page::answer);
        server.setExecutor(Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("page").daemon().factory()));
        server.start();
        return page;
    }

    public int port() {
        return server.getAddress().getPort();
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
            if (!isLocalName(exchange)) {
                send(exchange, FORBIDDEN, TEXT, "this page is for http://127.0.0.1 only");
                return;
            }
            route(exchange);
        } catch (RuntimeException bug) {
            LOG.log(
                    Logger.Level.ERROR,
                    "the page failed at " + exchange.getRequestURI().getPath(),
                    bug);
            throw bug;
        }
    }

    /** Another site may let its own name point to this machine; then the name gives it away. */
    private boolean isLocalName(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        return host.equals("127.0.0.1:" + port()) || host.equals("localhost:" + port());
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.equals("/wishes")) {
            if (method.equals("POST")) {
                guarded(exchange, () -> wish(exchange));
            } else {
                send(exchange, NOT_ALLOWED, TEXT, "POST only");
            }
            return;
        }
        if (!method.equals("GET")) {
            send(exchange, NOT_ALLOWED, TEXT, "GET only");
            return;
        }
        switch (path) {
            case "/" -> resource(exchange, "home.html", "text/html; charset=utf-8");
            case "/home.js" -> resource(exchange, "home.js", "text/javascript; charset=utf-8");
            case "/home.css" -> resource(exchange, "home.css", "text/css; charset=utf-8");
            case "/home.json" -> guarded(exchange, () -> new Answer(OK, JSON_TYPE, HomeJson.of(view)));
            case "/statement.csv" ->
                guarded(exchange, () -> new Answer(OK, "text/csv; charset=utf-8", StatementCsv.of(view.cycles())));
            case "/metrics" -> guarded(exchange, () -> new Answer(OK, TEXT, HomeMetrics.of(view)));
            default -> send(exchange, NOT_FOUND, TEXT, "there is no " + path);
        }
    }

    private record Answer(int status, String type, String text) {}

    private void guarded(HttpExchange exchange, Supplier<Answer> answer) throws IOException {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        boolean known = MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
        if (!known) {
            send(exchange, UNAUTHORISED, TEXT, "the token that the agent's log tells is needed");
            return;
        }
        Answer made = answer.get();
        send(exchange, made.status(), made.type(), made.text());
    }

    private Answer wish(HttpExchange exchange) {
        try (InputStream body = exchange.getRequestBody()) {
            JsonNode node = JSON.readTree(body.readNBytes(MOST_BYTES));
            view.wish(new HomeView.Wishes(
                    price(node, "sellAtLeast"),
                    price(node, "buyAtMost"),
                    Energy.ofWh(whole(node, "reserveWh", Energy.MAX_WH).orElse(0L))));
            return new Answer(NO_CONTENT, TEXT, "");
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            return new Answer(BAD_REQUEST, TEXT, String.valueOf(wrong.getMessage()));
        } catch (IOException lost) {
            return new Answer(BAD_REQUEST, TEXT, "the request was cut");
        }
    }

    private static Optional<UnitPrice> price(JsonNode node, String key) {
        return whole(node, key, UnitPrice.MAX_MICRO_PER_WH).map(UnitPrice::new);
    }

    private static Optional<Long> whole(JsonNode node, String key, long most) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || value.longValue() < 0 || value.longValue() > most) {
            throw new IllegalArgumentException(
                    key + " is " + value + "; a whole number from 0 to " + most + " would do");
        }
        return Optional.of(value.longValue());
    }

    private void resource(HttpExchange exchange, String name, String type) throws IOException {
        try (InputStream file = HomePage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            send(exchange, OK, type, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
