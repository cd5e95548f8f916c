package org.gridmarket.discovery.trust;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Port: certificates of nodes and lists of denials. Obligations: it accepts only what a root of the consortium has signed; it
 * is the only part that knows a wall clock, for the dates of certificates; no input makes it throw.
 */
public interface Authority {
    /** Who this is, or {@link DiscoveryRejection#SIGNER_UNKNOWN}. Dates are not looked at. */
    Decision<NodeIdentity> identify(Bytes certificate);

    /** Whether the dates of the identity's certificate hold now. */
    boolean isInDate(NodeIdentity identity);

    /** Whether the certificate's key made the signature over the message; false for whatever is malformed. */
    boolean isSigned(Bytes certificate, Bytes message, Bytes signature);

    /** Reads a list of denials, or {@link DiscoveryRejection#SIGNER_UNKNOWN}. */
    Decision<DenialList> denials(Bytes list);
}
