package org.gridmarket.sandbox.engine;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.gridmarket.kernel.wire.Bytes;

/** Keeps what was made for a hash; the least recently used goes when the weight of all is too large. */
public final class BoundedCache<V> {
    private record Entry<V>(V value, long weight) {}

    private final long most;
    private final LinkedHashMap<Bytes, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    public BoundedCache(long most) {
        this.most = most;
    }

    /** One at a time: two callers do not make the same. What is heavier than the whole cache is made and not kept. */
    public synchronized V get(Bytes key, long weighs, Supplier<V> make) {
        Entry<V> found = entries.get(key);
        if (found != null) {
            return found.value();
        }
        V made = make.get();
        if (weighs <= most) {
            entries.put(key, new Entry<>(made, weighs));
            weight += weighs;
            shrink();
        }
        return made;
    }

    private void shrink() {
        Iterator<Map.Entry<Bytes, Entry<V>>> oldest = entries.entrySet().iterator();
        while (weight > most) {
            weight -= oldest.next().getValue().weight();
            oldest.remove();
        }
    }

    synchronized int size() {
        return entries.size();
    }

    public synchronized void clear() {
        entries.clear();
        weight = 0;
    }
}
