package org.gridmarket.worker.stream.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.worker.stream.transport.TransportException;
import org.junit.jupiter.api.Test;

/** What is open at the broker: whoever asks for it does other things until it is. */
final class LinksTest {
    private static final LedgerTime NOW = new LedgerTime(1_000);

    private final List<Runnable> errands = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Links links = new Links(errands::add, () -> done.add("news"));

    private AutoCloseable opened() {
        done.add("opened");
        return () -> done.add("closed");
    }

    private AutoCloseable notNow() {
        done.add("tried");
        throw new TransportException("not yet", new IllegalStateException());
    }

    private void run() {
        List<Runnable> all = List.copyOf(errands);
        errands.clear();
        all.forEach(Runnable::run);
    }

    @Test
    void whoever_asks_goes_on_and_is_told_when_it_is_open() {
        assertThat(links.ensure("one", NOW, this::opened)).isFalse();
        assertThat(links.ensure("one", NOW, this::opened)).isFalse();
        assertThat(done).isEmpty();

        run();

        assertThat(done).containsExactly("opened", "news");
        assertThat(links.ensure("one", NOW, this::opened)).isTrue();
        assertThat(errands).isEmpty();
    }

    @Test
    void what_cannot_be_opened_is_tried_again_with_pauses_that_grow_up_to_a_second() {
        List<Long> tries = new ArrayList<>();
        for (long millis = 0; millis < 5_000; millis += 100) {
            links.ensure("one", NOW.plusMillis(millis), this::notNow);
            if (!errands.isEmpty()) {
                tries.add(millis);
                run();
                links.ensure("one", NOW.plusMillis(millis), this::notNow);
            }
        }

        assertThat(tries).containsExactly(0L, 100L, 300L, 700L, 1_500L, 2_500L, 3_500L, 4_500L);
    }

    @Test
    void what_is_on_its_way_when_it_is_closed_is_closed_when_it_comes() {
        links.ensure("one of many", NOW, this::opened);
        links.close("one");

        run();

        assertThat(done).containsExactlyInAnyOrder("opened", "closed", "news");
        assertThat(links.use("one of many", AutoCloseable.class)).isEmpty();
    }

    @Test
    void a_mistake_is_told_to_whoever_asks() {
        links.ensure("one", NOW, () -> {
            throw new IllegalStateException("a mistake");
        });
        run();

        assertThatThrownBy(() -> links.ensure("one", NOW, this::opened)).hasStackTraceContaining("a mistake");
    }
}
