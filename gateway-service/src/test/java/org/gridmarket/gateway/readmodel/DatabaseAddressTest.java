package org.gridmarket.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DatabaseAddressTest {
    @Test
    void a_server_is_named_with_user_and_password() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://grid:secret@db.example:5433/market");

        assertThat(address)
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example:5433/market", "grid", "secret"));
    }

    @Test
    void a_password_is_never_printed() {
        assertThat(DatabaseAddress.parse("postgresql://grid:secret@db.example/market"))
                .hasToString("jdbc:postgresql://db.example:5432/market");
    }

    @Test
    void another_kind_of_database_is_refused_with_the_forms_there_are() {
        assertThatThrownBy(() -> DatabaseAddress.parse("mysql://db/market"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("h2:FILE")
                .hasMessageContaining("postgresql://");
    }

    @Test
    void a_server_without_a_database_is_refused() {
        assertThatThrownBy(() -> DatabaseAddress.parse("postgresql://grid@db.example"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no database");
    }
}
