package org.gridmarket.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.TradedMarket;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A database of a release when there was one market only, on every kind of database; one subclass for each. */
abstract class OlderDatabaseSuite {
    private static final String LAST_OF_ONE_MARKET = "7";

    /** An empty database. */
    abstract DatabaseAddress fresh();

    @Test
    void it_is_read_again_from_block_0_and_keeps_what_no_block_has() {
        DatabaseAddress address = fresh();
        Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/energy")
                .target(LAST_OF_ONE_MARKET)
                .load()
                .migrate();
        Jdbi.create(address.jdbcUrl(), address.user(), address.password()).useHandle(rows -> {
            rows.execute("insert into checkpoint (id, block) values (1, 42)");
            rows.execute("insert into market_calendar (id, json) values (1, '{}')");
            rows.execute("insert into meter_reading (meter, t, net_wh, salt) values ('meter-1', 1, 5, 'aa')");
        });
        List<EventBlock> blocks = new LedgerInMemory(TradedMarket.market())
                .blocks().stream().map(EventBlock::of).toList();

        try (ReadDatabase database = ReadDatabase.open(address, 4, EnergyInTest.TABLES)) {
            ReadModel model = new ReadModel(database.jdbi(), List.of(EnergyInTest.alone()));
            model.resume();
            assertThat(model.checkpoint()).isEmpty();

            model.apply(blocks);

            assertThat(model.checkpoint()).hasValue(blocks.getLast().number());
            assertThat(count(database, "market_calendar")).isEqualTo(1);
            assertThat(count(database, "meter_reading")).isEqualTo(1);
        }
    }

    private static int count(ReadDatabase database, String table) {
        return database.jdbi()
                .withHandle(rows -> rows.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
