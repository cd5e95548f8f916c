package org.gridmarket.worker.compute.parcel;

import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A part of a job that lies with the directory.
 *
 * @param hash SHA-256 of its bytes, 32 bytes: its name
 * @param size of it
 * @param mount folder under /in that an archive is unpacked to, or a file's path there; empty for /in itself and for a module
 */
public record Layer(Bytes hash, ByteCount size, String mount) {
    public Layer {
        if (hash.length() != ObjectHash.LENGTH) {
            throw new IllegalArgumentException(
                    "a layer's hash has " + hash.length() + " bytes, not " + ObjectHash.LENGTH);
        }
    }
}
