package org.gridmarket.discovery.protocol;

import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A live service as subscribers are told of it.
 *
 * @param node that announces it
 * @param organisation whose CA certified the node
 * @param id the same over restarts
 * @param record what is announced
 * @param fingerprint of the record
 * @param leaseMillis of its node's heads, as counted here
 */
public record Service(
        NodeId node,
        Organisation organisation,
        RecordId id,
        ServiceRecord record,
        Bytes fingerprint,
        long leaseMillis) {
    static Service of(NodeId node, Organisation organisation, ServiceRecord record, long leaseMillis) {
        return new Service(node, organisation, record.id(node), record, record.fingerprint(), leaseMillis);
    }
}
