package org.gridmarket.gateway.readmodel;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
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
     */
    public static ReadDatabase open(DatabaseAddress address, int connections) {
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
            Flyway.configure(ReadDatabase.class.getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:db/energy")
                    .load()
                    .migrate();
            return new ReadDatabase(pool);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("cannot open the database " + address, unreachable);
        }
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        pool.close();
    }
}
