package org.gridmarket.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.Parts;
import org.gridmarket.gateway.TradedMarket;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.energy.MarketReports;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.testkit.energy.Founding;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database has to do as a read model; one subclass for each kind. */
abstract class ReadModelSuite {
    private static final List<String> LEDGER_TABLES = List.of(
            "checkpoint",
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
            "bill");

    private ReadDatabase database;

    /** An empty database. */
    abstract DatabaseAddress fresh();

    @BeforeEach
    void open() {
        database = ReadDatabase.open(fresh(), 4);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static List<EventBlock> blocks() {
        return new LedgerInMemory(TradedMarket.market())
                .blocks().stream().map(EventBlock::of).toList();
    }

    private ReadModel model(Follower... followers) {
        ReadModel model = new ReadModel(database.jdbi(), Parts.PROJECTIONS, List.of(followers));
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
        ReadModel again = new ReadModel(database.jdbi(), Parts.PROJECTIONS, List.of());
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
        List<Projection> crashing = new ArrayList<>(Parts.PROJECTIONS);
        crashing.add(new CrashOn(EnergyEvent.Finalised.class));
        ReadModel broken = new ReadModel(database.jdbi(), crashing, List.of());
        broken.resume();

        assertThatThrownBy(() -> broken.apply(blocks.subList(blocks.size() - 1, blocks.size())))
                .isInstanceOf(CrashOn.Crash.class);

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void after_a_crash_it_goes_on_as_if_nothing_had_happened() {
        List<EventBlock> blocks = blocks();
        model().apply(blocks);
        List<String> undisturbed = contents();
        ReadModel forgetful = new ReadModel(database.jdbi(), Parts.PROJECTIONS, List.of());
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
        assertThat(restarted.instance(TradedMarket.TRADED.next()))
                .isPresent()
                .isEqualTo(live.instance(TradedMarket.TRADED.next()));
    }

    @Test
    void followers_hear_nothing_of_a_block_that_was_not_stored() {
        List<EnergyEvent> heard = new ArrayList<>();
        ReadModel broken = new ReadModel(
                database.jdbi(), List.of(new CrashOn(EnergyEvent.RuleProposed.class)), List.of(heard::add));

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

        assertThat(told.stream().flatMap(one -> one.events().stream()))
                .containsExactlyElementsOf(TradedMarket.market().events());
        assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.block(), b.block()));
        assertThat(Founding.market().ledger().blocks()).hasSizeLessThan(blocks.size());
    }
}
