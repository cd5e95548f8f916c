package org.gridmarket.oblivious.forwarder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.GatewayKey;
import org.gridmarket.oblivious.KeyConfiguration;
import org.gridmarket.oblivious.OpenedRequest;
import org.gridmarket.oblivious.Opening;

/** A gateway resource that answers what it is asked, and remembers what it saw. */
final class StubGateway implements AutoCloseable {
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    final List<String> headers = new CopyOnWriteArrayList<>();
    final Semaphore mayAnswer = new Semaphore(1_000);
    final Semaphore waiting = new Semaphore(0);
    volatile GatewayKey key;

    StubGateway() throws IOException {
        key = key();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(threads);
        server.createContext("/ohttp-keys", this::keys);
        server.createContext("/ohttp", this::answer);
        server.start();
    }

    GatewayKey key() {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        return GatewayKey.ofSeed(Bytes.of(seed));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void keys(HttpExchange call) throws IOException {
        reply(call, 200, KeyConfiguration.MEDIA_TYPE, key.configuration().asList());
    }

    private void answer(HttpExchange call) throws IOException {
        headers.add(call.getRequestHeaders().toString());
        Bytes sealed = Bytes.of(call.getRequestBody().readAllBytes());
        waiting.release();
        mayAnswer.acquireUninterruptibly();
        switch (key.open(sealed)) {
            case OpenedRequest opened ->
                reply(call, 200, OpenedRequest.ANSWER_MEDIA_TYPE, opened.seal(Bytes.hex("0140c8"), random));
            case Opening.Refused why -> reply(call, 422, "text/plain", Bytes.utf8(why.name()));
        }
    }

    private static void reply(HttpExchange call, int status, String type, Bytes content) throws IOException {
        try (call) {
            call.getResponseHeaders().set("content-type", type);
            call.getResponseHeaders().set("x-of-the-gateway", "1");
            call.sendResponseHeaders(status, content.length());
            call.getResponseBody().write(content.copy());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
