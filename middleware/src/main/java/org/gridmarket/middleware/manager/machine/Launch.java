package org.gridmarket.middleware.manager.machine;

import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.middleware.manager.ActorId;

/**
 * All that the process of an actor is started with; its digest says whether a process that is found alive is the one that is
 * wanted. Absolute paths.
 *
 * @param id which actor
 * @param model file with the application's model
 * @param deployment file that says where it runs
 * @param jars its code
 * @param name of this machine in the deployment
 * @param address under which other machines reach it
 * @param daemon socket of this machine's daemon
 * @param heapBytes the most heap it gets
 */
record Launch(
        ActorId id,
        String model,
        String deployment,
        List<String> jars,
        String name,
        String address,
        String daemon,
        long heapBytes) {
    private static final RecordCodec<Launch> CODEC = RecordCodec.of(Launch.class);

    Launch {
        jars = List.copyOf(jars);
    }

    String text() {
        return CODEC.write(this);
    }

    static Launch read(String text) {
        return CODEC.read(text);
    }

    Bytes digest() {
        return Digest.sha256(Bytes.utf8(text()));
    }
}
