package org.gridmarket.gateway.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.EventBlock;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.OneMatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of computation say what the ledger says, with the moment from which anybody may act. */
final class ComputeRowsTest {
    private static final ComputeTables TABLES = new ComputeTables();

    private final ReadDatabase database =
            ReadDatabase.open(DatabaseAddress.parse("h2:mem:compute"), 2, List.of(TABLES));
    private final OneMatch match = OneMatch.matched();
    private final ComputeReports reports = new ComputeReports(database.jdbi());
    private final ReadModel model = new ReadModel(database.jdbi(), List.of(new OnlyComputation()));

    private record OnlyComputation() implements MarketModule<ComputeEvent> {
        @Override
        public MarketTables<ComputeEvent> tables() {
            return TABLES;
        }
    }

    @BeforeEach
    void resume() {
        model.resume();
    }

    @AfterEach
    void close() {
        database.jdbi().useHandle(rows -> rows.execute("drop all objects"));
        database.close();
    }

    private void read() {
        model.apply(match.ledger().ledger().ledger().blocks().stream()
                .map(LedgerInMemory::asRead)
                .map(EventBlock::of)
                .toList());
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
        assertThat(reports.overview().closed()).containsExactly(new ComputeReports.Count("ACCEPTED", 1));
    }

    @Test
    void offers_lie_in_the_book_until_they_are_matched_and_again_when_they_are_renewed() {
        read();
        assertThat(reports.overview().offers()).isEmpty();

        match.commit(ComputeExamples.RIGHT).orThrow();
        match.accept(ComputeExamples.RIGHT).orThrow();
        read();

        assertThat(reports.overview().offers())
                .containsExactly(new ComputeReports.Count("NOTE", 2), new ComputeReports.Count("RESOURCE", 1));
        assertThat(reports.expired(match.expiry().plusMillis(1_000_000_000), 10))
                .hasSize(3);
    }
}
