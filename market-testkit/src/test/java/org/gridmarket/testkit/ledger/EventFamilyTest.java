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

    @Test
    void its_own_are_picked_from_all_that_a_transaction_told() {
        assertThat(
                        family.readOwn(
                                "[{\"type\":\"Foreign\",\"text\":\"],{\"},{\"type\":\"WellDug\",\"depth\":3},{\"type\":\"WellDug\",\"depth\":4}]"))
                .containsExactly(new Told.WellDug(3), new Told.WellDug(4));
    }

    @Test
    void the_type_of_any_event_can_be_told() {
        assertThat(EventFamily.typeOf("{\"type\":\"OfMars\",\"a\":1}")).contains("OfMars");
        assertThat(EventFamily.typeOf("{\"type\":\"OfMars")).isEmpty();
    }
}
