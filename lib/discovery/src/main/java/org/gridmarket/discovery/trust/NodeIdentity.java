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
 */
public record NodeIdentity(NodeId node, Organisation organisation, Unit unit, String name, String serial) {}
