package org.gridmarket.testkit.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.stream.StreamCast.C;
import static org.gridmarket.testkit.stream.StreamCast.M1;
import static org.gridmarket.testkit.stream.StreamCast.M2;
import static org.gridmarket.testkit.stream.StreamCast.M3;
import static org.gridmarket.testkit.stream.StreamCast.S1;
import static org.gridmarket.testkit.stream.StreamCast.S2;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.ledger.memory.Endorsement;
import org.junit.jupiter.api.Test;

/** Histories that broke earlier wordings (reference/stream-model, What broke; the numbers are its own). */
class StreamModelHistoriesTest {
    private static final StreamDraft LYING = StreamDraft.PAGE.lying(new StreamDraft.Lie(0, 2));

    /** 12: with one row for all lanes, all but one were too late. */
    @Test
    void roots_of_two_lanes_do_not_disturb_each_other() {
        OneAllocation made = StreamDraft.PAGE.lanes(2).made();
        made.ledger().goTo(made.times().end(0));
        Endorsement first = made.ledger().endorse(S1, made.posting(S1, 0, List.of(), Map.of()));
        Endorsement second = made.ledger().endorse(S2, made.posting(S2, 0, List.of(), Map.of()));

        made.ledger().settle(first);
        made.ledger().settle(second);
        made.reveal(0).open(0);
    }

    /** 18, 19: a reveal reads roots, an opening writes the lane. */
    @Test
    void a_reveal_and_the_opening_of_the_epoch_before_do_not_disturb_each_other() {
        OneAllocation made = StreamDraft.PAGE.made().root(0).reveal(0).root(1);
        Endorsement reveal = made.ledger().endorse(C, made.revealing(1));
        Endorsement opening = made.ledger().endorse(S1, made.opening(S1, 0));

        made.ledger().settle(opening);
        made.ledger().settle(reveal);
        made.open(1);
    }

    /** 25: verdicts that read each other made each other fail. */
    @Test
    void three_verdicts_of_one_minute_do_not_disturb_each_other() {
        OneAllocation made =
                StreamDraft.PAGE.panel(3).made().wrongRoot(S1, 0, 2).reveal(0).open(0);
        StreamCommand.PostVerdict verdict =
                new StreamCommand.PostVerdict(made.id(), 0, S1.account(), StreamVerdict.found(PlannedStream.allGood()));
        List<Endorsement> all = List.of(
                made.ledger().endorse(M1, verdict),
                made.ledger().endorse(M2, verdict),
                made.ledger().endorse(M3, verdict));

        all.forEach(made.ledger()::settle);
        made.conclude(0);
    }

    /** 13: silence at a root does not spare an opening. */
    @Test
    void who_is_silent_at_a_root_has_still_to_open_what_it_has_rooted() {
        OneAllocation made = StreamDraft.PAGE
                .made()
                .wrongRoot(S1, 0, 2)
                .timeOutRoot(S1, 1)
                .reveal(0)
                .open(0)
                .judge(0);

        assertThat(made.end()).containsExactly(-3_910L, -1_970L, 184L, 5_596L, 100L);
    }

    /** 16: money was stuck. */
    @Test
    void a_lane_that_is_right_in_its_last_epoch_can_be_closed() {
        OneAllocation made = LYING.epochs(1).made().root(0).reveal(0).open(0).judge(0);

        assertThat(made.end()).containsExactly(-3_910L, 1_870L, 184L, 1_756L, 100L);
    }

    /** 15, 16: what a lane in dispute roots is on record, and is paid. */
    @Test
    void a_lane_in_dispute_while_the_next_epoch_is_revealed_is_paid_for_both() {
        OneAllocation made =
                LYING.made().root(0).reveal(0).open(0).root(1).reveal(1).judge(0);

        assertThat(made.end().get(1)).isEqualTo(2 * 1_920L - 50);
    }

    /** 24: a verdict waits for nobody's opening; a later one is judged by it. */
    @Test
    void a_lane_that_opens_after_the_verdict_is_judged_by_it() {
        OneAllocation made = StreamDraft.PAGE
                .lanes(2)
                .made()
                .wrongRoot(S1, 0, 2)
                .wrongRoot(S2, 0, 1)
                .reveal(0)
                .open(S1, 0)
                .judge(0)
                .open(S2, 0);
        List<Long> gains = made.end();

        assertThat(gains.get(1)).isEqualTo(-1_970);
        assertThat(gains.get(2)).isEqualTo(-1_970);
    }
}
