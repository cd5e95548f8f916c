package org.gridmarket.solver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.EventFeed;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.client.GatewayStanding;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a solver hears over real connections of gateways that die and lie. */
final class BelievedEventsTest {
    private static final long PATIENCE_SECONDS = 20;
    private static final List<TransactionEvents> LEDGER =
            List.of(told(1, "a"), told(2, "b"), told(2, "c"), told(3, "d"));

    private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
    private final List<FakeGateway> gateways = new ArrayList<>();
    private final List<EventFeed<EnergyEvent>> feeds = new ArrayList<>();
    private final List<GatewayConnections> connections = new ArrayList<>();

    /** The tale of each gateway, which are of three organisations. */
    @SafeVarargs
    private EventFeed<EnergyEvent> hear(List<TransactionEvents>... tales) throws IOException {
        List<Gateway> named = new ArrayList<>();
        for (List<TransactionEvents> tale : tales) {
            FakeGateway gateway = new FakeGateway(tale);
            gateways.add(gateway);
            named.add(new Gateway(gateway.endpoint(), "organisation-" + gateways.size()));
        }
        GatewayConnections opened = new GatewayConnections(named, Optional.empty());
        EventFeed<EnergyEvent> feed = new EventFeed<>(opened, 0, EnergyEvents::read);
        connections.add(opened);
        feeds.add(feed);
        Thread.ofPlatform().daemon().start(() -> feed.listen(this::hear));
        return feed;
    }

    @AfterEach
    void close() {
        feeds.forEach(EventFeed::close);
        connections.forEach(GatewayConnections::close);
        gateways.forEach(FakeGateway::close);
    }

    @Test
    void when_a_gateway_dies_within_a_block_the_others_go_on_and_nothing_is_lost_or_told_twice()
            throws IOException, InterruptedException {
        hear(LEDGER.subList(0, 2), LEDGER.subList(0, 3), LEDGER);
        assertThat(take(3)).containsExactly((int) 'a', (int) 'b', (int) 'c');

        gateways.get(1).die();
        gateways.get(0).tellNow(LEDGER.subList(2, 4));

        assertThat(take(1)).containsExactly((int) 'd');
        assertThat(heard).isEmpty();
    }

    @Test
    void a_gateway_that_names_a_block_beyond_all_makes_nobody_deaf() throws IOException, InterruptedException {
        EventFeed<EnergyEvent> feed = hear(List.of(told(1L << 62, "z")), LEDGER, LEDGER);

        assertThat(take(4)).containsExactly((int) 'a', (int) 'b', (int) 'c', (int) 'd');
        assertThat(feed.block()).isEqualTo(3);
    }

    @Test
    void an_event_that_cannot_be_read_costs_its_gateway_and_nobody_else() throws IOException, InterruptedException {
        TransactionEvents malformed = TransactionEvents.newBuilder()
                .setBlock(1)
                .setTransactionId("a")
                .setEventsJson("[{\"type\":\"RoundClosed\"}]")
                .build();
        EventFeed<EnergyEvent> feed = hear(List.of(malformed), List.of(), List.of());
        awaitUntil(() -> !gateways.getFirst().askedFrom().isEmpty()); // it is heard from the first block on
        gateways.get(1).tellNow(LEDGER);
        gateways.get(2).tellNow(LEDGER);

        assertThat(take(4)).containsExactly((int) 'a', (int) 'b', (int) 'c', (int) 'd');
        assertThat(feed.isConnected()).isTrue();
        awaitUntil(() -> caughtEver(feed).equals(List.of(1L, 0L, 0L)));
    }

    @Test
    void events_of_other_contracts_are_passed_over_and_cost_no_gateway_its_standing()
            throws IOException, InterruptedException {
        List<TransactionEvents> mixed = List.of(
                told(1, "a"),
                foreign(1, "{\"type\":\"PeriodSealed\",\"period\":7,\"time\":1}"),
                foreign(2, "{\"type\":\"PurseCollected\",\"account\":\"00\"}"),
                foreign(3, "{\"type\":\"LandedOnMars\",\"text\":\"],[{\\\"\"}"),
                told(3, "b"));
        EventFeed<EnergyEvent> feed = hear(mixed, mixed);

        assertThat(take(2)).containsExactly((int) 'a', (int) 'b');
        assertThat(feed.isConnected()).isTrue();
        assertThat(feed.standings().values())
                .extracting(GatewayStanding::caughtEver)
                .containsOnly(0L);
    }

    private static TransactionEvents foreign(long block, String event) {
        return TransactionEvents.newBuilder()
                .setBlock(block)
                .setTransactionId("foreign")
                .setEventsJson("[" + event + "]")
                .build();
    }

    @Test
    void what_one_gateway_invents_is_not_heard() throws IOException, InterruptedException {
        hear(List.of(told(1, "a"), told(1, "x"), told(2, "b")), LEDGER, LEDGER);

        assertThat(take(4)).containsExactly((int) 'a', (int) 'b', (int) 'c', (int) 'd');
        assertThat(heard).isEmpty();
    }

    /** How often each gateway was caught, in their order. */
    private List<Long> caughtEver(EventFeed<EnergyEvent> feed) {
        return gateways.stream()
                .flatMap(gateway -> feed.standings().entrySet().stream()
                        .filter(standing -> standing.getKey().address().equals(gateway.endpoint())))
                .map(standing -> standing.getValue().caughtEver())
                .toList();
    }

    private static void awaitUntil(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private List<Integer> take(int count) throws InterruptedException {
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Integer next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("event %d of %d", i + 1, count).isNotNull();
            taken.add(next);
        }
        return taken;
    }

    private void hear(BlockEvents<EnergyEvent> told) {
        for (EnergyEvent event : told.events()) {
            if (event instanceof EnergyEvent.RoundClosed closed) {
                heard.add(closed.round().index());
            }
        }
    }

    /** A transaction that closes the round numbered like its letter. */
    private static TransactionEvents told(long block, String letter) {
        EnergyEvent event = new EnergyEvent.RoundClosed(Round.of(letter.charAt(0)), new LedgerTime(block));
        return TransactionEvents.newBuilder()
                .setBlock(block)
                .setTransactionId(letter)
                .setEventsJson("[" + RecordCodec.of(EnergyEvent.class).write(event) + "]")
                .build();
    }
}
