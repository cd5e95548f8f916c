package org.gridmarket.oblivious;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Putting arrays of octets together and taking them apart. */
final class Octets {
    private Octets() {}

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] slice(byte[] whole, int from, int to) {
        return Arrays.copyOfRange(whole, from, to);
    }
}
