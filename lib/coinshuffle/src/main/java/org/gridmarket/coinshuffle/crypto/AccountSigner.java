package org.gridmarket.coinshuffle.crypto;

import org.gridmarket.coinshuffle.bytes.Octets;

/** Signs for one account. An implementation must be deterministic, as Ed25519 is. */
public interface AccountSigner {
    AccountKey key();

    /** 64 octets over exactly these octets; callers tag what they sign. */
    Octets sign(Octets message);
}
