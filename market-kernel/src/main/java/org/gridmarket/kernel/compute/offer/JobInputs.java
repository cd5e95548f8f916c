package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a job is made of, and who keeps it.
 *
 * @param manifest hash of the manifest
 * @param size of execution and data layers; base layers are free
 * @param receipt of the directory
 */
public record JobInputs(Bytes manifest, ByteCount size, HoldingReceipt receipt) {
    public JobInputs {
        Lists.hash("manifest", manifest);
    }
}
