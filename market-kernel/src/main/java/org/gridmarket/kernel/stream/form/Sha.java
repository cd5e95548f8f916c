package org.gridmarket.kernel.stream.form;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.gridmarket.kernel.wire.Bytes;

/** SHA-256 over bytes as they are, without lengths: of inputs, and in trees. */
final class Sha {
    static final int LENGTH = 32;

    /** Stands where there is no hash. */
    static final Bytes ZERO = Bytes.of(new byte[LENGTH]);

    private Sha() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK lacks SHA-256", everyJdkHasIt);
        }
    }

    /** @throws IllegalArgumentException when it is no hash by its length */
    static Bytes checked(String what, Bytes hash) {
        if (hash.length() != LENGTH) {
            throw new IllegalArgumentException(what + " has " + hash.length() + " bytes, not " + LENGTH);
        }
        return hash;
    }
}
