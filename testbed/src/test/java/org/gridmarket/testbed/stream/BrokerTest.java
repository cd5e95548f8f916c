package org.gridmarket.testbed.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pulsar.client.api.AuthenticationFactory;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.gridmarket.discovery.local.AccountServices;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.roles.stream.desk.DeskWords;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.testbed.machine.DemoMachines;
import org.gridmarket.worker.stream.pulsar.PulsarTransport;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.transport.Transport;
import org.gridmarket.worker.stream.transport.TransportException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The real broker and its desk: what Table 4.5 forbids is tried, what is acknowledged survives a kill, numbers come once. */
@Tag("network")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.SAME_THREAD)
class BrokerTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_MILLIS = 50;
    private static final int STREAMED = 400;
    private static final int LARGE = 100_000;
    private static final int BACKLOG_MEGABYTES = 4;
    private static final Closing CLOSING = new Closing();
    private static final AccountKeyPair ALICE = AccountKeyPair.generate(new SecureRandom());
    private static final AccountKeyPair BOB = AccountKeyPair.generate(new SecureRandom());
    private static final AccountKeyPair CAROL = AccountKeyPair.generate(new SecureRandom());

    @TempDir
    private static Path folder;

    private static DemoMachines machine;
    private static AccountKeyPair operator;
    private static BrokerProcess broker;
    private static Transport alice;
    private static Transport bob;
    private static Transport carol;

    @BeforeAll
    static void start() throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        Path logs = Files.createDirectories(folder.resolve("logs"));
        machine = DemoMachines.make(folder.resolve("machines"), 1);
        RunningNode node = machine.start(0, new FatalErrors());
        CLOSING.add("stop the node", node::close);
        Path announcer = folder.resolve("broker.key");
        operator = KeyFile.make(announcer);
        broker = BrokerProcess.start(
                home,
                Files.createDirectories(folder.resolve("broker")),
                logs,
                Map.of(
                        "ttl-seconds",
                        "120",
                        "backlog-megabytes",
                        Integer.toString(BACKLOG_MEGABYTES),
                        "node",
                        machine.socket(0).toString(),
                        "node-key",
                        announcer.toString()));
        CLOSING.add("stop the broker", broker::stop);
        broker.await();
        alice = join(ALICE, MemberRole.CUSTOMER);
        bob = join(BOB, MemberRole.SUPPLIER);
        carol = join(CAROL, MemberRole.SUPPLIER);
    }

    private static Transport join(AccountKeyPair keys, MemberRole role) {
        Transport transport = PulsarTransport.join(broker.deskUrl(), keys, List.of(role));
        CLOSING.add("leave", transport::close);
        return transport;
    }

    @AfterAll
    static void stop() {
        CLOSING.close();
    }

    private static Topic service(AccountKeyPair tenant, String name) {
        return new Topic(tenant.publicKey(), Topic.Room.SERVICE, name);
    }

    private static void write(Transport.Writer writer, long number, String text) throws Exception {
        writer.write(number, Bytes.utf8(text)).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static List<String> take(BlockingQueue<String> from, int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            String next = from.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("after %s", taken).isNotNull();
            taken.add(next);
        }
        return taken;
    }

    /** What was acknowledged just before a kill may come again as well. */
    private static List<String> takeUntil(BlockingQueue<String> from, String last) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        do {
            taken.addAll(take(from, 1));
        } while (!taken.getLast().equals(last));
        return taken;
    }

    @Test
    void everyone_writes_only_in_its_own_tenant() {
        assertThatThrownBy(() -> bob.plain(service(ALICE, "forged"))).isInstanceOf(TransportException.class);
        assertThatThrownBy(() -> bob.plain(Topic.offers(ALICE.publicKey()))).isInstanceOf(TransportException.class);
        assertThatThrownBy(() -> bob.grant(service(ALICE, "mine"), List.of(BOB.publicKey())))
                .isInstanceOf(TransportException.class);
        assertThatThrownBy(() -> bob.delete(service(ALICE, "mine"))).isInstanceOf(TransportException.class);
    }

    @Test
    void a_party_finds_the_broker_by_the_node_of_its_machine() throws Exception {
        AccountServices services = AccountServices.at(machine.socket(0));
        List<AccountServices.Found> found = services.of(ServiceType.BROKER);
        while (found.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            found = services.of(ServiceType.BROKER);
        }

        assertThat(found).extracting(AccountServices.Found::account).containsExactly(operator.publicKey());
        URI desk = URI.create("http://" + found.getFirst().endpoint().address());
        AccountKeyPair newcomer = AccountKeyPair.generate(new SecureRandom());
        try (Transport transport = PulsarTransport.join(desk, newcomer, List.of(MemberRole.MEDIATOR))) {
            assertThat(transport.members()).extracting(Member::account).contains(newcomer.publicKey());
        }
    }

    @Test
    void what_is_said_in_the_market_all_read() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Transport.Writer writer = alice.plain(Topic.offers(ALICE.publicKey()));
                Transport.Reading reading =
                        bob.read(Topic.offers(ALICE.publicKey()), message -> heard.add(message.toUtf8()))) {
            assertThat(reading).isNotNull();
            write(writer, 0, "an offer");

            assertThat(take(heard, 1)).containsExactly("an offer");
        }
    }

    @Test
    void a_service_is_read_by_whom_its_tenant_lets_and_by_nobody_else() throws Exception {
        Topic topic = service(ALICE, "in-rights");
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Transport.Writer writer = alice.numbered(topic)) {
            write(writer, 1, "a frame");
            assertThatThrownBy(() -> bob.read(topic, message -> heard.add(message.toUtf8())))
                    .isInstanceOf(TransportException.class);

            alice.grant(topic, List.of(BOB.publicKey()));

            try (Transport.Reading reading = bob.read(topic, message -> heard.add(message.toUtf8()))) {
                assertThat(reading).isNotNull();
                assertThat(take(heard, 1)).containsExactly("a frame");
            }
        }
    }

    @Test
    void a_number_comes_once_and_what_is_not_acknowledged_comes_again_after_a_kill_of_the_broker() throws Exception {
        Topic topic = service(ALICE, "in-kill");
        alice.grant(topic, List.of(BOB.publicKey()));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Transport.Writer writer = alice.numbered(topic)) {
            write(writer, 5, "five");
            write(writer, 5, "five again");
            write(writer, 6, "six");
            try (Transport.Reading reading = bob.subscribe(topic, "lane", delivery -> {
                heard.add(delivery.message().toUtf8());
                if (delivery.message().toUtf8().equals("five")) {
                    delivery.acknowledge();
                }
            })) {
                assertThat(reading).isNotNull();
                assertThat(take(heard, 2)).containsExactly("five", "six");
            }

            broker.killAndRestart();

            write(writer, 6, "six again");
            write(writer, 7, "seven");
            try (Transport.Reading reading = bob.subscribe(
                    topic, "lane", delivery -> heard.add(delivery.message().toUtf8()))) {
                assertThat(reading).isNotNull();
                List<String> came = takeUntil(heard, "seven");
                assertThat(came).contains("six").doesNotContain("six again", "five again");
            }
        }
    }

    @Test
    void replicas_that_read_the_same_topic_each_get_all_of_it() throws Exception {
        Topic topic = service(ALICE, "in-replicas");
        alice.grant(topic, List.of(BOB.publicKey(), CAROL.publicKey()));
        BlockingQueue<String> byBob = new LinkedBlockingQueue<>();
        BlockingQueue<String> byCarol = new LinkedBlockingQueue<>();
        try (Transport.Writer writer = alice.numbered(topic);
                Transport.Reading first = bob.subscribe(topic, "lane", delivery -> take(delivery, byBob));
                Transport.Reading second = carol.subscribe(topic, "lane", delivery -> take(delivery, byCarol))) {
            assertThat(List.of(first, second)).doesNotContainNull();
            write(writer, 1, "one");
            write(writer, 2, "two");

            assertThat(take(byBob, 2)).containsExactly("one", "two");
            assertThat(take(byCarol, 2)).containsExactly("one", "two");
        }
    }

    private static void take(Transport.Delivery delivery, BlockingQueue<String> into) {
        into.add(delivery.message().toUtf8());
        delivery.acknowledge();
    }

    /** Whoever may read a topic could else acknowledge for another, who would then miss it. */
    @Test
    void nobody_reads_on_under_the_name_of_another() throws Exception {
        Topic topic = service(ALICE, "in-names");
        alice.grant(topic, List.of(BOB.publicKey(), CAROL.publicKey()));
        try (Transport.Writer writer = alice.numbered(topic)) {
            write(writer, 1, "one");
        }
        DeskWords.Pass pass = passOf(BOB);
        try (PulsarClient client = PulsarClient.builder()
                .serviceUrl(pass.serviceUrl())
                .authentication(AuthenticationFactory.token(pass.token()))
                .build()) {
            assertThatThrownBy(() -> client.newConsumer()
                            .topic("persistent://" + topic.path())
                            .subscriptionName(CAROL.publicKey().toHex() + "-lane")
                            .subscribe())
                    .isInstanceOf(PulsarClientException.class);
        }
    }

    /** As the desk's page says it, by hand. */
    private static DeskWords.Pass passOf(AccountKeyPair keys) throws Exception {
        URI desk = broker.deskUrl();
        Member member = new Member(keys.publicKey(), List.of(MemberRole.SUPPLIER));
        try (HttpClient http = HttpClient.newHttpClient()) {
            DeskWords.Greeting greeting = RecordCodec.of(DeskWords.Greeting.class)
                    .read(http.send(
                                    HttpRequest.newBuilder(desk.resolve(DeskWords.NONCE))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
            Bytes signature = keys.sign(DeskWords.message(greeting.broker(), member, greeting.nonce()));
            String join =
                    RecordCodec.of(DeskWords.Join.class).write(new DeskWords.Join(member, greeting.nonce(), signature));
            return RecordCodec.of(DeskWords.Pass.class)
                    .read(http.send(
                                    HttpRequest.newBuilder(desk.resolve(DeskWords.JOIN))
                                            .POST(HttpRequest.BodyPublishers.ofString(join))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }

    @Test
    void a_kill_in_the_middle_of_a_stream_loses_nothing_that_was_acknowledged_and_doubles_nothing() throws Exception {
        Topic topic = service(ALICE, "in-stream");
        alice.grant(topic, List.of(BOB.publicKey()));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
        try (Transport.Writer writer = alice.numbered(topic)) {
            for (int number = 1; number <= STREAMED; number++) {
                acknowledged.add(writer.write(number, Bytes.utf8(Integer.toString(number)))
                        .toCompletableFuture());
                if (number == STREAMED / 2) {
                    acknowledged.getFirst().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    broker.killAndRestart();
                }
            }
            CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try (Transport.Reading reading = bob.read(topic, message -> heard.add(message.toUtf8()))) {
                assertThat(reading).isNotNull();
                assertThat(take(heard, STREAMED))
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, STREAMED)
                                .mapToObj(Integer::toString)
                                .toList());
            }
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void whoever_sleeps_is_evicted_and_neither_the_writer_nor_the_others_wait_for_it() throws Exception {
        Topic topic = service(ALICE, "in-sleeper");
        alice.grant(topic, List.of(BOB.publicKey(), CAROL.publicKey()));
        BlockingQueue<String> awake = new LinkedBlockingQueue<>();
        bob.subscribe(topic, "lane", delivery -> {}).close();
        try (Transport.Writer writer = alice.numbered(topic);
                Transport.Reading reading = carol.subscribe(topic, "lane", delivery -> take(delivery, awake))) {
            assertThat(reading).isNotNull();
            String large = "x".repeat(LARGE);
            int number = 0;
            long evicted = 0;
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * PATIENCE_SECONDS);
            while (evicted == 0 && System.nanoTime() < until) {
                number++;
                write(writer, number, number + large);
                assertThat(take(awake, 1)).containsExactly(number + large);
                evicted = number * (long) LARGE > ((2L * BACKLOG_MEGABYTES) << 20) ? missedBy(topic, number) : 0;
            }
            assertThat(evicted).isPositive();
        }
    }

    /** How many of the messages so far the sleeper does not get when it wakes; it goes back to sleep. */
    private static long missedBy(Topic topic, int written) throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Transport.Reading reading = bob.subscribe(
                topic, "lane", delivery -> heard.add(delivery.message().toUtf8()))) {
            assertThat(reading).isNotNull();
            String first = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(first).as("what is newest stays").isNotNull();
            return Math.min(written, Long.parseLong(first.replace("x", "")) - 1);
        }
    }

    @Test
    void who_is_registered_is_known_to_all() {
        assertThat(alice.members())
                .anySatisfy(member -> assertThat(member.account()).isEqualTo(BOB.publicKey()));
    }
}
