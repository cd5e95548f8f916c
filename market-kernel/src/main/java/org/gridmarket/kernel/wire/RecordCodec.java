package org.gridmarket.kernel.wire;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes a value as canonical JSON and reads it back; the header of the record is the format (ADR
 * record-header-is-wire-format). Supported: records, {@link Bare} records, sealed interfaces of records (tagged
 * {@code "type"}), enums, {@code long}, {@code int}, {@code boolean}, {@code String}, {@link Bytes}, {@link Longs},
 * {@code List}, and components marked {@code @Nullable}, which are left out when absent.
 *
 * @param <T> the type of value
 */
public final class RecordCodec<T> {
    private static final Map<Type, RecordCodec<?>> CODECS = new ConcurrentHashMap<>();

    private final Shape shape;

    private RecordCodec(Shape shape) {
        this.shape = shape;
    }

    /** The codec of a type; a type that has no canonical form is a bug and refused at once. */
    @SuppressWarnings("unchecked") // the map holds under each class the codec of that class
    public static <T> RecordCodec<T> of(Class<T> type) {
        return (RecordCodec<T>) CODECS.computeIfAbsent(type, t -> new RecordCodec<T>(Shapes.of(t)));
    }

    /** A message in its canonical form, by the codec of its own class: so commands, queries, submissions travel, untagged. */
    @SuppressWarnings("unchecked") // the codec of a value's own class writes that value
    public static String text(Object message) {
        return ((RecordCodec<Object>) of(message.getClass())).write(message);
    }

    public String write(T value) {
        TextWriter out = new TextWriter();
        shape.write(value, out);
        return out.text();
    }

    public Bytes writeBytes(T value) {
        return Bytes.utf8(write(value));
    }

    /** Reads exactly the canonical text of one value, or throws {@link MalformedException} with the place. */
    @SuppressWarnings("unchecked") // a shape reads what its type says
    public T read(String text) {
        TextReader in = new TextReader(text);
        T value = (T) shape.read(in);
        in.end();
        return value;
    }

    public T read(Bytes utf8) {
        return read(utf8.toUtf8());
    }
}
