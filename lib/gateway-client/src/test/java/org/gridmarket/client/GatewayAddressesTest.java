package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayAddressesTest {
    @Test
    void each_gateway_has_its_organisation() {
        assertThat(GatewayAddresses.read(
                        List.of("DSO=https://dso.example:8443", " COOPERATIVE=127.0.0.1:8080"), Optional.empty()))
                .containsExactly(
                        new Gateway("https://dso.example:8443", "DSO"), new Gateway("127.0.0.1:8080", "COOPERATIVE"));
    }

    @Test
    void an_organisation_may_be_trusted() {
        assertThat(GatewayAddresses.read(List.of("DSO=127.0.0.1:8080"), Optional.of("dso")))
                .containsExactly(new Gateway("127.0.0.1:8080", "DSO", true));
    }

    @Test
    void one_without_an_organisation_can_only_be_trusted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewayAddresses.read(List.of("127.0.0.1:8080"), Optional.empty()))
                .withMessageContaining("has no organisation");
        assertThat(GatewayAddresses.read(List.of("127.0.0.1:8080"), Optional.of("127.0.0.1:8080")))
                .allMatch(Gateway::trusted);
    }

    @Test
    void what_is_trusted_must_be_there() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewayAddresses.read(List.of("DSO=127.0.0.1:8080"), Optional.of("REGULATOR")))
                .withMessageContaining("REGULATOR");
    }

    @Test
    void plain_text_goes_to_this_machine_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewayChannels.open("192.0.2.1:8080", Optional.empty()))
                .withMessageContaining("write https://192.0.2.1");
        GatewayChannels.open("127.0.0.1:8080", Optional.empty()).shutdownNow();
        GatewayChannels.open("https://192.0.2.1:8443", Optional.empty()).shutdownNow();
    }

    @Test
    void certificates_that_cannot_be_read_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewayChannels.open("https://192.0.2.1:8443", Optional.of(Path.of("no/such.pem"))))
                .withMessageContaining("no/such.pem");
    }
}
