package org.gridmarket.testbed.bench;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.EnrolReply;
import org.gridmarket.api.v1.EnrolRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.client.GatewayChannels;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.MeterEnrolment;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.oblivious.KeyConfiguration;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.oblivious.SealedRequest;

/**
 * What a caller that means harm does to one gateway of this machine, within a count and a time. Its addresses are of the
 * loopback network and none is that of those beside it.
 */
final class Abuse {
    private static final String ABANDONS = "127.0.0.2";
    private static final String SEALS = "127.0.0.3";
    private static final String ENROLS = "127.0.0.4";
    private static final TradingLimits A_WATT_HOUR = new TradingLimits(Energy.ofWh(1), Energy.ofWh(1));

    /** HTTP/2 lets one connection have 100 open. */
    private static final int CALLS_OF_CONNECTION = 90;

    private static final int AT_A_TIME = 512;

    /** One of so many sealed requests can be opened, and has a forged operation in it; the others are noise. */
    private static final int OPENED = 4;

    private final String endpoint;
    private final SecureRandom random;
    private final Map<String, Integer> answers = new TreeMap<>();

    Abuse(String endpoint, SecureRandom random) {
        this.endpoint = endpoint;
        this.random = random;
    }

    /** What each kind was answered, and how often. */
    synchronized Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    private synchronized void count(String what) {
        answers.merge(what, 1, Integer::sum);
    }

    private ManagedChannel from(String address) {
        try {
            return GatewayChannels.openFrom(InetAddress.getByName(address), endpoint, Optional.empty());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** So many calls without a message: every other one is reset, the others are left open. Spread over the time. */
    void abandonCalls(int calls, long millis) throws InterruptedException {
        Pace pace = new Pace(calls, millis);
        for (int opened = 0; opened < calls; opened += CALLS_OF_CONNECTION) {
            ManagedChannel channel = from(ABANDONS);
            MarketGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .describe(DescribeRequest.getDefaultInstance());
            for (int i = opened; i < Math.min(calls, opened + CALLS_OF_CONNECTION); i++) {
                pace.await(i);
                ClientCall<?, ?> call = halfOpen(channel);
                if (i % 2 == 0) {
                    call.cancel("abandoned", null);
                }
            }
            Thread.ofVirtual().start(() -> drop(channel));
        }
    }

    private static void drop(ManagedChannel channel) {
        try {
            TimeUnit.SECONDS.sleep(15); // long enough for the gateway to have closed what it closes
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        channel.shutdownNow();
    }

    /** As a method of streams, whose headers a client does not keep back. */
    private ClientCall<?, ?> halfOpen(ManagedChannel channel) {
        MethodDescriptor<DescribeRequest, MarketDescription> method = MarketGrpc.getDescribeMethod().toBuilder()
                .setType(MethodType.BIDI_STREAMING)
                .build();
        ClientCall<DescribeRequest, MarketDescription> call = channel.newCall(method, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        count("abandoned call: " + status.getCode());
                    }
                },
                new Metadata());
        return call;
    }

    /** So many sealed requests in each second. */
    void sendSealed(int perSecond, long millis) throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(SEALS))
                .build()) {
            KeyConfiguration key = KeyConfiguration.firstOf(Bytes.of(http.send(
                                    HttpRequest.newBuilder(at("/ohttp-keys")).build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body()))
                    .orElseThrow();
            Semaphore free = new Semaphore(AT_A_TIME);
            int requests = Math.toIntExact(perSecond * millis / 1_000);
            Pace pace = new Pace(requests, millis);
            for (int i = 0; i < requests; i++) {
                pace.await(i);
                if (!free.tryAcquire()) {
                    count("sealed request: not sent, " + AT_A_TIME + " unanswered");
                    continue;
                }
                CompletableFuture<?> unused = http.sendAsync(sealed(key, i), HttpResponse.BodyHandlers.discarding())
                        .whenComplete((answer, failure) -> {
                            free.release();
                            count("sealed request: " + (failure == null ? answer.statusCode() : "no answer"));
                        });
            }
            free.acquire(AT_A_TIME);
        } catch (IOException unreachable) {
            throw new IllegalStateException("the gateway tells no keys: " + unreachable.getMessage(), unreachable);
        }
    }

    private URI at(String path) {
        return URI.create("http://" + endpoint + path);
    }

    private HttpRequest sealed(KeyConfiguration key, int number) {
        byte[] content = new byte[4_000];
        random.nextBytes(content);
        byte[] octets = number % OPENED == 0
                ? SealedRequest.of(key, Padding.pad(Bytes.of(content)), random)
                        .octets()
                        .copy()
                : content;
        return HttpRequest.newBuilder(at("/ohttp"))
                .header("content-type", SealedRequest.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(octets))
                .build();
    }

    /** So many meters that do not exist, each well signed. */
    void enrolFalsely(int enrolments, long millis) throws InterruptedException {
        ManagedChannel channel = from(ENROLS);
        Semaphore free = new Semaphore(AT_A_TIME);
        Pace pace = new Pace(enrolments, millis);
        for (int i = 0; i < enrolments; i++) {
            pace.await(i);
            EnrolRequest request = enrolment("false-" + i, random);
            free.acquire();
            ClientCalls.asyncUnaryCall(
                    channel.newCall(MeterGrpc.getEnrolMethod(), CallOptions.DEFAULT), request, new StreamObserver<>() {
                        @Override
                        public void onNext(EnrolReply reply) {
                            count("false enrolment: " + reply.getStatus());
                        }

                        @Override
                        public void onError(Throwable refused) {
                            count("false enrolment: "
                                    + Status.fromThrowable(refused).getCode());
                            free.release();
                        }

                        @Override
                        public void onCompleted() {
                            free.release();
                        }
                    });
        }
        free.acquire(AT_A_TIME);
        channel.shutdownNow();
    }

    /** The wish of a fresh meter, signed with its key. */
    static EnrolRequest enrolment(String meter, SecureRandom random) {
        AccountKeyPair keys = AccountKeyPair.generate(random);
        String feeder = "bench";
        return EnrolRequest.newBuilder()
                .setMeter(meter)
                .setKey(ByteString.copyFrom(keys.publicKey().key().copy()))
                .setFeeder(feeder)
                .setLPlusWh(1)
                .setLMinusWh(1)
                .setSignature(ByteString.copyFrom(keys.sign(MeterEnrolment.signingBytes(
                                new MeterId(meter), keys.publicKey(), new FeederId(feeder), A_WATT_HOUR))
                        .copy()))
                .build();
    }

    /** Spreads what is to be done evenly over a time. */
    private record Pace(int count, long millis, long begun) {
        Pace(int count, long millis) {
            this(count, millis, System.nanoTime());
        }

        void await(int number) throws InterruptedException {
            long due = begun + TimeUnit.MILLISECONDS.toNanos(millis) / count * number;
            long left = due - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
        }
    }
}
