package org.gridmarket.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.TradedMarket;
import org.gridmarket.gateway.energy.BookPlace;
import org.gridmarket.gateway.energy.BookRows;
import org.gridmarket.gateway.energy.EnergyTables;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.energy.MarketReports;
import org.gridmarket.gateway.energy.RecentPast;
import org.gridmarket.gateway.energy.RoundFacts;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database has to do as a read model; one subclass for each kind. */
abstract class ReadModelSuite {
    private static final List<String> LEDGER_TABLES = List.of(
            "checkpoint",
            "market_position",
            "ledger_transaction",
            "ledger_event",
            "market_calendar",
            "rule_change",
            "market_interval",
            "offer_page",
            "offer",
            "void_page",
            "final_trade",
            "candidate",
            "claimed",
            "known_account",
            "meter",
            "solver",
            "bill",
            "final_count",
            "mix_count",
            "function_count",
            "meter_binding");

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

    private static List<EventBlock> blocks() {
        return new LedgerInMemory(TradedMarket.market())
                .blocks().stream().map(EventBlock::of).toList();
    }

    private ReadModel model() {
        return modelOf(EnergyInTest.alone());
    }

    private ReadModel model(Follower<EnergyEvent> follower) {
        return modelOf(EnergyInTest.alone().followedBy(follower));
    }

    private ReadModel modelOf(MarketModule<?>... markets) {
        ReadModel model = new ReadModel(database.jdbi(), List.of(markets));
        model.resume();
        return model;
    }

    private List<String> contents() {
        List<String> contents = new ArrayList<>();
        database.jdbi().useHandle(rows -> LEDGER_TABLES.forEach(table -> contents.addAll(contents(rows, table))));
        return contents;
    }

    private static List<String> contents(Handle rows, String table) {
        return rows.createQuery("select * from " + table).mapToMap().stream()
                .map(Map::toString)
                .map(row -> table + row)
                .sorted()
                .toList();
    }

    @Test
    void a_traded_interval_is_told_with_its_trades() {
        model().apply(blocks());

        String interval = new MarketReports(database.jdbi()).interval(TradedMarket.TRADED);

        assertThat(interval)
                .startsWith("{\"interval\":1,\"status\":\"FINALISED\",\"source\":\"CANDIDATE\"")
                .contains("\"energy\":1000");
    }

    @Test
    void rows_do_not_depend_on_how_blocks_are_batched() {
        model().apply(blocks());
        List<String> inOneTransaction = contents();
        ReadModel again = new ReadModel(database.jdbi(), List.of(EnergyInTest.alone()));
        again.forget();
        again.resume();

        blocks().forEach(block -> again.apply(List.of(block)));

        assertThat(contents()).isEqualTo(inOneTransaction).hasSizeGreaterThan(50);
    }

