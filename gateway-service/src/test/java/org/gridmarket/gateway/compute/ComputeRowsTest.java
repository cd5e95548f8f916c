package org.gridmarket.gateway.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.gateway.readmodel.OneMarketModel;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.OneMatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of computation say what the ledger says, with the moment from which anybody may act. */
final class ComputeRowsTest {
    private final OneMarketModel model = new OneMarketModel(new ComputeTables());
    private final OneMatch match = OneMatch.matched();
    private final ComputeReports reports = new ComputeReports(model.jdbi());

    @AfterEach
    void close() {
        model.close();
    }

    private void read() {
        model.read(match.ledger().ledger().ledger().blocks().stream().map(LedgerInMemory::asRead));
    }

    private ComputeReports.MatchRow row() {
        read();
        return reports.match(match.id()).orElseThrow();
    }

    /** A row and the moment from which it is over, against the ledger's own row. */
    private void requireEqual() {
        Match there = match.ledger().match(match.id());
        assertThat(row().status()).isEqualTo(there.status().name());
        assertThat(row().dueMs()).isEqualTo(there.due().epochMillis());
        LedgerTime over = there.windows().grace().after(there.due());
        assertThat(reports.over(over.plusMillis(-1), 10)).isEmpty();
        assertThat(reports.over(over, 10)).containsExactly(match.id());
    }

    @Test
    void each_state_of_a_dispute_stands_in_the_row() {
        requireEqual();
        match.commit(ComputeExamples.RIGHT).orThrow();
        requireEqual();
        match.reject(RejectReason.WRONG_RESULTS).orThrow();
        requireEqual();
        match.report(Cast.M1, ComputeExamples.run(ComputeExamples.RIGHT)).orThrow();
        requireEqual();
        match.reveal(Cast.RP, ComputeExamples.RIGHT).orThrow();
        requireEqual();
        match.appeal(Cast.JC).orThrow();
        requireEqual();
    }

    @Test
    void a_closed_match_is_never_over_and_tells_its_outcome() {
        match.commit(ComputeExamples.RIGHT).orThrow();
        match.accept(ComputeExamples.RIGHT).orThrow();

        assertThat(row().outcome()).isEqualTo("ACCEPTED");
        assertThat(reports.over(match.expiry().plusMillis(1_000_000_000), 10)).isEmpty();
        assertThat(reports.overview().closed()).containsExactly(new Count("ACCEPTED", 1));
    }

    @Test
    void meters_count_what_the_overview_shows() {
        read();
        assertThat(reports.open(MatchStatus.MATCHED)).isEqualTo(1);
        assertThat(reports.overdueMillis(match.ledger().now())).isZero();
        match.silence().orThrow();
        read();

        assertThat(reports.made()).isEqualTo(1);
        assertThat(reports.open(MatchStatus.MATCHED)).isZero();
        assertThat(reports.closed(Outcome.PROVIDER_SILENT)).isEqualTo(1);
        assertThat(reports.offers(OfferKind.NOTE)).isEqualTo(2);
    }

    @Test
    void a_match_that_nobody_moves_on_is_overdue() {
        read();
        LedgerTime over = match.ledger()
                .match(match.id())
                .windows()
                .grace()
                .after(match.ledger().match(match.id()).due());

        assertThat(reports.overdueMillis(over.plusMillis(-1))).isZero();
        assertThat(reports.overdueMillis(over.plusMillis(70_000))).isEqualTo(70_000);
    }

    @Test
    void offers_lie_in_the_book_until_they_are_matched_and_again_when_they_are_renewed() {
        read();
        assertThat(reports.overview().offers()).isEmpty();

        match.commit(ComputeExamples.RIGHT).orThrow();
        match.accept(ComputeExamples.RIGHT).orThrow();
        read();

        assertThat(reports.overview().offers()).containsExactly(new Count("NOTE", 2), new Count("RESOURCE", 1));
        assertThat(reports.expired(match.expiry().plusMillis(1_000_000_000), 10))
                .hasSize(3);
    }
}
