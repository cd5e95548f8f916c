package org.gridmarket.middleware.manager;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;

/**
 * What somebody wants of an application. The order with the highest number counts, so a node that was away, or was told in
 * another order, ends where the others do.
 *
 * @param application its name
 * @param number 1..{@link ManagerLimits#HIGHEST_NUMBER}
 * @param packageHash SHA-256 of the package
 * @param wanted of it
 */
public record Order(String application, long number, Bytes packageHash, WantedState wanted) {
    /** Bytes of a package's hash. */
    public static final int HASH_LENGTH = 32;

    private static final RecordCodec<Order> CODEC = RecordCodec.of(Order.class);
    private static final Bytes SIGNED_AS = Bytes.utf8("gridmarket/application/order/1");

    public Order {
        Name.check("application", application);
        if (number < 1 || number > ManagerLimits.HIGHEST_NUMBER) {
            throw new IllegalArgumentException("order " + number + " is not within 1.." + ManagerLimits.HIGHEST_NUMBER);
        }
        if (packageHash.length() != HASH_LENGTH) {
            throw new IllegalArgumentException(
                    "a package's hash has " + HASH_LENGTH + " bytes, not " + packageHash.length());
        }
    }

    /** What its signer signs. */
    Bytes signingBytes(AccountKey signer) {
        return Digest.sha256(SIGNED_AS, signer.key(), CODEC.writeBytes(this));
    }

    /** With the signature of whoever gives it. */
    public SignedOrder sign(AccountKeyPair keys) {
        return new SignedOrder(this, keys.publicKey(), keys.sign(signingBytes(keys.publicKey())));
    }
}
