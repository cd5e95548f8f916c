package org.gridmarket.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.wire.MalformedException;
import org.junit.jupiter.api.Test;

class EventFamilyTest {
    /** Events of some market. */
    sealed interface Told {
        record WellDug(int depth) implements Told {}
    }

    private final EventFamily<Told> family = EventFamily.of(Told.class);

    @Test
    void an_own_event_is_read() {
        assertThat(family.read("{\"type\":\"WellDug\",\"depth\":3}")).contains(new Told.WellDug(3));
    }

    @Test
    void what_another_contract_tells_is_left_alone_whatever_it_looks_like() {
        assertThat(family.read("{\"type\":\"WellDugDeeper\",\"depth\":3}")).isEmpty();
        assertThat(family.read("{\"depth\":3}")).isEmpty();
        assertThat(family.read("")).isEmpty();
    }

    @Test
    void a_malformed_event_of_its_own_name_is_no_foreign_one() {
        assertThatThrownBy(() -> family.read("{\"type\":\"WellDug\"}")).isInstanceOf(MalformedException.class);
    }
}