    @Test
    void a_crash_within_a_block_leaves_neither_its_rows_nor_its_checkpoint() {
        List<EventBlock> blocks = blocks();
        List<EventBlock> first = blocks.subList(0, blocks.size() - 1);
        model().apply(first);
        List<String> before = contents();
        ReadModel broken = modelOf(EnergyInTest.alone().and(new CrashOn(EnergyEvent.Finalised.class)));

        assertThatThrownBy(() -> broken.apply(blocks.subList(blocks.size() - 1, blocks.size())))
                .isInstanceOf(CrashOn.Crash.class);

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void after_a_crash_it_goes_on_as_if_nothing_had_happened() {
        List<EventBlock> blocks = blocks();
        model().apply(blocks);
        List<String> undisturbed = contents();
        ReadModel forgetful = new ReadModel(database.jdbi(), List.of(EnergyInTest.alone()));
        forgetful.forget();
        model().apply(blocks.subList(0, 9));

        model().apply(blocks);

        assertThat(contents()).isEqualTo(undisturbed);
    }

    @Test
    void a_block_that_comes_twice_counts_once() {
        List<EventBlock> blocks = blocks();
        ReadModel model = model();
        model.apply(blocks);
        List<String> once = contents();

        List<EventBlock> repeated = new ArrayList<>(blocks);
        repeated.addAll(blocks);
        model.apply(repeated);

        assertThat(contents()).isEqualTo(once);
    }

    @Test
    void followers_know_after_a_restart_what_they_knew_before() {
        LiveMarket live = new LiveMarket();
        model(live).apply(blocks());
        LiveMarket restarted = new LiveMarket();

        model(restarted);

        assertThat(restarted.facts()).isPresent().isEqualTo(live.facts());
        assertThat(restarted.instance(TradedMarket.TRADED.next().round()))
                .isPresent()
                .isEqualTo(live.instance(TradedMarket.TRADED.next().round()));
    }

    @Test
    void followers_hear_nothing_of_a_block_that_was_not_stored() {
        List<EnergyEvent> heard = new ArrayList<>();
        ReadModel broken =
                modelOf(EnergyInTest.alone().followedBy(heard::add).and(new CrashOn(EnergyEvent.RuleProposed.class)));

        assertThatThrownBy(() -> broken.apply(blocks())).isInstanceOf(CrashOn.Crash.class);

        assertThat(heard).isEmpty();
        assertThat(broken.height()).isEqualTo(-1);
    }

    @Test
    void a_rebuild_keeps_what_the_ledger_does_not_know() {
        ReadModel model = model();
        model.apply(blocks());
        database.jdbi()
                .useHandle(rows -> rows.execute(
                        "insert into meter_reading (meter, t, net_wh, salt) values ('meter-1', 1, 5, 'aa')"));

        model.forget();

        assertThat(contents()).isEmpty();
        int readings = database.jdbi()
                .withHandle(rows -> rows.createQuery("select count(*) from meter_reading")
                        .mapTo(Integer.class)
                        .one());
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void streams_tell_each_transaction_whole_and_in_order() {
        List<EventBlock> blocks = blocks();
        model().apply(blocks);

        List<StoredEvents.Told> told =
                new StoredEvents(database.jdbi()).between(0, blocks.getLast().number());

        assertThat(told.stream().flatMap(one -> EnergyTables.EVENTS.readOwn(one.eventsJson()).stream()))
                .containsExactlyElementsOf(TradedMarket.market().events());
        assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.block(), b.block()));
        assertThat(Founding.market().ledger().blocks()).hasSizeLessThan(blocks.size());
    }

    @Test
    void a_start_tells_what_still_matters_and_not_all_that_ever_was() {
        MarketOnLedger market = TradedMarket.market();
        market.advanceThrough(Interval.of(3 * EnergyExamples.HORIZON));
        LiveMarket before = new LiveMarket();
        model(before)
                .apply(new LedgerInMemory(market)
                        .blocks().stream().map(EventBlock::of).toList());
        database.jdbi().useHandle(rows -> rows.execute("update market_interval set swept = true"));
        LiveMarket after = new LiveMarket();
        List<EnergyEvent> told = new ArrayList<>();

        modelOf(EnergyInTest.alone().followedBy(after).followedBy(told::add).after(new RecentPast()));

        Interval next = market.round().interval();
        assertThat(told).hasSizeLessThan(market.events().size() * 3 / 4);
        assertThat(after.instance(next.round())).isPresent().isEqualTo(before.instance(next.round()));
        assertThat(after.calendar()).isEqualTo(before.calendar());
        assertThat(after.rules()).isEqualTo(before.rules());
        assertThat(after.facts().map(RoundFacts::lastFinal))
                .isEqualTo(before.facts().map(RoundFacts::lastFinal));
        assertThat(after.facts().map(RoundFacts::lastClosed))
                .isEqualTo(before.facts().map(RoundFacts::lastClosed));
    }

    @Test
    void an_interval_that_is_not_swept_is_known_however_old_it_is() {
        MarketOnLedger market = TradedMarket.market();
        market.advanceThrough(Interval.of(3 * EnergyExamples.HORIZON));
        LiveMarket before = new LiveMarket();
        model(before)
                .apply(new LedgerInMemory(market)
                        .blocks().stream().map(EventBlock::of).toList());
        LiveMarket after = new LiveMarket();

        modelOf(EnergyInTest.alone().followedBy(after).after(new RecentPast()));

        assertThat(after.facts()).isPresent().isEqualTo(before.facts());
    }

