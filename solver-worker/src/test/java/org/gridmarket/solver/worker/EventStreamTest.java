package org.gridmarket.solver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

final class EventStreamTest {
    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();

    @Test
    void when_a_gateway_dies_the_next_goes_on_and_nothing_is_lost_or_told_twice()
            throws IOException, InterruptedException {
        List<TransactionEvents> ledger = List.of(told(1, "a"), told(2, "b"), told(2, "c"), told(3, "d"));
        try (FakeGateway dying = new FakeGateway(ledger.subList(0, 2));
                FakeGateway other = new FakeGateway(ledger);
                Gateways gateways = new Gateways(List.of(dying.endpoint(), other.endpoint()), Optional.empty())) {
            EventStream stream = new EventStream(gateways, stopped, this::hear, InstantSource.system());
            Thread hearer = Thread.ofPlatform().start(stream::run);
            List<Integer> rounds = new ArrayList<>(take(2));

            dying.die();
            rounds.addAll(take(2));
            stopped.countDown();
            other.die();
            hearer.join();

            assertThat(rounds).containsExactly((int) 'a', (int) 'b', (int) 'c', (int) 'd');
            assertThat(other.askedFrom()).containsExactly(2L);
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void what_one_gateway_tells_that_nobody_can_read_does_not_deafen_the_solver()
            throws IOException, InterruptedException {
        TransactionEvents nonsense =
                told(1, "a").toBuilder().setEventsJson("[{]").build();
        try (FakeGateway lying = new FakeGateway(List.of(nonsense));
                FakeGateway honest = new FakeGateway(List.of(told(1, "a"), told(2, "b")));
                Gateways gateways = new Gateways(List.of(lying.endpoint(), honest.endpoint()), Optional.empty())) {
            EventStream stream = new EventStream(gateways, stopped, this::hear, InstantSource.system());
            Thread hearer = Thread.ofPlatform().start(stream::run);

            assertThat(take(2)).containsExactly((int) 'a', (int) 'b');

            stopped.countDown();
            honest.die();
            hearer.join();
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

    private void hear(List<EnergyEvent> events) {
        for (EnergyEvent event : events) {
            if (event instanceof EnergyEvent.RoundClosed closed) {
                heard.add(closed.round().index());
            }
        }
    }

    /** A transaction that closes the round numbered like its letter. */
    private static TransactionEvents told(long block, String letter) {
        EnergyEvent event = new EnergyEvent.RoundClosed(Interval.of(letter.charAt(0)), new LedgerTime(block));
        return TransactionEvents.newBuilder()
                .setBlock(block)
                .setTransactionId(letter)
                .setEventsJson("[" + RecordCodec.of(EnergyEvent.class).write(event) + "]")
                .build();
    }
}
