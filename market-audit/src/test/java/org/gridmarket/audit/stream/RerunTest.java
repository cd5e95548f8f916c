package org.gridmarket.audit.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.audit.RecordedBlocks;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.stream.OneAllocation;
import org.gridmarket.testkit.stream.PlannedStream;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.Test;

/** Epochs that are run again from kept inputs: what no test was planted at is found too. */
class RerunTest {
    private static final int UNTESTED = 500;

    /** All that was sent, as far as the predicate says that it was kept. */
    private record Everything(BiPredicate<Integer, Integer> isKept) implements KeptStreams, KeptStreams.Kept {
        @Override
        public Optional<Kept> of(AllocationTerms terms) {
            return Optional.of(this);
        }

        @Override
        public Optional<Bytes> input(int epoch, int position) {
            return isKept.test(epoch, position)
                    ? Optional.of(PlannedStream.inputBytes(epoch, position))
                    : Optional.empty();
        }

        @Override
        public Bytes outputOf(Bytes input) {
            return PlannedStream.rightOutput(input);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static MarketFindings findings(OneAllocation played, BiPredicate<Integer, Integer> isKept) {
        StreamAudit audit = new StreamAudit(new Everything(isKept));
        RecordedBlocks.of(played.ledger().ledger().ledger())
                .forEach(block -> block.valid().forEach(transaction -> audit.read(block.number(), transaction)));
        return audit.findings(played.ledger().ledger().rows());
    }

    private static OneAllocation forgedWhereNoTestIs() {
        Leaf forged = Leaf.processed(StreamHash.input(PlannedStream.inputBytes(0, UNTESTED)), PlannedStream.BAD);
        return StreamDraft.PAGE
                .made()
                .root(StreamCast.S1, 0, List.of(), Map.of(UNTESTED, forged))
                .reveal(0)
                .open(0)
                .good(1, 2)
                .close();
    }

    @Test
    void a_forged_root_that_no_test_has_met_is_found_and_not_without_running_it_again() {
        assertThat(StreamAuditTest.findings(forgedWhereNoTestIs()).violations()).isEmpty();

        MarketFindings findings = findings(forgedWhereNoTestIs(), (epoch, position) -> true);

        assertThat(findings.violations())
                .singleElement()
                .asString()
                .contains("lane " + StreamCast.S1.account() + ", epoch 0, run again: it is paid, and its root is not");
        assertThat(findings.figures())
                .containsEntry("stream_rerun_roots", 3)
                .containsEntry("stream_rerun_roots_other", 1);
    }

    @Test
    void a_good_lease_comes_out_the_same_with_its_missing_inputs() {
        OneAllocation played = StreamDraft.PAGE
                .made()
                .root(StreamCast.S1, 0, List.of(new MissingRange(1_100, 1_199)), Map.of())
                .reveal(0)
                .open(0)
                .good(1, 2)
                .close();

        MarketFindings findings = findings(played, (epoch, position) -> epoch > 0 || position < 1_100);

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.figures())
                .containsEntry("stream_rerun_inputs", 3_500)
                .containsEntry("stream_rerun_roots", 3)
                .containsEntry("stream_rerun_roots_in_part", 0)
                .containsEntry("stream_rerun_roots_other", 0);
    }

    @Test
    void with_the_revealed_inputs_alone_what_was_opened_is_run_again() {
        OneAllocation played = StreamDraft.PAGE.made().good(0, 1, 2).close();

        MarketFindings findings = findings(played, (epoch, position) -> position == PlannedStream.position(1));

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.figures())
                .containsEntry("stream_rerun_inputs", 3)
                .containsEntry("stream_rerun_roots", 0)
                .containsEntry("stream_rerun_roots_in_part", 3);
    }

    @Test
    void a_panel_that_has_found_an_honest_lane_wrong_is_found() {
        OneAllocation played = StreamDraft.PAGE
                .made()
                .wrongRoot(StreamCast.S1, 0, 2)
                .reveal(0)
                .open(0)
                .judge(0)
                .close();

        assertThat(findings(played, (epoch, position) -> true).violations()).isEmpty();

        List<Bytes> claimed =
                List.of(PlannedStream.good(0), PlannedStream.good(1), PlannedStream.BAD, PlannedStream.good(3));
        OneAllocation bribed = StreamDraft.PAGE
                .lying(new StreamDraft.Lie(0, 2))
                .made()
                .root(0)
                .reveal(0)
                .open(0)
                .verdict(StreamCast.M1, StreamCast.S1, 0, StreamVerdict.found(claimed))
                .conclude(0)
                .close();

        assertThat(findings(bribed, (epoch, position) -> true).violations())
                .anyMatch(what -> what.contains("it was found wrong, and all that it has opened is right"))
                .anyMatch(what -> what.contains("the customer claims 1 outputs that its inputs do not give"));
    }

    @Test
    void what_nothing_is_kept_of_is_not_taken_for_run_again() {
        OneAllocation played = StreamDraft.PAGE.made().good(0, 1, 2).close();

        MarketFindings findings = findings(played, (epoch, position) -> false);

        assertThat(findings.violations()).singleElement().asString().contains("nothing that is kept");
    }
}
