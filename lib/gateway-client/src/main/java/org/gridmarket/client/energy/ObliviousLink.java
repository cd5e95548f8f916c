package org.gridmarket.client.energy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.client.Answer;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayAuthorities;
import org.gridmarket.client.RelayMessages;
import org.gridmarket.client.Submissions;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.BinaryRequest;
import org.gridmarket.oblivious.BinaryResponse;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.oblivious.forwarder.ObliviousCaller;

/**
 * Sends the operations of anonymous accounts through a forwarder, so that no gateway learns where they come from.
 * What comes from a public account, a meter or the public stream takes the link below: who that is, is known anyway. An
 * anonymous operation never falls back to that link, whatever happens.
 */
public final class ObliviousLink implements GatewayLink, AutoCloseable {
    /** A little longer than a forwarder waits for a gateway, so that its word for it comes first. */
    private static final Duration PATIENCE = Duration.ofSeconds(65);

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int MALFORMED = 400;

    private final GatewayLink open;
    private final Predicate<AccountKey> isPublic;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http;
    private final Map<Gateway, List<ObliviousCaller>> callers = new HashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();

    /**
     * What has gone this way.
     *
     * @param sent sealed requests
     * @param answered sealed answers that came back
     */
    public record Sealed(long sent, long answered) {}

    /**
     * @param open for all that needs no hiding
     * @param isPublic whose operations need none; an account that it does not know is anonymous
     * @param ways the forwarders' addresses of each gateway, such as {@code http://forwarder.example:8090/1}, at least one
     * @param http speaks with them, as {@link #client} makes it; closed with this link
     */
    public ObliviousLink(
            GatewayLink open, Predicate<AccountKey> isPublic, Map<Gateway, List<URI>> ways, HttpClient http) {
        if (ways.isEmpty() || ways.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "no forwarder named; at least one address such as http://host:port/1 is needed");
        }
        this.open = open;
        this.isPublic = isPublic;
        this.http = http;
        ways.forEach((gateway, addresses) -> callers.put(
                gateway,
                addresses.stream()
                        .map(address -> new ObliviousCaller(http, address, PATIENCE, random))
                        .toList()));
    }

    /**
     * Speaks with forwarders.
     *
     * @param authority certificates that vouch for them, PEM; those of the JDK when empty
     */
    public static HttpClient client(Optional<Path> authority) {
        return building(authority).build();
    }

    /** The same from one of this machine's own addresses, which forwarders see, and nobody else. */
    public static HttpClient clientFrom(InetAddress local, Optional<Path> authority) {
        return building(authority).localAddress(local).build();
    }

    private static HttpClient.Builder building(Optional<Path> authority) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .sslContext(GatewayAuthorities.context(authority))
                .executor(Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    public Answer submit(String function, Submission submission) {
        if (isPublic.test(submission.signer())) {
            return open.submit(function, submission);
        }
        BinaryRequest longest = request(function, submission, Long.MAX_VALUE);
        if (!Padding.fits(longest.octets())) {
            return new Answer.Rejected(
                    "INVALID_ARGUMENT",
                    "forwarder",
                    function + " has " + longest.octets().length() + " bytes; at most " + Padding.LONGEST
                            + " are carried, so split it");
        }
        return open.submitBy(
                function, submission, (gateway, seenBlock) -> ask(gateway, request(function, submission, seenBlock)));
    }

    private static BinaryRequest request(String function, Submission submission, long seenBlock) {
        return new BinaryRequest(
                "POST",
                "https",
                "gridmarket",
                "/relay",
                Bytes.of(RelayMessages.message(function, submission, seenBlock).toByteArray()));
    }

    /** One gateway through one forwarder after the other, until one brings its answer. */
    private Answer ask(Gateway gateway, BinaryRequest request) {
        List<ObliviousCaller> forwarders = callers.getOrDefault(gateway, List.of());
        List<String> silent = new ArrayList<>();
        int first = random.nextInt(Math.max(1, forwarders.size()));
        for (int i = 0; i < forwarders.size(); i++) {
            sent.incrementAndGet();
            switch (forwarders.get((first + i) % forwarders.size()).ask(request)) {
                case ObliviousCaller.Outcome.Lost(String reason) -> silent.add(reason);
                case ObliviousCaller.Outcome.Answered(BinaryResponse response) -> {
                    answered.incrementAndGet();
                    if (response.status() == OK || response.status() == MALFORMED) {
                        return read(response);
                    }
                    silent.add(response.status() + ": " + response.content().toUtf8());
                }
            }
        }
        return new Answer.Indeterminate(String.join("; ", silent));
    }

    /** How much has gone this way so far. */
    public Sealed sealed() {
        return new Sealed(sent.get(), answered.get());
    }

    private Answer read(BinaryResponse response) {
        if (response.status() == MALFORMED) {
            return new Answer.Rejected(
                    "INVALID_ARGUMENT", "gateway", response.content().toUtf8());
        }
        try {
            return RelayMessages.read(SubmitOutcome.parseFrom(response.content().copy()));
        } catch (InvalidProtocolBufferException unreadable) {
            return new Answer.Indeterminate("the gateway's answer is no outcome: " + unreadable.getMessage());
        }
    }

    @Override
    public Answer reportReadings(MeterId meter, List<SaltedReading> readings, Submission hashes) {
        return open.reportReadings(meter, readings, hashes);
    }

    @Override
    public Answer submitBy(String function, Submission submission, Submissions.Asking way) {
        return open.submitBy(function, submission, way);
    }

    @Override
    public void listen(Listener listener) {
        open.listen(listener);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
