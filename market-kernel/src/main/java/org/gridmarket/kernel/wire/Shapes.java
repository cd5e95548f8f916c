package org.gridmarket.kernel.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Finds the {@link Shape} of a type. Records may contain themselves only through a list. */
final class Shapes {
    private static final Map<Type, Shape> SHAPES = new ConcurrentHashMap<>(Map.of(
            long.class, Shape.of((v, out) -> out.number((Long) v), TextReader::number),
            Long.class, Shape.of((v, out) -> out.number((Long) v), TextReader::number),
            int.class, Shape.of((v, out) -> out.number((Integer) v), Shapes::readInt),
            Integer.class, Shape.of((v, out) -> out.number((Integer) v), Shapes::readInt),
            boolean.class, Shape.of((v, out) -> out.bool((Boolean) v), Shapes::readBoolean),
            String.class, Shape.of((v, out) -> out.string((String) v), TextReader::string),
            Bytes.class, Shape.of((v, out) -> out.string(((Bytes) v).toHex()), TextReader::hex),
            Longs.class, Shape.of((v, out) -> writeLongs((Longs) v, out), Shapes::readLongs)));

    private Shapes() {}

    static Shape of(Type type) {
        Shape known = SHAPES.get(type);
        if (known != null) {
            return known;
        }
        Shape made = make(type);
        Shape first = SHAPES.putIfAbsent(type, made);
        return first == null ? made : first;
    }

    private static Shape make(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return listOf(of(list.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> c && c.isRecord()) {
            return RecordShape.of(c, generic.getActualTypeArguments());
        }
        if (type instanceof Class<?> c && c.isRecord()) {
            return RecordShape.of(c);
        }
        if (type instanceof Class<?> c && c.isEnum()) {
            return enumOf(c);
        }
        if (type instanceof Class<?> c && c.isSealed()) {
            return sealed(c);
        }
        throw new IllegalArgumentException("no canonical form for " + type.getTypeName());
    }

    private static Object readInt(TextReader in) {
        long value = in.number();
        if ((int) value != value) {
            throw in.malformed("integer " + value + " does not fit 32 bits");
        }
        return (int) value;
    }

    private static Object readBoolean(TextReader in) {
        if (in.nextWord("true")) {
            return true;
        }
        if (in.nextWord("false")) {
            return false;
        }
        throw in.unexpected("expected true or false");
    }

    private static void writeLongs(Longs longs, TextWriter out) {
        out.raw('[');
        for (int i = 0; i < longs.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            out.number(longs.at(i));
        }
        out.raw(']');
    }

    private static Object readLongs(TextReader in) {
        in.expect('[');
        long[] content = new long[16];
        int size = 0;
        if (!in.next(']')) {
            do {
                if (size == content.length) {
                    content = Arrays.copyOf(content, 2 * size);
                }
                content[size++] = in.number();
            } while (in.next(','));
            in.expect(']');
        }
        return Longs.of(Arrays.copyOf(content, size));
    }

    private static Shape listOf(Shape element) {
        return Shape.of(
                (value, out) -> {
                    out.raw('[');
                    boolean first = true;
                    for (Object item : (List<?>) value) {
                        if (!first) {
                            out.raw(',');
                        }
                        first = false;
                        element.write(item, out);
                    }
                    out.raw(']');
                },
                in -> {
                    in.expect('[');
                    List<Object> items = new ArrayList<>();
                    if (!in.next(']')) {
                        do {
                            items.add(element.read(in));
                        } while (in.next(','));
                        in.expect(']');
                    }
                    return items;
                });
    }

    private static Shape enumOf(Class<?> type) {
        Map<String, Object> byName = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
        return Shape.of((v, out) -> out.string(((Enum<?>) v).name()), in -> {
            String name = in.string();
            Object constant = byName.get(name);
            if (constant == null) {
                throw in.malformed(ShownText.of(name) + " is no " + type.getSimpleName() + "; there are "
                        + Arrays.toString(type.getEnumConstants()));
            }
            return constant;
        });
    }

    private static Shape sealed(Class<?> type) {
        Map<String, RecordShape> byName = Arrays.stream(type.getPermittedSubclasses())
                .collect(Collectors.toMap(Class::getSimpleName, RecordShape::of));
        return Shape.of(
                (v, out) -> {
                    String name = v.getClass().getSimpleName();
                    RecordShape shape = byName.get(name);
                    if (shape == null) {
                        throw new IllegalArgumentException(name + " is no " + type.getSimpleName());
                    }
                    shape.writeTagged(name, v, out);
                },
                in -> {
                    in.expect('{');
                    if (!in.nextWord("\"type\":")) {
                        throw in.unexpected("a " + type.getSimpleName() + " begins with the key \"type\"");
                    }
                    String name = in.string();
                    RecordShape shape = byName.get(name);
                    if (shape == null) {
                        throw in.malformed(ShownText.of(name) + " is no " + type.getSimpleName());
                    }
                    return shape.readTagged(in);
                });
    }
}
