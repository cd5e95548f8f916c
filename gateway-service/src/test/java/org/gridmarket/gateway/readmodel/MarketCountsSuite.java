package org.gridmarket.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.TradedMarket;
import org.gridmarket.gateway.energy.FinalCounts;
import org.gridmarket.gateway.energy.MixCounts;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What metrics count of the market, on every database that can be a read model; one subclass for each kind. */
abstract class MarketCountsSuite {
    /** Type and text of events as an older version has stored them: opened twice, and each way to end once. */
    private static final String[][] MIXES = {
        {"MixOpened", "{}"},
        {"MixOpened", "{}"},
        {"MixNotOpened", "{}"},
        {"MixAborted", "{\"next\":{\"abandoned\":false}}"},
        {"MixAborted", "{\"next\":{\"abandoned\":true}}"},
        {"MixCommitted", "{}"}
    };

    private ReadDatabase database;

    /** An empty database. */
    abstract DatabaseAddress fresh();

    @BeforeEach
    void open() {
        database = ReadDatabase.open(fresh(), 4, EnergyInTest.TABLES);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void apply(MarketOnLedger market) {
        ReadModel model = new ReadModel(database.jdbi(), List.of(EnergyInTest.alone()));
        model.resume();
        model.apply(
                new LedgerInMemory(market).blocks().stream().map(EventBlock::of).toList());
    }

    private static List<String> finals(Handle rows) {
        return rows.createQuery(
                        "select source, intervals, trades, traded_wh, two_sided from final_count order by source")
                .mapToMap()
                .map(Object::toString)
                .list();
    }

    @Test
    void what_was_traded_is_counted() {
        apply(TradedMarket.market());

        FinalCounts counts = new FinalCounts(database.jdbi());
        assertThat(counts.of(FinalSource.CANDIDATE)).isEqualTo(1);
        assertThat(counts.sums()).isEqualTo(new FinalCounts.Sums(1, TradedMarket.TRADED_WH, 0));
        assertThat(counts.sinceLastCandidate()).isZero();
    }

    @Test
    void an_interval_without_candidate_counts_only_when_both_sides_had_offered() {
        MarketOnLedger market = Founding.market();
        market.withdraw(TradedMarket.SELLER, TradedMarket.TRADED, TradedMarket.TRADED_WH, 0);
        market.withdraw(TradedMarket.SELLER, TradedMarket.TRADED.next(), TradedMarket.TRADED_WH, 0);
        market.withdraw(TradedMarket.BUYER, TradedMarket.TRADED, 0, TradedMarket.TRADED_WH);
        market.buyCredit(TradedMarket.BUYER, 1_000_000);
        market.post(
                TradedMarket.SELLER,
                TradedMarket.BOOK,
                MarketOnLedger.selling(TradedMarket.TRADED_WH, TradedMarket.TRADED, TradedMarket.TRADED.next()));
        market.post(
                TradedMarket.BUYER,
                TradedMarket.BOOK,
                MarketOnLedger.buying(TradedMarket.TRADED_WH, TradedMarket.TRADED));
        market.advanceThrough(TradedMarket.TRADED.next());

        apply(market);

        FinalCounts counts = new FinalCounts(database.jdbi());
        assertThat(counts.sums()).isEqualTo(new FinalCounts.Sums(0, 0, 1));
        assertThat(counts.sinceLastCandidate()).isEqualTo(1);
    }

    /** The migration that added the counts, on the rows of a market that was there before. */
    @Test
    void what_there_was_before_is_counted_once() throws IOException {
        apply(TradedMarket.market());
        Jdbi jdbi = database.jdbi();
        jdbi.useHandle(rows -> {
            for (int number = 0; number < MIXES.length; number++) {
                String[] mix = MIXES[number];
                rows.createUpdate(
                                "insert into ledger_event (block, position, tx, type, json) values (9999, :n, 'x', :t, :j)")
                        .bind("n", number)
                        .bind("t", mix[0])
                        .bind("j", mix[1])
                        .execute();
            }
        });
        List<String> before = jdbi.withHandle(MarketCountsSuite::finals);
        jdbi.useHandle(rows -> {
            rows.execute("drop table mix_count");
            rows.execute("drop index market_interval_source");
            for (String column : List.of("trades", "traded_wh", "two_sided")) {
                rows.execute("alter table final_count drop column " + column);
            }
        });

        try (InputStream script = ReadDatabase.class.getResourceAsStream("/db/energy/V7__telling.sql")) {
            String sql = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            jdbi.useHandle(rows -> rows.createScript(sql).execute());
        }

        List<String> after = jdbi.withHandle(MarketCountsSuite::finals);
        assertThat(after).isEqualTo(before);
        MixCounts mixes = new MixCounts(jdbi);
        assertThat(Stream.of(MixCounts.Outcome.values()).map(mixes::of)).containsExactly(2L, 1L, 1L, 1L, 1L);
    }
}
