package org.gridmarket.discovery.trust;

import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.Mandate;

/** Port: the node's own keys. */
public interface Signer {
    /** Who the own certificate says this node is. */
    NodeIdentity identity();

    /** Makes a fresh key for this life, vouched for by the certificate's key; {@link #sign} uses it from now on. */
    Mandate begin(long incarnation);

    /** Signs a head with the key of the last mandate. */
    Head sign(Head.Text text);
}
