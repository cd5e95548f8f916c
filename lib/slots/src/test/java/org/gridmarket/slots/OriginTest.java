package org.gridmarket.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class OriginTest {
    private static Origin of(String address) throws UnknownHostException {
        return Origin.of(new InetSocketAddress(InetAddress.getByName(address), 1));
    }

    @Test
    void each_ipv4_address_is_an_origin() throws UnknownHostException {
        assertThat(of("192.0.2.1")).isNotEqualTo(of("192.0.2.2"));
    }

    @Test
    void who_owns_an_ipv6_network_is_one_origin() throws UnknownHostException {
        assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2:ffff::9")).isNotEqualTo(of("2001:db8:1:3::1"));
    }

    @Test
    void an_ipv4_address_that_comes_wrapped_is_the_same() throws UnknownHostException {
        assertThat(of("::ffff:192.0.2.1")).isEqualTo(of("192.0.2.1"));
    }

    @Test
    void the_port_does_not_matter() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("192.0.2.1");

        assertThat(Origin.of(new InetSocketAddress(address, 1)))
                .isEqualTo(Origin.of(new InetSocketAddress(address, 2)));
    }

    @Test
    void who_has_no_address_shares_the_unknown_one() {
        assertThat(Origin.of(InetSocketAddress.createUnresolved("nowhere.example", 1)))
                .isEqualTo(Origin.UNKNOWN);
    }
}
