package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwarderAddressesTest {
    private static final Gateway DSO = new Gateway("https://gateway.dso.example:8443", "DSO");
    private static final Gateway COOPERATIVE = new Gateway("https://gateway.coop.example:8443", "COOPERATIVE");

    @Test
    void each_gateway_has_its_ways_in_the_order_in_which_they_are_written() {
        assertThat(ForwarderAddresses.read(
                        List.of(
                                "DSO=https://one.example:8090/1",
                                "cooperative=https://one.example:8090/2",
                                "DSO=http://127.0.0.1:8090/1"),
                        List.of(DSO, COOPERATIVE)))
                .containsEntry(
                        DSO, List.of(URI.create("https://one.example:8090/1"), URI.create("http://127.0.0.1:8090/1")))
                .containsEntry(COOPERATIVE, List.of(URI.create("https://one.example:8090/2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://one.example:8090/1 | is not ORGANISATION=",
                "DSO=https://one.example:8090 | is not ORGANISATION=",
                "REGULATOR=https://one.example:8090/1 | 0 gateways of it",
                "DSO=http://one.example:8090/1 | plain text goes to this one only",
                "DSO=https://one.example:8090/1 | no forwarder leads to gateway"
            })
    void what_is_wrong_is_refused_with_what_would_do(String written, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForwarderAddresses.read(List.of(written), List.of(DSO, COOPERATIVE)))
                .withMessageContaining(message);
    }

    @Test
    void of_two_gateways_of_one_organisation_nobody_knows_which_is_meant() {
        Gateway second = new Gateway("https://other.dso.example:8443", "DSO");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ForwarderAddresses.read(List.of("DSO=https://one.example:8090/1"), List.of(DSO, second)))
                .withMessageContaining("2 gateways of it");
    }
}
