package org.gridmarket.gateway.readmodel;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The same rows on a PostgreSQL server, where the machine has one installed. */
final class PostgresqlReadModelTest extends ReadModelSuite {
    @RegisterExtension
    static final PostgresqlServer SERVER = new PostgresqlServer();

    @Override
    DatabaseAddress fresh() {
        return SERVER.freshDatabase();
    }
}
