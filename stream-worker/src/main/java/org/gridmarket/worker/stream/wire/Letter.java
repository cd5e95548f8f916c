package org.gridmarket.worker.stream.wire;

import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.StreamMessage;

/**
 * A message and the bytes of what it names.
 *
 * @param message as the roles read it
 * @param outputs bytes of each output of a parcel of outputs, in its order; empty for other messages, and for runs that made none
 */
public record Letter(StreamMessage message, List<Bytes> outputs) {
    public Letter {
        outputs = List.copyOf(outputs);
    }

    public static Letter of(StreamMessage message) {
        return new Letter(message, List.of());
    }
}
