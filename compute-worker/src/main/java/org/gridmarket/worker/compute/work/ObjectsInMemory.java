package org.gridmarket.worker.compute.work;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.ObjectHash;

/** Objects that are gone with the process. */
public final class ObjectsInMemory implements ObjectStore {
    private final Map<Bytes, Bytes> objects = new ConcurrentHashMap<>();

    @Override
    public Optional<Bytes> find(Bytes hash) {
        return Optional.ofNullable(objects.get(hash));
    }

    @Override
    public Bytes keep(Bytes object) {
        Bytes hash = ObjectHash.of(object);
        objects.put(hash, object);
        return hash;
    }

    @Override
    public void forget(Bytes hash) {
        objects.remove(hash);
    }
}
