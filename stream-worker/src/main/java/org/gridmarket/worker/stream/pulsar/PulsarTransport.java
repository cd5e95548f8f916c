package org.gridmarket.worker.stream.pulsar;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.apache.pulsar.client.api.AuthenticationFactory;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.ProducerBuilder;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.Reader;
import org.apache.pulsar.client.api.Schema;
import org.apache.pulsar.client.api.SubscriptionInitialPosition;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.transport.Transport;
import org.gridmarket.worker.stream.transport.TransportException;

/**
 * A member's way over Apache Pulsar (stream-market, Pulsar). One message for a parcel and no batches, since batched messages
 * share a sequence id; a fixed name of the producer and sequence ids that ascend, so that the broker drops what it has already.
 */
public final class PulsarTransport implements Transport {
    /**
     * Held, or the level would be forgotten with it. The library warns of each try, with its stack, while a broker is away or a
     * right has not come yet; whoever calls hears of each failure, and {@link #look} says once that the broker is away.
     */
    private static final java.util.logging.Logger LIBRARY = java.util.logging.Logger.getLogger("org.apache.pulsar");

    static {
        LIBRARY.setLevel(Level.SEVERE);
    }

    private static final System.Logger LOG = System.getLogger(PulsarTransport.class.getName());
    private static final String PRODUCER = "gridmarket";

    /** Messages that wait for the broker; beyond, what is written is lost, and the writer is told. */
    private static final int MOST_PENDING = 2_000;

    private static final int OPERATION_SECONDS = 15;
    private static final long MEMBERS_MILLIS = 1_000;

    /** Ways that are opened, and rights that are given, at a time. */
    private static final int ERRANDS = 8;

    /** What the names of its subscriptions begin with: the broker takes no others from it, so nobody reads on for another. */
    private final String prefix;

