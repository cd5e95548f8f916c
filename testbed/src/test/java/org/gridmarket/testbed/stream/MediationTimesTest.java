package org.gridmarket.testbed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.testkit.stream.OneAllocation;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.Test;

/** The steps of a mediation, told apart by the events of a ledger that plays one. */
final class MediationTimesTest {
    private static final EventFamily<StreamEvent> EVENTS = EventFamily.of(StreamEvent.class);

    private final OneAllocation played = StreamDraft.PAGE.panel(3).made();
    private long millis;
    private final MediationTimes times = new MediationTimes(() -> millis);
    private int heard;

    private void hearAt(long time) {
        millis = time;
        List<Block> blocks = played.ledger().ledger().ledger().blocks();
        for (; heard < blocks.size(); heard++) {
            EVENTS.own(blocks.get(heard).events().stream()).forEach(times::hear);
        }
    }

    @Test
    void each_step_counts_from_the_one_that_it_waits_for() {
        played.wrongRoot(StreamCast.S1, 0, 1).reveal(0).open(StreamCast.S1, 0);
        hearAt(1_000);
        played.verdict(StreamCast.M2, StreamCast.S1, 0);
        hearAt(1_300);
        played.verdict(StreamCast.M3, StreamCast.S1, 0);
        hearAt(1_450);
        played.conclude(0);
        hearAt(1_900);

        assertThat(times.spans())
                .containsEntry("dispute_to_verdict", List.of(300L, 450L))
                .containsEntry("dispute_to_majority", List.of(450L))
                .containsEntry("majority_to_conclusion", List.of(450L))
                .containsEntry("mediation", List.of(900L));
    }

    @Test
    void an_epoch_that_nobody_disputes_takes_no_part() {
        played.good(0);
        hearAt(5);

        assertThat(times.spans().values()).allMatch(List::isEmpty);
    }
}
