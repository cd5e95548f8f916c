package org.gridmarket.worker.stream.pulsar;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.roles.stream.desk.DeskWords;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.worker.stream.transport.TransportException;
import org.jspecify.annotations.Nullable;

/** One member's way to the desk: registers, and keeps a pass that is at most half over. Thread-safe. */
final class DeskClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int DONE = 200;

    private final HttpClient http;
    private final URI desk;
    private final AccountKeyPair keys;
    private final Member member;
    private DeskWords.@Nullable Pass pass;
    private long askAgainNanos;

    DeskClient(HttpClient http, URI desk, AccountKeyPair keys, List<MemberRole> roles) {
        this.http = http;
        this.desk = desk;
        this.keys = keys;
        this.member = new Member(keys.publicKey(), roles);
    }

    /** A pass that holds. */
    synchronized DeskWords.Pass pass() {
        DeskWords.Pass held = pass;
        if (held == null || System.nanoTime() - askAgainNanos >= 0) {
            held = join();
            pass = held;
            askAgainNanos =
                    System.nanoTime() + Duration.ofMillis(held.lifeMillis() / 2).toNanos();
        }
        return held;
    }

    private DeskWords.Pass join() {
        DeskWords.Greeting greeting = RecordCodec.of(DeskWords.Greeting.class).read(get(DeskWords.NONCE));
        Bytes signature = keys.sign(DeskWords.message(greeting.broker(), member, greeting.nonce()));
        String body =
                RecordCodec.of(DeskWords.Join.class).write(new DeskWords.Join(member, greeting.nonce(), signature));
        return RecordCodec.of(DeskWords.Pass.class)
                .read(ask(HttpRequest.newBuilder(desk.resolve(DeskWords.JOIN))
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    List<Member> members() {
        return RecordCodec.of(DeskWords.Members.class)
                .read(get(DeskWords.MEMBERS))
                .members();
    }

    private String get(String path) {
        return ask(HttpRequest.newBuilder(desk.resolve(path)).GET());
    }

    private String ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != DONE) {
                throw new TransportException(
                        "the desk at " + desk + " says " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException broken) {
            throw new TransportException("the desk at " + desk + " is not reached: " + broken.getMessage(), broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TransportException("interrupted", stop);
        }
    }
}
