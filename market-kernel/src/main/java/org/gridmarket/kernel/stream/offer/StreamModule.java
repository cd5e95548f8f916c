package org.gridmarket.kernel.stream.offer;

import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a supplier runs.
 *
 * @param hash SHA-256 of the module
 * @param engineClass of the sandbox, which counts its fuel
 * @param pages memory of an instance, of 64 KiB each: 1..{@link #MOST_PAGES}
 * @param inputBytes the largest input: 0..{@link #MOST_BYTES}
 * @param outputBytes the largest output: 0..{@link #MOST_BYTES}
 */
public record StreamModule(Bytes hash, String engineClass, int pages, int inputBytes, int outputBytes) {
    public static final int MOST_BYTES = 1 << 20;
    public static final int MOST_PAGES = 65_536;
    private static final int HASH_LENGTH = 32;

    public StreamModule {
        Name.check("engine class", engineClass);
        if (hash.length() != HASH_LENGTH) {
            throw new IllegalArgumentException("a module's hash has " + hash.length() + " bytes");
        }
        if (pages < 1 || pages > MOST_PAGES) {
            throw new IllegalArgumentException(pages + " pages are outside 1.." + MOST_PAGES);
        }
        if (!isSize(inputBytes) || !isSize(outputBytes)) {
            throw new IllegalArgumentException("inputs of " + inputBytes + " or outputs of " + outputBytes
                    + " bytes are outside 0.." + MOST_BYTES);
        }
    }

    private static boolean isSize(int bytes) {
        return bytes >= 0 && bytes <= MOST_BYTES;
    }
}
