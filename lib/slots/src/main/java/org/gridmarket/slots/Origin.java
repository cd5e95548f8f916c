package org.gridmarket.slots;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller sits, as far as places are concerned: an IPv4 address, or the first 64 bits of an IPv6 address, since a
 * household or a rented machine owns all addresses behind those. Always of the connection, never of a header field, which
 * the caller writes.
 *
 * @param prefix the address or prefix as text
 */
public record Origin(String prefix) {
    /** Of a connection that has no address; all such share one origin. */
    public static final Origin UNKNOWN = new Origin("unknown");

    private static final int PREFIX_BYTES = 8;

    /** Of the other end of a connection. */
    public static Origin of(@Nullable SocketAddress remote) {
        return remote instanceof InetSocketAddress inet && inet.getAddress() != null ? of(inet.getAddress()) : UNKNOWN;
    }

    /** Of an address; one that only wraps an IPv4 address is taken as that. */
    public static Origin of(InetAddress address) {
        return address instanceof Inet6Address
                ? new Origin(
                        HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES)) + "/64")
                : new Origin(address.getHostAddress());
    }
}