    private final DeskClient desk;
    private final TenantRights rights;
    private final HttpClient http;
    private final PulsarClient client;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("members").factory());
    private final ExecutorService errands = Executors.newFixedThreadPool(
            ERRANDS, Thread.ofVirtual().name("asks the broker").factory());
    private volatile List<Member> members = List.of();
    private boolean isAway; // touched by looking alone, after the first look

    private PulsarTransport(AccountKey account, DeskClient desk, HttpClient http, PulsarClient client) {
        this.prefix = account.toHex();
        this.desk = desk;
        this.http = http;
        this.rights = new TenantRights(http, desk);
        this.client = client;
    }

    /**
     * Registers and connects.
     *
     * @param deskUrl of the broker's desk, such as {@code http://127.0.0.1:8095}
     */
    public static PulsarTransport join(URI deskUrl, AccountKeyPair keys, List<MemberRole> roles) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        DeskClient desk = new DeskClient(http, deskUrl, keys, roles);
        try {
            PulsarClient client = PulsarClient.builder()
                    .serviceUrl(desk.pass().serviceUrl())
                    .authentication(
                            AuthenticationFactory.token(() -> desk.pass().token()))
                    .ioThreads(1)
                    .listenerThreads(1)
                    .operationTimeout(OPERATION_SECONDS, TimeUnit.SECONDS)
                    .build();
            PulsarTransport transport = new PulsarTransport(keys.publicKey(), desk, http, client);
            transport.look();
            var unused = transport.looking.scheduleWithFixedDelay(
                    transport::look, MEMBERS_MILLIS, MEMBERS_MILLIS, TimeUnit.MILLISECONDS);
            return transport;
        } catch (PulsarClientException broken) {
            throw new TransportException("no way to the broker: " + broken.getMessage(), broken);
        }
    }

    private void look() {
        try {
            List<Member> told = desk.members();
            if (!told.equals(members)) {
                members = told;
            }
            if (isAway) {
                LOG.log(System.Logger.Level.INFO, "the broker answers again");
            }
            isAway = false;
        } catch (TransportException | MalformedException notNow) {
            if (!isAway) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the broker is away and is asked again each {0} ms: {1}",
                        MEMBERS_MILLIS,
                        notNow.getMessage());
            }
            isAway = true;
        }
    }

    @Override
    public Executor errands() {
        return errands;
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public void grant(Topic topic, Collection<AccountKey> readers) {
        readers.forEach(reader -> rights.grant(topic, reader));
    }

    @Override
    public void delete(Topic topic) {
        rights.delete(topic);
    }

    private static String url(Topic topic) {
        return "persistent://" + topic.path();
    }

    private ProducerBuilder<byte[]> producer(Topic topic) {
        return client.newProducer(Schema.BYTES)
                .topic(url(topic))
                .enableBatching(false)
                .sendTimeout(0, TimeUnit.SECONDS)
                .maxPendingMessages(MOST_PENDING)
                .blockIfQueueFull(false);
    }

    @Override
    public Writer numbered(Topic topic) {
        try {
            return new PulsarWriter(producer(topic).producerName(PRODUCER).create(), true);
        } catch (PulsarClientException refused) {
            throw new TransportException("to write " + topic + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public Writer plain(Topic topic) {
        try {
            return new PulsarWriter(producer(topic).create(), false);
        } catch (PulsarClientException refused) {
            throw new TransportException("to write " + topic + ": " + refused.getMessage(), refused);
        }
    }

    private record PulsarWriter(Producer<byte[]> producer, boolean numbered) implements Writer {
        @Override
        public CompletionStage<Void> write(long number, Bytes message) {
            var builder = producer.newMessage().value(message.copy());
            CompletableFuture<MessageId> sent =
                    numbered ? builder.sequenceId(number).sendAsync() : builder.sendAsync();
            return sent.thenAccept(id -> {});
        }

        @Override
        public void close() {
            closed(producer.closeAsync());
        }
    }

    private static void closed(CompletableFuture<Void> closing) {
        var unused = closing.exceptionally(broken -> {
            LOG.log(System.Logger.Level.DEBUG, "closing: {0}", broken.getMessage());
            return null;
        });
    }

    @Override
    public Reading read(Topic topic, Consumer<Bytes> listener) {
        try {
            Reader<byte[]> reader = client.newReader(Schema.BYTES)
                    .topic(url(topic))
                    .startMessageId(MessageId.earliest)
                    .subscriptionRolePrefix(prefix)
                    .readerListener((any, message) -> listener.accept(Bytes.of(message.getValue())))
                    .create();
            return () -> closed(reader.closeAsync());
        } catch (PulsarClientException refused) {
            throw new TransportException("to read " + topic + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public Reading subscribe(Topic topic, String name, Consumer<Delivery> listener) {
        try {
            org.apache.pulsar.client.api.Consumer<byte[]> consumer = client.newConsumer(Schema.BYTES)
                    .topic(url(topic))
                    .subscriptionName(prefix + "-" + name)
                    .subscriptionInitialPosition(SubscriptionInitialPosition.Earliest)
                    .messageListener((own, message) -> listener.accept(new PulsarDelivery(own, message)))
                    .subscribe();
            return () -> closed(consumer.closeAsync());
        } catch (PulsarClientException refused) {
            throw new TransportException("to read " + topic + ": " + refused.getMessage(), refused);
        }
    }

    private record PulsarDelivery(org.apache.pulsar.client.api.Consumer<byte[]> consumer, Message<byte[]> received)
            implements Delivery {
        @Override
        public Bytes message() {
            return Bytes.of(received.getValue());
        }

        @Override
        public void acknowledge() {
            var unused = consumer.acknowledgeAsync(received).exceptionally(broken -> {
                LOG.log(System.Logger.Level.DEBUG, "an acknowledgement is lost: {0}", broken.getMessage());
                return null;
            });
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        errands.shutdownNow();
        closed(client.closeAsync());
        http.close();
    }
}
