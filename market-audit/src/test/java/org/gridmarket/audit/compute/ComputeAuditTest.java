package org.gridmarket.audit.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.audit.RecordedBlocks;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.match.MoveReason;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.OneMatch;
import org.junit.jupiter.api.Test;

/** Matches as blocks have them, held against what they told; nothing is carried out again here. */
class ComputeAuditTest {
    private static MarketFindings findings(OneMatch played, LedgerTransaction... besides) {
        ComputeAudit audit = new ComputeAudit();
        for (LedgerBlock block : RecordedBlocks.of(played.ledger().ledger().ledger())) {
            block.valid().forEach(transaction -> audit.read(block.number(), transaction));
        }
        List.of(besides).forEach(one -> audit.read(99, one));
        return audit.findings(played.ledger().ledger().ledger().state());
    }

    /** The last transaction once more, with another event. */
    private static LedgerTransaction telling(OneMatch played, ComputeEvent event) {
        List<LedgerBlock> blocks = RecordedBlocks.of(played.ledger().ledger().ledger());
        return RecordedBlocks.telling(
                List.of(RecordCodec.of(ComputeEvent.class).write(event)),
                blocks.getLast().transactions().getFirst());
    }

    private static OneMatch accepted() {
        OneMatch accepted = OneMatch.committed(ComputeExamples.RIGHT);
        accepted.accept(ComputeExamples.RIGHT).orThrow();
        return accepted;
    }

    private static OneMatch fined() {
        OneMatch fined = OneMatch.committed(ComputeExamples.LIE);
        fined.reject(RejectReason.WRONG_RESULTS).orThrow();
        fined.report(Cast.M1, ComputeExamples.run(ComputeExamples.RIGHT)).orThrow();
        fined.reveal(Cast.M1, ComputeExamples.LIE).orThrow();
        fined.acceptVerdict(Cast.RP).orThrow();
        return fined;
    }

    @Test
    void what_was_paid_and_fined_is_as_due() {
        assertThat(findings(accepted()).violations()).isEmpty();
        assertThat(findings(accepted()).figures())
                .containsEntry("compute_paid_micro", 30_250L)
                .containsEntry("compute_treasury_micro", 0L)
                .containsEntry("compute_settled_as_due", true);
        assertThat(findings(fined()).violations()).isEmpty();
        assertThat(findings(fined()).figures()).containsEntry("compute_treasury_micro", 2_036_375L);
    }

    @Test
    void a_ledger_without_matches_proves_nothing() {
        assertThat(findings(OneMatch.posted()).nothingChecked()).isEqualTo("nothing was matched");
        assertThat(findings(OneMatch.posted()).figures()).containsEntry("compute_settled_as_due", null);
    }

    @Test
    void a_match_that_closes_twice_is_found() {
        OneMatch played = accepted();
        ComputeEvent again = new ComputeEvent.MatchClosed(played.id(), Outcome.LAPSED, List.of());

        assertThat(findings(played, telling(played, again)).violations())
                .anyMatch(what -> what.contains("closes it a second time"));
    }

    @Test
    void a_price_that_is_not_that_of_the_result_is_found() {
        OneMatch played = OneMatch.committed(ComputeExamples.RIGHT);
        List<Move> moves = new ArrayList<>();
        moves.add(new Move(Cast.JC.account(), Cast.RP.account(), new Money(30_251), MoveReason.PRICE));

        assertThat(findings(
                                played,
                                telling(played, new ComputeEvent.OpeningRevealed(played.id(), ComputeExamples.RIGHT)),
                                telling(played, new ComputeEvent.MatchClosed(played.id(), Outcome.ACCEPTED, moves)))
                        .violations())
                .anyMatch(what -> what.contains("moves 30251 µ as PRICE, and 30250 µ is due"));
    }

    @Test
    void a_match_that_nobody_made_and_a_row_that_nobody_told_of_are_found() {
        OneMatch played = OneMatch.matched();
        ComputeAudit blind = new ComputeAudit();
        blind.read(1, telling(played, new ComputeEvent.MatchClosed(played.id(), Outcome.DECLINED, List.of())));

        assertThat(blind.findings(played.ledger().ledger().ledger().state()).violations())
                .anyMatch(what -> what.contains("nobody made it"))
                .anyMatch(what -> what.contains("0 are open by what is told, and 1 have a row"));
    }
}
