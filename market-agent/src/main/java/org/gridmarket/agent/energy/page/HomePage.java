package org.gridmarket.agent.energy.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridmarket.agent.loopback.LoopbackServer;
import org.gridmarket.agent.loopback.LoopbackServer.Reply;
import org.gridmarket.agent.loopback.LoopbackServer.Request;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.metrics.Exposition;

/**
 * The home's page on loopback. The page itself holds nothing; what it shows and sets needs the token, which the log tells at the
 * start.
 */
public final class HomePage {
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_ALLOWED = 405;
    private static final int MOST_BYTES = 4_096;
    private static final String JSON_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HomeView view;

    private HomePage(HomeView view) {
        this.view = view;
    }

    /** Its pages, for a server on loopback. */
    public static LoopbackServer.Routes routes(HomeView view) {
        return new HomePage(view)::reply;
    }

    private Reply reply(Request request) throws IOException {
        String path = request.path();
        if (path.equals("/wishes")) {
            return request.method().equals("POST")
                    ? guarded(request, () -> wish(request))
                    : Reply.of(NOT_ALLOWED, "POST only");
        }
        if (!request.method().equals("GET")) {
            return Reply.of(NOT_ALLOWED, "GET only");
        }
        return switch (path) {
            case "/" -> resource("home.html", "text/html; charset=utf-8");
            case "/favicon.ico" -> Reply.of(NO_CONTENT, "");
            case "/home.js" -> resource("home.js", "text/javascript; charset=utf-8");
            case "/home.css" -> resource("home.css", "text/css; charset=utf-8");
            case "/home.json" -> guarded(request, () -> Reply.ok(JSON_TYPE, HomeJson.of(view)));
            case "/statement.csv" ->
                guarded(request, () -> Reply.ok("text/csv; charset=utf-8", StatementCsv.of(view.cycles())));
            case "/metrics" -> guarded(request, () -> Reply.ok(Exposition.MEDIA_TYPE, HomeFigures.of(view)));
            default -> Reply.notFound(path);
        };
    }

    private static Reply guarded(Request request, Supplier<Reply> reply) {
        return request.knowsToken() ? reply.get() : Reply.needsToken();
    }

    private Reply wish(Request request) {
        try {
            JsonNode node = JSON.readTree(request.body().read(MOST_BYTES));
            view.wish(new HomeView.Wishes(
                    price(node, "sellAtLeast"),
                    price(node, "buyAtMost"),
                    Energy.ofWh(whole(node, "reserveWh", Energy.MAX_WH).orElse(0L))));
            return Reply.of(NO_CONTENT, "");
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            return Reply.of(BAD_REQUEST, String.valueOf(wrong.getMessage()));
        } catch (IOException lost) {
            return Reply.of(BAD_REQUEST, "the request was cut");
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

    private static Reply resource(String name, String type) throws IOException {
        try (InputStream file = HomePage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return Reply.ok(type, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
