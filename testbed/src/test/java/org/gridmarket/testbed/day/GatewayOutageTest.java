package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults as they are typed. */
class GatewayOutageTest {
    @Test
    void a_fault_is_read_as_it_is_written() {
        GatewayOutage outage = GatewayOutage.parse("gateway:dso@20..30");

        assertThat(outage)
                .isEqualTo(new GatewayOutage(Organisation.DSO, Interval.of(20), Interval.of(30)))
                .hasToString("gateway:dso@20..30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway:dso", "gateway:dso@30..20", "gateway:nobody@1..2", "peer:dso@1..2", ""})
    void what_is_no_fault_is_refused(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> GatewayOutage.parse(typed));
    }
}
