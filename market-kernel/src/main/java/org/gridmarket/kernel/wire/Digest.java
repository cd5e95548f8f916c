package org.gridmarket.kernel.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over length-prefixed parts, so that no two lists of parts share their bytes. */
public final class Digest {
    private Digest() {}

    public static Bytes sha256(Bytes... parts) {
        MessageDigest digest = newSha256();
        for (Bytes part : parts) {
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(part.length()).array());
            digest.update(part.copy());
        }
        return Bytes.of(digest.digest());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK lacks SHA-256", everyJdkHasIt);
        }
    }
}
