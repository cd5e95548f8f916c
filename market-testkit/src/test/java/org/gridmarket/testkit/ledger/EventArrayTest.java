package org.gridmarket.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gridmarket.kernel.ledger.EventArray;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.wire.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventArrayTest {
    @Test
    void the_events_of_a_receipt_come_back_as_they_were() {
        List<String> events = List.of(
                "{\"a\":[1,{\"b\":2}],\"c\":\"x\"}",
                "{\"text\":\"],[{\\\"\"}",
                "{\"text\":\"ends with a backslash \\\\\"}",
                "{}");

        assertThat(EventArray.split(new Receipt("{}", events).eventsJson())).isEqualTo(events);
    }

    @Test
    void an_empty_array_has_no_events() {
        assertThat(EventArray.split("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[{}", "{}]", "[{]", "[\"a]", "[{\"a\":\"b\\\"}]"})
    void anything_but_a_whole_array_is_refused(String text) {
        assertThatThrownBy(() -> EventArray.split(text)).isInstanceOf(MalformedException.class);
    }
}
