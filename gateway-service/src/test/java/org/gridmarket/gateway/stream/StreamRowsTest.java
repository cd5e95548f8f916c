package org.gridmarket.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.readmodel.OneMarketModel;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.testkit.stream.OneAllocation;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of streams say what the ledger says: lanes, epochs, and who was found at fault. */
final class StreamRowsTest {
    private final OneMarketModel model = new OneMarketModel(new StreamTables());
    private final StreamReports reports = new StreamReports(model.jdbi());

    @AfterEach
    void close() {
        model.close();
    }

    private StreamReports.Whole read(OneAllocation played) {
        model.read(played.ledger().ledger().ledger().blocks().stream().map(LedgerInMemory::asRead));
        return reports.allocation(played.id()).orElseThrow();
    }

    @Test
    void an_epoch_is_rooted_revealed_and_paid_lane_by_lane() {
        OneAllocation played = StreamDraft.PAGE.lanes(2).made();
        played.root(StreamCast.S1, 0, List.of(new MissingRange(1_100, 1_199)), Map.of())
                .root(StreamCast.S2, 0)
                .reveal(0)
                .open(StreamCast.S1, 0);

        StreamReports.Whole whole = read(played);

        assertThat(whole.epochs())
                .extracting(StreamReports.EpochRow::missing, StreamReports.EpochRow::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(100, "PAID"),
                        org.assertj.core.groups.Tuple.tuple(0, "ROOTED"));
        assertThat(whole.lanes().getFirst().opened()).isEqualTo(1);
        assertThat(whole.reveals()).containsExactly(new StreamReports.RevealRow(0, 4, "0", false));
    }

    @Test
    void what_is_in_a_lane_is_what_the_ledger_says() {
        OneAllocation played = StreamDraft.PAGE.made();
        played.good(0);

        StreamReports.LaneRow lane = read(played).lanes().getFirst();

        assertThat(List.of(lane.escrow(), lane.deposit(), lane.earned(), lane.forfeited()))
                .containsExactly("3840", "1920", "1920", "0");
    }

    @Test
    void a_wrong_lane_is_named_with_the_transaction_that_says_so() {
        OneAllocation played = StreamDraft.PAGE.made();
        played.good(0)
                .wrongRoot(StreamCast.S1, 1, 2)
                .reveal(1)
                .open(StreamCast.S1, 1)
                .judge(1);

        StreamReports.Whole whole = read(played);

        assertThat(whole.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.what()).isEqualTo("LANE_WRONG");
            assertThat(fault.party()).isEqualTo(StreamCast.S1.account().toHex());
            assertThat(fault.transaction()).isNotEmpty();
        });
        assertThat(whole.epochs().getLast().status()).isEqualTo("LOST");
        assertThat(whole.reveals().getLast().concluded()).isTrue();
    }

    @Test
    void a_customer_that_reveals_nothing_is_named() {
        OneAllocation played = StreamDraft.PAGE.made();
        played.good(0).root(1).timeOutReveal(1);

        StreamReports.Whole whole = read(played);

        assertThat(whole.allocation().gone()).isEqualTo("SILENT");
        assertThat(whole.faults()).extracting(StreamReports.FaultRow::what).containsExactly("NO_REVEAL");
    }

    @Test
    void what_is_closed_waits_for_a_sweep_and_is_no_longer_open() {
        OneAllocation played = StreamDraft.PAGE.made();
        read(played);
        assertThat(reports.open()).isEqualTo(1);
        assertThat(reports.unswept(10)).isEmpty();

        played.good(0, 1, 2).close();
        read(played);

        assertThat(reports.open()).isZero();
        assertThat(reports.unswept(10))
                .containsExactly(new StreamReports.Unswept(
                        played.id(), played.ledger().period().plus(2)));
    }

    @Test
    void open_leases_are_kept_until_they_are_closed() {
        OneAllocation played = StreamDraft.PAGE.founded(UnaryOperator.identity());
        assertThat(model.jdbi().<Long, RuntimeException>withHandle(StreamReports::firstOpenBlock))
                .isEqualTo(Long.MAX_VALUE);

        played.create().orThrow();
        read(played);

        assertThat(model.jdbi().<Long, RuntimeException>withHandle(StreamReports::firstOpenBlock))
                .isEqualTo(read(played).allocation().block());
    }
}
