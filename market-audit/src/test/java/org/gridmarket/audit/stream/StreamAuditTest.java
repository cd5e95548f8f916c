package org.gridmarket.audit.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.audit.RecordedBlocks;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.OpenedLeaf;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.stream.OneAllocation;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.Test;

/** Allocations as blocks have them, held against what they told; nothing is carried out again here. */
class StreamAuditTest {
    private static final Money PRICE = new Money(1_920);

    static MarketFindings findings(OneAllocation played, StreamEvent... besides) {
        StreamAudit audit = new StreamAudit();
        List<LedgerBlock> blocks = RecordedBlocks.of(played.ledger().ledger().ledger());
        for (LedgerBlock block : blocks) {
            block.valid().forEach(transaction -> audit.read(block.number(), transaction));
        }
        List.of(besides).forEach(event -> audit.read(99, telling(blocks, event)));
        return audit.findings(played.ledger().ledger().rows());
    }

    /** The last transaction once more, with another event. */
    private static LedgerTransaction telling(List<LedgerBlock> blocks, StreamEvent event) {
        return RecordedBlocks.telling(
                List.of(RecordCodec.of(StreamEvent.class).write(event)),
                blocks.getLast().transactions().getFirst());
    }

    private static Lane fresh(OneAllocation played) {
        return Lane.made(new Allocation(played.terms(), StreamRules.standard(StreamCast.TREASURY.account()), false));
    }

    @Test
    void a_good_lease_is_paid_as_due() {
        MarketFindings findings = findings(StreamDraft.PAGE.made().good(0, 1, 2).close());

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.figures())
                .containsEntry("stream_paid_micro", 3 * 1_920L)
                .containsEntry("stream_treasury_micro", 0L)
                .containsEntry("stream_settled_as_due", true);
    }

    @Test
    void a_lane_at_fault_and_missing_inputs_are_settled_as_due() {
        OneAllocation played = StreamDraft.PAGE
                .made()
                .root(StreamCast.S1, 0, List.of(new MissingRange(1_100, 1_199)), Map.of())
                .reveal(0)
                .open(0)
                .wrongRoot(StreamCast.S1, 1, 2)
                .reveal(1)
                .open(1)
                .judge(1)
                .close();

        assertThat(findings(played).violations()).isEmpty();
        assertThat(findings(played).figures()).containsEntry("stream_paid_micro", 1_760L);
    }

    @Test
    void a_ledger_without_allocations_proves_nothing() {
        MarketFindings findings = findings(StreamDraft.PAGE.founded(terms -> terms));

        assertThat(findings.nothingChecked()).isEqualTo("no stream was allocated");
        assertThat(findings.figures()).containsEntry("stream_settled_as_due", null);
    }

    @Test
    void a_lane_that_earns_more_than_its_roots_is_found() {
        OneAllocation played = StreamDraft.PAGE.made().root(0).reveal(0).open(0);
        Lane lane = fresh(played).settled(PRICE, PRICE).settled(PRICE, new Money(1));

        assertThat(findings(
                                played,
                                new StreamEvent.StreamLaneClosed(
                                        played.id(), StreamCast.S1.account(), lane.with(LaneStatus.OVER)))
                        .violations())
                .anyMatch(what -> what.contains("earns 1921 µ, and its roots are worth 1920 µ"));
    }

    @Test
    void an_allocation_that_closes_without_its_lanes_is_found() {
        OneAllocation played = StreamDraft.PAGE.made();

        assertThat(findings(
                                played,
                                new StreamEvent.StreamAllocationClosed(
                                        played.id(), played.ledger().period()))
                        .violations())
                .anyMatch(what -> what.contains("0 lanes of 1 are closed"))
                .anyMatch(what -> what.contains("0 are open by what is told, and 1 have a row"));
    }

    @Test
    void an_output_that_is_paid_for_and_not_the_revealed_one_is_found() {
        OneAllocation played =
                StreamDraft.PAGE.made().wrongRoot(StreamCast.S1, 0, 2).reveal(0);
        Lane paid = fresh(played).settled(PRICE, PRICE).with(LaneStatus.RUN);
        var opened = played.openings(StreamCast.S1, 0).stream()
                .map(opening -> new OpenedLeaf(opening.position(), opening.leaf()))
                .toList();

        assertThat(findings(played, new StreamEvent.StreamOpened(played.id(), StreamCast.S1.account(), 0, opened, paid))
                        .violations())
                .anyMatch(what -> what.contains("is paid for epoch 0 though its outputs are others"));
    }
}
