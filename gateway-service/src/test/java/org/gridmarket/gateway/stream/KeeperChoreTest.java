package org.gridmarket.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.clock.ClockTables;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.clock.PeriodSeals;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.readmodel.OneMarketModel;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.testkit.stream.OneAllocation;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Who concludes a mediation, and when: as soon as the verdicts that decide it are told, and one gateway before the others. And
 * when a closed allocation is swept.
 */
final class KeeperChoreTest {
    private static final EventFamily<StreamEvent> EVENTS = EventFamily.of(StreamEvent.class);
    private static final String CONCLUDE = "stream:conclude";
    private static final String SWEEP = "stream:sweepAllocation";
    private static final StreamVerdict ANOTHER = StreamVerdict.found(List.of(other(1), other(2), other(3), other(4)));

    private final OneAllocation played = StreamDraft.PAGE.panel(3).made();
    private final OneMarketModel model = new OneMarketModel(new StreamTables(), new ClockTables());
    private final LedgerClock clock = new LedgerClock();
    private final OpenLeases leases = new OpenLeases();
    private final KeeperChore first = chore(Organisation.DSO);
    private final KeeperChore second = chore(Organisation.COOPERATIVE);
    private int heard;

    private KeeperChore chore(Organisation organisation) {
        return new KeeperChore(
                leases, new StreamReports(model.jdbi()), clock, new PeriodSeals(model.jdbi()), organisation);
    }

    private static Bytes other(int number) {
        return StreamHash.output(Bytes.utf8("another " + number));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private LedgerTime now() {
        return played.ledger().now();
    }

    private void hear() {
        List<Block> blocks = played.ledger().ledger().ledger().blocks();
        model.read(blocks.stream().map(LedgerInMemory::asRead));
        for (; heard < blocks.size(); heard++) {
            EVENTS.own(blocks.get(heard).events().stream()).forEach(leases::follow);
        }
    }

    private Optional<String> next(Chore chore, LedgerTime time) {
        return chore.next(time) instanceof Chore.Step.Submit step ? Optional.of(step.function()) : Optional.empty();
    }

    private void dispute() {
        clock.follow(new ClockEvent.ClockFounded(played.ledger().ledger().clock()));
        played.wrongRoot(StreamCast.S1, 0, 1).reveal(0).open(StreamCast.S1, 0);
        hear();
        assertThat(next(first, now())).isEmpty();
        assertThat(next(second, now())).isEmpty();
        assertThat(first.hasNews()).isFalse();
    }

    @Test
    void the_second_of_three_equal_verdicts_is_news_and_makes_the_conclusion_due_at_once() {
        dispute();
        played.verdict(StreamCast.M1, StreamCast.S1, 0).verdict(StreamCast.M2, StreamCast.S1, 0);
        hear();

        assertThat(first.hasNews()).isTrue();
        assertThat(next(first, now())).contains(CONCLUDE);
        assertThat(first.hasNews()).isFalse();
    }

    @Test
    void the_others_do_it_when_the_first_has_not_within_its_turn() {
        dispute();
        played.verdict(StreamCast.M1, StreamCast.S1, 0).verdict(StreamCast.M2, StreamCast.S1, 0);
        hear();

        assertThat(second.hasNews()).isFalse();
        assertThat(next(second, now())).isEmpty();
        assertThat(next(second, now().plusMillis(2_999))).isEmpty();
        assertThat(next(second, now().plusMillis(3_000))).contains(CONCLUDE);
    }

    @Test
    void two_verdicts_that_differ_are_no_majority_and_nobody_asks_for_a_refusal() {
        dispute();
        played.verdict(StreamCast.M1, StreamCast.S1, 0).verdict(StreamCast.M2, StreamCast.S1, 0, ANOTHER);
        hear();

        assertThat(next(first, now())).isEmpty();

        played.verdict(StreamCast.M3, StreamCast.S1, 0);
        hear();

        assertThat(next(first, now())).contains(CONCLUDE);
    }

    /** Closes it; the period whose seal lets it be swept. */
    private LedgerPeriod closed() {
        clock.follow(new ClockEvent.ClockFounded(played.ledger().ledger().clock()));
        played.good(0, 1, 2).close();
        hear();
        return new StreamReports(model.jdbi()).unswept(1).getFirst().last();
    }

    private boolean isSweepable() {
        return played.ledger()
                .run(new StreamCommand.SweepAllocation(played.id(), 1))
                .isAccepted();
    }

    @Test
    void a_closed_allocation_is_swept_once_the_ledger_takes_it_and_nobody_asks_for_a_refusal() {
        LedgerPeriod last = closed();

        assertThat(next(first, now())).isEmpty();
        played.ledger().ledger().seal(last.plus(-1));
        hear();
        assertThat(next(first, now())).isEmpty();
        assertThat(isSweepable()).isFalse();

        played.ledger().ledger().seal(last);
        hear();
        assertThat(next(first, now())).contains(SWEEP);
        assertThat(isSweepable()).isTrue();
    }

    @Test
    void the_others_sweep_when_the_first_has_not_within_its_turn() {
        played.ledger().ledger().seal(closed());
        hear();

        assertThat(next(second, now())).isEmpty();
        assertThat(next(second, now().plusMillis(3_000))).contains(SWEEP);
    }

    @Test
    void a_period_that_no_operation_names_is_sealed_for_the_allocation_that_waits_for_it() {
        LedgerTime sealable = played.ledger().ledger().clock().sealable(closed());

        assertThat(next(first, sealable.plusMillis(29_999))).isEmpty();
        assertThat(next(first, sealable.plusMillis(30_000))).contains("clock:sealPeriod");
    }
}
