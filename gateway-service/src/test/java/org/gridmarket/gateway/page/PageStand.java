package org.gridmarket.gateway.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Serves the page's own files, under the gateway's own content policy, and answers of a state that a test chooses. */
final class PageStand implements AutoCloseable {
    private static final Path FILES = Path.of("src/main/resources/META-INF/resources");
    private static final Path SETTINGS = Path.of("src/main/resources/application.properties");
    private static final String POLICY = "quarkus.http.header.\"Content-Security-Policy\".value";
    private static final String QUESTIONS = "/api/v1/pages/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<HttpExchange> listeners = new CopyOnWriteArrayList<>();
    private final String policy;
    private volatile ExampleState state = ExampleState.IN_THE_DAY;
    private volatile boolean streaming = true;
    private volatile boolean answering = true;
    private volatile CountDownLatch held = new CountDownLatch(0);

    PageStand() throws IOException {
        Properties settings = new Properties();
        try (InputStream text = Files.newInputStream(SETTINGS)) {
            settings.load(text);
        }
        policy = settings.getProperty(POLICY);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** From now on. */
    void tell(ExampleState changed) {
        state = changed;
    }

    /** Questions wait for {@link #answer}. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void answer() {
        held.countDown();
    }

    void setAnswering(boolean whether) {
        answering = whether;
    }

    /** Ends the streams there are and lets no new one open, or lets them. */
    synchronized void setStreaming(boolean whether) {
        streaming = whether;
        if (!whether) {
            listeners.forEach(HttpExchange::close);
            listeners.clear();
        }
    }

    /** Tells all pages that there is a block. */
    synchronized void tellBlock(long block) {
        byte[] news = ("data:{\"block\":" + block + "}\n\n").getBytes(StandardCharsets.UTF_8);
        listeners.removeIf(listener -> !reaches(listener, news));
    }

    /** A page of a test before has left. */
    private static boolean reaches(HttpExchange listener, byte[] news) {
        try {
            listener.getResponseBody().write(news);
            listener.getResponseBody().flush();
            return true;
        } catch (IOException left) {
            return false;
        }
    }

    /** What has been asked since the last time, but for the page's own files. */
    List<String> takeQuestions() {
        List<String> taken = List.copyOf(questions);
        questions.removeAll(taken);
        return taken;
    }

    private void serve(HttpExchange call) throws IOException {
        String path = call.getRequestURI().toString();
        call.getResponseHeaders().set("Content-Security-Policy", policy);
        if (path.equals("/api/v1/stream")) {
            listen(call);
        } else if (path.startsWith("/api/")) {
            questions.add(path);
            answer(call, path.startsWith(QUESTIONS) ? state.answerTo(path.substring(QUESTIONS.length())) : null);
        } else {
            file(call, path.equals("/") ? "/index.html" : path);
        }
    }

    /** By itself, so that a page that knows its stream is there is told what comes next. */
    private synchronized void listen(HttpExchange call) throws IOException {
        if (!streaming) {
            send(call, 503, "text/plain", new byte[0]);
            return;
        }
        call.getResponseHeaders().set("Content-Type", "text/event-stream");
        call.sendResponseHeaders(200, 0);
        call.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
        call.getResponseBody().flush();
        listeners.add(call);
    }

    private void answer(HttpExchange call, @Nullable Object answer) throws IOException {
        try {
            held.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (!answering) {
            send(call, 502, "text/plain", new byte[0]);
        } else if (answer == null) {
            send(call, 400, "application/json", json.writeValueAsBytes(Map.of("error", "there is no such page")));
        } else {
            send(call, 200, "application/json", json.writeValueAsBytes(answer));
        }
    }

    private static void file(HttpExchange call, String path) throws IOException {
        Path file = FILES.resolve(path.substring(1)).normalize();
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !file.startsWith(FILES) || !Files.isRegularFile(file)) {
            send(call, 404, "text/plain", new byte[0]);
            return;
        }
        send(call, 200, type, Files.readAllBytes(file));
    }

    private static void send(HttpExchange call, int status, String type, byte[] body) throws IOException {
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        answer();
        listeners.forEach(HttpExchange::close);
        server.stop(0);
        threads.close();
    }
}
