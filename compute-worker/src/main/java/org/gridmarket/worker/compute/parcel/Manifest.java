package org.gridmarket.worker.compute.parcel;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * What a job is: canonical JSON, whose SHA-256 is the job's name. What it may use is in its offer.
 *
 * @param sandbox class of sandbox, such as {@code wasm1}
 * @param base hash of its base layer; null when it has none
 * @param execution its module
 * @param data layers of its inputs
 * @param arguments that follow the program's name
 * @param environment lines NAME=value
 * @param standardInput what it reads from descriptor 0, at most {@link #MOST_INPUT_BYTES}; more goes into a layer
 */
public record Manifest(
        String sandbox,
        @Nullable Bytes base,
        Layer execution,
        List<Layer> data,
        List<String> arguments,
        List<String> environment,
        Bytes standardInput) {
    /** So that the whole manifest stays within {@link #MOST_BYTES}. */
    public static final int MOST_INPUT_BYTES = 64 * 1024;

    public static final int MOST_LAYERS = 64;

    /** A directory reads it whole to know what belongs to a job. */
    public static final int MOST_BYTES = 1 << 20;

    public Manifest {
        data = List.copyOf(data);
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
        if (data.size() > MOST_LAYERS || standardInput.length() > MOST_INPUT_BYTES) {
            throw new IllegalArgumentException(data.size() + " layers and " + standardInput.length()
                    + " bytes of standard input; at most " + MOST_LAYERS + " and " + MOST_INPUT_BYTES);
        }
    }

    public Bytes toBytes() {
        return RecordCodec.of(Manifest.class).writeBytes(this);
    }

    /** Its name. */
    public Bytes hash() {
        return ObjectHash.of(toBytes());
    }

    /**
     * Reads what somebody else has written.
     *
     * @throws MalformedException when it is no manifest, or not in its canonical form
     */
    public static Manifest read(Bytes bytes) {
        return RecordCodec.of(Manifest.class).read(bytes);
    }

    /** The module and all data, in order. */
    public List<Layer> layers() {
        return Stream.concat(Stream.of(execution), data.stream()).toList();
    }

    /** In what it runs, as its offer has to say. */
    public Environment runsIn() {
        return new Environment(sandbox, base);
    }

    /** in: bytes of execution and data layers; base layers are free (compute-market, Units and prices). */
    public ByteCount size() {
        return new ByteCount(
                layers().stream().mapToLong(layer -> layer.size().count()).reduce(0, Math::addExact));
    }
}
