package org.gridmarket.worker.compute.parcel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.gridmarket.kernel.wire.Bytes;

/** Objects are named by the SHA-256 of their bytes as they are (compute-market, Job package). */
public final class ObjectHash {
    public static final int LENGTH = 32;

    private ObjectHash() {}

    public static Bytes of(Bytes object) {
        return Bytes.of(digest().digest(object.copy()));
    }

    /** For whoever hashes a stream. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK lacks SHA-256", everyJdkHasIt);
        }
    }
}
