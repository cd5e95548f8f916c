package org.gridmarket.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final Origin ONE = new Origin("192.0.2.1");
    private static final Origin OTHER = new Origin("192.0.2.2");

    private final Slots slots = Slots.halfForOne("calls", "calls are being answered", 4);

    private Place taken(Origin origin) {
        return slots.tryTake(origin).orElseThrow();
    }

    private Slots.Full refused(Origin origin) {
        return slots.take(origin) instanceof Slots.Full full ? full : new Slots.Full(false, "not refused");
    }

    @Test
    void a_place_is_given_back_once_however_often_it_is_closed() {
        Place place = taken(ONE);
        Place kept = taken(OTHER);

        place.close();
        place.close();

        assertThat(slots.used()).isEqualTo(1);
        kept.close();
        assertThat(slots.used()).isZero();
    }

    @Test
    void one_address_gets_half_and_leaves_the_rest() {
        taken(ONE);
        taken(ONE);

        assertThat(refused(ONE))
                .isEqualTo(
                        new Slots.Full(
                                true,
                                "2 calls are being answered for your address, the most allowed for one; wait for one of them to end"));
        assertThat(slots.tryTake(OTHER)).isPresent();
    }

    @Test
    void all_together_have_a_bound_and_it_is_named() {
        IntStream.range(0, 4).forEach(i -> taken(new Origin("192.0.2." + i)));

        assertThat(refused(new Origin("192.0.2.9")))
                .isEqualTo(new Slots.Full(
                        false, "4 calls are being answered, the most allowed; try again or use another"));
        assertThat(slots.refused()).isEqualTo(1);
    }

    @Test
    void no_address_is_remembered_when_its_places_are_given_back() {
        List<Place> places = List.of(taken(ONE), taken(ONE), taken(OTHER));
        assertThat(slots.origins()).isEqualTo(2);

        places.forEach(Place::close);

        assertThat(slots.origins()).isZero();
    }

    @Test
    void many_who_take_and_give_back_at_once_leave_nothing_behind() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Origin origin = new Origin("192.0.2." + i % 3);
            threads.add(Thread.ofVirtual().start(() -> takeAndClose(start, origin)));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(slots.used()).isZero();
        assertThat(slots.origins()).isZero();
    }

    private void takeAndClose(CountDownLatch start, Origin origin) {
        try {
            start.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        }
        for (int i = 0; i < 1_000; i++) {
            slots.tryTake(origin).ifPresent(place -> {
                assertThat(slots.used()).isBetween(1, 4);
                place.close();
                place.close();
            });
        }
    }

    @Test
    void more_for_one_than_for_all_is_no_bound() {
        assertThatThrownBy(() -> new Slots("calls", "calls", 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Slots("calls", "calls", 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
