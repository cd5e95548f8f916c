package org.gridmarket.gateway.readmodel;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.gridmarket.gateway.market.MarketTables;
import org.jdbi.v3.core.Jdbi;

/** A pool of connections to a migrated database. */
public final class ReadDatabase implements AutoCloseable {
    private static final Duration ACQUISITION = Duration.ofSeconds(10);

    private final AgroalDataSource pool;
    private final Jdbi jdbi;

    private ReadDatabase(AgroalDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Opens the database and brings its tables up to date; an unreachable one is an exception that names it.
     *
     * @param connections at least 2, which migrating takes
     * @param markets whose tables it is to have, beside those of the ledger
     */
    public static ReadDatabase open(DatabaseAddress address, int connections, List<? extends MarketTables<?>> markets) {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                        .acquisitionTimeout(ACQUISITION)
                        .connectionFactoryConfiguration(factory -> {
                            factory.jdbcUrl(address.jdbcUrl()).connectionProviderClassName(address.driver());
                            if (!address.user().isEmpty()) {
                                factory.principal(new NamePrincipal(address.user()))
                                        .credential(new SimplePassword(address.password()));
                            }
                            return factory;
                        }));
        try {
            AgroalDataSource pool = AgroalDataSource.from(configuration);
            markets.stream()
                    .sorted(Comparator.comparing(MarketTables::name))
                    .forEach(market -> migrate(pool, market.name(), market.history()));
            // Last: the first scripts of the energy market made tables of these names, and a later one takes them down.
            migrate(pool, "ledger", "ledger_schema_history");
            return new ReadDatabase(pool);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("cannot open the database " + address, unreachable);
        }
    }

    /** Each folder counts its own versions, so that two markets never want the same number. */
    private static void migrate(AgroalDataSource pool, String folder, String history) {
        Flyway.configure(ReadDatabase.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:db/" + folder)
                .table(history)
                .baselineOnMigrate(true) // others' tables are there already
                .baselineVersion("0")
                .load()
                .migrate();
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        pool.close();
    }
}
