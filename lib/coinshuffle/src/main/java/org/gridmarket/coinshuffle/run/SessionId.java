package org.gridmarket.coinshuffle.run;

import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;

/** Names one run of one mix: a hash of everything that is fixed before its first message. 32 octets. */
public record SessionId(Octets octets) {
    public SessionId {
        if (octets.length() != Digests.LENGTH) {
            throw new IllegalArgumentException(
                    "session id of " + octets.length() + " octets, must be " + Digests.LENGTH);
        }
    }

    @Override
    public String toString() {
        return octets.slice(0, 6).hex();
    }
}
