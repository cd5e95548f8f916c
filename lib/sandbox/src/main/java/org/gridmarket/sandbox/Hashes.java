package org.gridmarket.sandbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.gridmarket.kernel.wire.Bytes;

/** SHA-256 of bytes as they are: names of objects (spec/compute-market.md, "Job package"). */
public final class Hashes {
    private Hashes() {}

    public static Bytes sha256(Bytes bytes) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(bytes.copy()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK lacks SHA-256", everyJdkHasIt);
        }
    }
}
