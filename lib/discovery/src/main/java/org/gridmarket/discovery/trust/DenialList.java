package org.gridmarket.discovery.trust;

import java.util.Set;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The certificates that an organisation has withdrawn from its own nodes: a CRL of its TLS CA.
 *
 * @param organisation whose CA signed it
 * @param number the highest one counts
 * @param serials of the certificates, lower-case hex
 * @param signed the list as it travels
 */
public record DenialList(Organisation organisation, long number, Set<String> serials, Bytes signed) {
    public DenialList {
        serials = Set.copyOf(serials);
    }

    public boolean names(NodeIdentity identity) {
        return identity.organisation() == organisation && serials.contains(identity.serial());
    }
}
