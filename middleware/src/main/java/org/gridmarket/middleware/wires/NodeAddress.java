package org.gridmarket.middleware.wires;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.wire.Bytes;
import org.jgroups.Address;
import org.jgroups.PhysicalAddress;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.ExtendedUUID;

/**
 * Addresses of the membership layer that carry the node's id and where it listens, so that each view and each message names its
 * members and how to reach them. Both are claims: whoever is admitted by TLS may write any there. They only decide whom to ask,
 * whom to doubt and where to knock.
 */
final class NodeAddress {
    private static final String NODE = "node";
    private static final String PLACE = "at";

    private NodeAddress() {}

    /** A fresh address of a life of a daemon; a node that listens on all its addresses says none. */
    static ExtendedUUID of(NodeId node, InetSocketAddress listen) {
        ExtendedUUID address = ExtendedUUID.randomUUID().put(NODE, node.hash().copy());
        return listen.getAddress().isAnyLocalAddress() ? address : address.put(PLACE, written(listen));
    }

    /** In hexadecimal digits, since the library prints it into its log. */
    private static byte[] written(InetSocketAddress listen) {
        byte[] host = listen.getAddress().getAddress();
        ByteBuffer place =
                ByteBuffer.allocate(host.length + Short.BYTES).put(host).putShort((short) listen.getPort());
        return HexFormat.of().formatHex(place.array()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the member listens; empty when its address does not say so. */
    static Optional<PhysicalAddress> place(Address address) {
        byte[] written = address instanceof ExtendedUUID named ? named.get(PLACE) : null;
        if (written == null) {
            return Optional.empty();
        }
        try {
            byte[] place = HexFormat.of().parseHex(new String(written, StandardCharsets.US_ASCII));
            int hostLength = place.length - Short.BYTES;
            InetAddress host = InetAddress.getByAddress(Arrays.copyOf(place, Math.max(0, hostLength)));
            int port = Short.toUnsignedInt(ByteBuffer.wrap(place).getShort(hostLength));
            return Optional.of(new IpAddress(host, port));
        } catch (IllegalArgumentException | UnknownHostException noPlace) {
            return Optional.empty();
        }
    }

    /** The member behind an address; empty when it names no node. */
    static Optional<Member> member(Address address, Link link) {
        if (!(address instanceof ExtendedUUID named)) {
            return Optional.empty();
        }
        byte[] hash = named.get(NODE);
        return hash == null || hash.length != NodeId.LENGTH
                ? Optional.empty()
                : Optional.of(new Member(named.toStringLong(), new NodeId(Bytes.of(hash)), link));
    }
}
