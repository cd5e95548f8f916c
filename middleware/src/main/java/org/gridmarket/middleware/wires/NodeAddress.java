package org.gridmarket.middleware.wires;

import java.util.Optional;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.wire.Bytes;
import org.jgroups.Address;
import org.jgroups.util.ExtendedUUID;

/**
 * Addresses of the membership layer that carry the node's id, so that each view and each message names its members. The id is a
 * claim: whoever is admitted by TLS may write any there. It only decides whom to ask and whom to doubt.
 */
final class NodeAddress {
    private static final String NODE = "node";

    private NodeAddress() {}

    /** A fresh address of a life of a daemon. */
    static ExtendedUUID of(NodeId node) {
        return ExtendedUUID.randomUUID().put(NODE, node.hash().copy());
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
