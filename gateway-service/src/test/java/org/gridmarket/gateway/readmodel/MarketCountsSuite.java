package org.gridmarket.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.TradedMarket;
import org.gridmarket.gateway.energy.FinalCounts;
import org.gridmarket.gateway.energy.MixCounts;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.energy.EnergyExamples;
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

    /** Both homes offer one amount, over the intervals from the first traded one to three later. */
    private static MarketOnLedger offeredTo(Interval last, List<OfferId> posted) {
        MarketOnLedger market = Founding.market();
        List<Interval> intervals = new ArrayList<>();
        for (Interval t = TradedMarket.TRADED; !t.isAfter(last); t = t.next()) {
            market.withdraw(TradedMarket.SELLER, t, TradedMarket.TRADED_WH, 0);
            market.withdraw(TradedMarket.BUYER, t, 0, TradedMarket.TRADED_WH);
            intervals.add(t);
        }
        market.buyCredit(TradedMarket.BUYER, 1_000_000);
        Interval[] named = intervals.toArray(Interval[]::new);
        posted.add(market.post(
                TradedMarket.SELLER, TradedMarket.BOOK, MarketOnLedger.selling(TradedMarket.TRADED_WH, named)));
        posted.add(market.post(
                TradedMarket.BUYER, TradedMarket.BOOK, MarketOnLedger.buying(TradedMarket.TRADED_WH, named)));
        return market;
    }

    @Test
    void what_is_traded_in_full_asks_for_no_solution_in_the_intervals_behind() {
        Interval last = TradedMarket.TRADED.plus(3);
        List<OfferId> posted = new ArrayList<>();
        MarketOnLedger market = offeredTo(last, posted);
        market.advanceThrough(TradedMarket.BOOK);
        Trade whole = new Trade(
                posted.getFirst(), posted.getLast(), TradedMarket.TRADED, Energy.ofWh(TradedMarket.TRADED_WH));
        market.solve(Founding.FIRST_SOLVER, TradedMarket.TRADED.round(), whole).orThrow();
        market.advanceThrough(last);

        apply(market);

        FinalCounts counts = new FinalCounts(database.jdbi());
        assertThat(counts.of(FinalSource.CANDIDATE)).isEqualTo(1);
        assertThat(counts.sums().unsolved()).isZero();
        assertThat(counts.sinceLastCandidate()).isZero();
    }

    @Test
    void what_is_cancelled_asks_for_none_either() {
        Interval last = TradedMarket.TRADED.plus(3);
        List<OfferId> posted = new ArrayList<>();
        MarketOnLedger market = offeredTo(last, posted);
        market.advanceThrough(TradedMarket.BOOK);
        Book next = market.round().next().book();
        market.run(
                        EnergyExamples.keyPair(TradedMarket.SELLER),
                        new EnergyCommand.CancelOffers(next, List.of(posted.getFirst())))
                .orThrow();
        market.advanceThrough(last);

        apply(market);

        assertThat(new FinalCounts(database.jdbi()).sinceLastCandidate())
                .as("only up to where the cancellation counts")
                .isEqualTo(next.firstNameable().index() - TradedMarket.TRADED.index());
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