    @Test
    void a_portion_of_events_ends_with_a_block_once_it_is_large_enough() {
        List<EventBlock> blocks = blocks();
        model().apply(blocks);
        StoredEvents events = new StoredEvents(database.jdbi());
        long last = blocks.getLast().number();

        List<StoredEvents.Told> together = new ArrayList<>();
        int portions = 0;
        for (long next = 0; next <= last; portions++) {
            StoredEvents.Portion portion = events.portion(next, last, 1);
            assertThat(portion.told().stream().map(StoredEvents.Told::block).distinct())
                    .hasSizeLessThanOrEqualTo(1);
            together.addAll(portion.told());
            next = portion.last() + 1;
        }

        assertThat(together).isEqualTo(events.between(0, last));
        assertThat(portions).isGreaterThan(5);
    }

    @Test
    void a_page_of_many_offers_over_many_intervals_is_a_few_statements() {
        MarketOnLedger market = Founding.market();
        Interval first = Interval.of(1);
        Interval last = Interval.of(EnergyExamples.HORIZON);
        List<Interval> named = IntervalSet.range(first, last).stream().toList();
        market.withdraw(TradedMarket.SELLER, first, 1_000, 0);
        market.post(TradedMarket.SELLER, TradedMarket.BOOK, MarketOnLedger.selling(10, first));
        List<EventBlock> blocks =
                new LedgerInMemory(market).blocks().stream().map(EventBlock::of).toList();
        EnergyEvent.OfferPosted posted = market.events().stream()
                .filter(EnergyEvent.OfferPosted.class::isInstance)
                .map(EnergyEvent.OfferPosted.class::cast)
                .findFirst()
                .orElseThrow();
        model().apply(blocks);
        AtomicInteger statements = new AtomicInteger();
        database.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.incrementAndGet();
            }
        });

        database.jdbi()
                .useTransaction(rows ->
                        new BookRows().apply(rows, new Projection.Place(99, 0, "many"), many(posted, named, 200)));

        assertThat(statements).hasValueLessThan(10);
        assertThat(contents())
                .anyMatch(row -> row.startsWith("market_interval")
                        && row.contains("t=" + last)
                        && row.contains("offered_wh=2000"));
    }

    @Test
    void a_book_in_parts_is_the_whole_book() {
        model().apply(blocks());
        MarketReports reports = new MarketReports(database.jdbi());
        String whole = reports.book(TradedMarket.BOOK, BookPlace.BEGIN, Long.MAX_VALUE);

        List<String> pages = new ArrayList<>();
        String token = "";
        do {
            String part = reports.book(TradedMarket.BOOK, BookPlace.read(token), 1);
            pages.add(part);
            Matcher next = Pattern.compile("\"next\":\"([^\"]*)\"").matcher(part);
            token = next.find() ? next.group(1) : "";
        } while (!token.isEmpty());

        assertThat(pages).hasSize(2);
        assertThat(whole).doesNotContain("\"next\"");
        for (String part : pages) {
            Matcher page = Pattern.compile("\"pages\":\\[(.*)],\"voids\"").matcher(part);
            assertThat(page.find()).isTrue();
            assertThat(whole).contains(page.group(1));
        }
    }

    /** The same page with so many offers that each name all these intervals. */
    private static EnergyEvent.OfferPosted many(EnergyEvent.OfferPosted one, List<Interval> named, int offers) {
        OfferPage.Posted first = one.page().offers().getFirst();
        Offer wide = new Offer(
                first.offer().side(),
                first.offer().energy(),
                IntervalSet.of(named),
                first.offer().reservation());
        List<OfferPage.Posted> all = IntStream.range(0, offers)
                .mapToObj(i -> new OfferPage.Posted(i, first.group(), wide))
                .toList();
        PageId other = PageId.hex("ab".repeat(one.page().id().toString().length() / 2));
        return new EnergyEvent.OfferPosted(
                new OfferPage(other, one.page().account(), one.page().book(), all));
    }
}
