package org.gridmarket.discovery.trust;

import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.party.Organisation;

/**
 * What a node's certificate says, once its issuer is known to be an organisation of the consortium.
 *
 * @param node hash of its public key
 * @param organisation whose TLS CA issued it
 * @param unit a machine of the organisation, or a device of a member
 * @param name common name
 * @param serial of the certificate, lower-case hex; lists of denials name it
 * @param fromMillis first moment at which it holds, ms since 1970
 * @param untilMillis last one
 */
public record NodeIdentity(
        NodeId node,
        Organisation organisation,
        Unit unit,
        String name,
        String serial,
        long fromMillis,
        long untilMillis) {
    /** Whether its dates hold at a moment, ms since 1970. */
    public boolean holdsAt(long millis) {
        return fromMillis <= millis && millis <= untilMillis;
    }
}
