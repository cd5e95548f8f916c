package org.gridmarket.keys;

import java.util.random.RandomGenerator;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.wire.Bytes;

/** What signers call their intents. */
public final class OperationIds {
    private OperationIds() {}

    /** A fresh one; the randomness comes in, so that a simulation repeats from its seed. */
    public static OperationId fresh(RandomGenerator random) {
        byte[] id = new byte[OperationId.LENGTH];
        random.nextBytes(id);
        return new OperationId(Bytes.of(id));
    }
}
