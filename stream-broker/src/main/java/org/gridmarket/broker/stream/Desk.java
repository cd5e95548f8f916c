package org.gridmarket.broker.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.apache.pulsar.client.admin.PulsarAdminException;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.LineFile;
import org.gridmarket.roles.stream.desk.DeskWords;
import org.gridmarket.roles.stream.desk.Member;

/**
 * The desk of a broker: whoever signs a fresh nonce with its account's key gets a tenant of its own and a pass for ten minutes.
 * Members are remembered on disk. Thread-safe.
 */
final class Desk implements AutoCloseable {
    /** Tenants of one broker; more would fill its metadata. */
    private static final int MOST_MEMBERS = 1_000;

    /** Nonces that wait to be signed; the oldest goes first, and who was slow asks again. */
    private static final int MOST_NONCES = 10_000;

    private static final long NONCE_MILLIS = 60_000;
    private static final int NONCE_LENGTH = 32;
    private static final int DONE = 200;
    private static final int BAD = 400;
    private static final int FORBIDDEN = 403;
    private static final int FULL = 503;

    private record Reply(int status, String text) {}

    private final BrokerSettings settings;
    private final Passes passes;
    private final Tenants tenants;
    private final SignatureCheck signatures;
    private final HttpServer server;
    private final LineFile file;
    private final SecureRandom random = new SecureRandom();
    private final Map<Bytes, Long> nonces = new LinkedHashMap<>();
    private final Map<AccountKey, Member> members = new LinkedHashMap<>();
    private Reply list;
    private volatile boolean closed;

    private Desk(
            BrokerSettings settings, Passes passes, Tenants tenants, SignatureCheck signatures, HttpServer server) {
        this.settings = settings;
        this.passes = passes;
        this.tenants = tenants;
        this.signatures = signatures;
        this.server = server;
        Path path = settings.folder().resolve("members");
        this.file = new LineFile(path);
        file.lines().stream()
                .map(line -> RecordCodec.of(Member.class).read(line))
                .forEach(member -> members.put(member.account(), member));
        this.list = listed();
    }

    static Desk open(BrokerSettings settings, Passes passes, Tenants tenants, SignatureCheck signatures)
            throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.deskPort()), MOST_MEMBERS);
        Desk desk = new Desk(settings, passes, tenants, signatures, server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(DeskWords.NONCE, exchange -> answer(exchange, "GET", body -> desk.greet()));
        server.createContext(DeskWords.MEMBERS, exchange -> answer(exchange, "GET", body -> desk.list()));
        server.createContext(DeskWords.JOIN, exchange -> answer(exchange, "POST", desk::join));
        server.start();
        return desk;
    }

    @FunctionalInterface
    private interface Service {
        Reply reply(String body);
    }

    private static void answer(HttpExchange exchange, String method, Service service) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(DeskWords.MOST_BYTES + 1);
            Reply reply = !exchange.getRequestMethod().equals(method) || body.length > DeskWords.MOST_BYTES
                    ? new Reply(BAD, method + " with at most " + DeskWords.MOST_BYTES + " bytes")
                    : service.reply(new String(body, StandardCharsets.UTF_8));
            byte[] text = reply.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private synchronized Reply greet() {
        byte[] drawn = new byte[NONCE_LENGTH];
        random.nextBytes(drawn);
        Bytes nonce = Bytes.of(drawn);
        nonces.put(nonce, System.currentTimeMillis() + NONCE_MILLIS);
        while (nonces.size() > MOST_NONCES) {
            nonces.remove(nonces.keySet().iterator().next());
        }
        return done(DeskWords.Greeting.class, new DeskWords.Greeting(settings.serviceUrl(), nonce));
    }

    private synchronized Reply list() {
        return list;
    }

    /** Written once for each change: every member asks for it each second. */
    private Reply listed() {
        return done(DeskWords.Members.class, new DeskWords.Members(List.copyOf(members.values())));
    }

    private static <T> Reply done(Class<T> type, T words) {
        return new Reply(DONE, RecordCodec.of(type).write(words));
    }

    private Reply join(String body) {
        DeskWords.Join join;
        try {
            join = RecordCodec.of(DeskWords.Join.class).read(body);
        } catch (MalformedException | IllegalArgumentException other) {
            return new Reply(BAD, String.valueOf(other.getMessage()));
        }
        if (!isFresh(join.nonce()) || !join.isSigned(settings.serviceUrl(), signatures)) {
            return new Reply(FORBIDDEN, "sign a nonce of this desk, within a minute and once");
        }
        Optional<Reply> refused = register(join.member());
        return refused.orElseGet(() -> pass(join.member().account()));
    }

    private synchronized boolean isFresh(Bytes nonce) {
        Long until = nonces.remove(nonce);
        return until != null && System.currentTimeMillis() <= until;
    }

    private synchronized Optional<Reply> register(Member member) {
        Member known = members.get(member.account());
        if (member.equals(known)) {
            return Optional.empty();
        }
        if (known == null && members.size() >= MOST_MEMBERS) {
            return Optional.of(new Reply(FULL, MOST_MEMBERS + " members are registered, the most allowed"));
        }
        try {
            tenants.provide(member.account());
        } catch (PulsarAdminException broken) {
            return Optional.of(new Reply(FULL, "the broker does not make a tenant now: " + broken.getMessage()));
        }
        file.append(RecordCodec.of(Member.class).write(member) + "\n");
        members.put(member.account(), member);
        list = listed();
        return Optional.empty();
    }

    private Reply pass(AccountKey account) {
        Instant until = Instant.now().plusMillis(Passes.LIFE_MILLIS);
        return done(
                DeskWords.Pass.class,
                new DeskWords.Pass(
                        passes.give(account.toHex(), Optional.of(until)),
                        Passes.LIFE_MILLIS,
                        settings.serviceUrl(),
                        settings.adminUrl()));
    }

    /** Whether members are answered: a desk whose lock is held without end does not come back from this. */
    synchronized boolean serves() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
    }
}
