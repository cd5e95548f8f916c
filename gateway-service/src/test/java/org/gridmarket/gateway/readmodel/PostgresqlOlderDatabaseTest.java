package org.gridmarket.gateway.readmodel;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a PostgreSQL server, where the machine has one installed. */
final class PostgresqlOlderDatabaseTest extends OlderDatabaseSuite {
    @RegisterExtension
    static final PostgresqlServer SERVER = new PostgresqlServer();

    @Override
    DatabaseAddress fresh() {
        return SERVER.freshDatabase();
    }
}
