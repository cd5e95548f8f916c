package org.gridmarket.worker.compute.work;

import java.util.Optional;
import java.util.OptionalLong;
import org.gridmarket.kernel.wire.Bytes;

/** Port: objects that lie here, each under the SHA-256 of its bytes. Thread-safe. */
public interface ObjectStore {
    /** The bytes; empty when they are not all here. */
    Optional<Bytes> find(Bytes hash);

    /** Keeps an object; returns once it would survive a crash. Its hash. */
    Bytes keep(Bytes object);

    /** Lets go of an object, whether it is here or not. */
    void forget(Bytes hash);

    /** How long an object is, bytes; empty when it is not all here. */
    default OptionalLong size(Bytes hash) {
        return find(hash).map(object -> OptionalLong.of(object.length())).orElseGet(OptionalLong::empty);
    }

    default boolean has(Bytes hash) {
        return find(hash).isPresent();
    }
}
