package org.gridmarket.keys.mixing;

import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.keys.AccountKeyPair;

/**
 * Lets an account's key pair sign in a mix. Everything that the protocol has signed begins with a tag of its own, so none
 * of it is ever an operation of the market.
 */
public final class AccountKeySigner implements AccountSigner {
    private final AccountKeyPair keys;

    public AccountKeySigner(AccountKeyPair keys) {
        this.keys = keys;
    }

    @Override
    public AccountKey key() {
        return MixRuns.key(keys.publicKey());
    }

    @Override
    public Octets sign(Octets message) {
        return MixRuns.octets(keys.sign(MixRuns.bytes(message)));
    }
}
