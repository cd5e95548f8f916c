package org.gridmarket.testbed.docs.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Longs;
import org.jspecify.annotations.Nullable;

/** How values of a type look on the wire: what {@code RecordCodec} does, as something that can be described. */
sealed interface WireForm {
    /** What has no name of its own. */
    enum Simple implements WireForm {
        INTEGER_64("integer"),
        INTEGER_32("integer"),
        BOOLEAN("true or false"),
        TEXT("string"),
        HEX("hex string"),
        INTEGERS("[integer, ..]");

        private final String shown;

        Simple(String shown) {
            this.shown = shown;
        }

        @Override
        public String shown() {
            return shown;
        }
    }

    /** An array. */
    record Listed(WireForm element) implements WireForm {
        @Override
        public String shown() {
            return "[" + element.shown() + ", ..]";
        }
    }

    /** One of the names of an enum, as a string. */
    record Choice(Class<?> type) implements WireForm {
        @Override
        public String shown() {
            return nameOf(type);
        }

        List<String> names() {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        }
    }

    /** One of the records of a sealed family, which says which by its key "type". */
    record Family(Class<?> type) implements WireForm {
        @Override
        public String shown() {
            return nameOf(type);
        }

        List<Named> members() {
            return WireForm.members(type).stream()
                    .map(member -> new Named(member, List.of()))
                    .toList();
        }
    }

    /** A record: an object, or, when it is bare, what its one component is. */
    record Named(Class<?> type, List<WireForm> arguments) implements WireForm {
        /** The name of a type with its arguments, such as {@code Timeline-Tariff}. */
        @Override
        public String shown() {
            return nameOf(type)
                    + arguments.stream().map(argument -> "-" + argument.shown()).collect(Collectors.joining());
        }

        boolean isBare() {
            return type.isAnnotationPresent(Bare.class);
        }

        List<Component> components() {
            Map<Type, WireForm> byVariable = new HashMap<>();
            for (int i = 0; i < arguments.size(); i++) {
                byVariable.put(type.getTypeParameters()[i], arguments.get(i));
            }
            return Arrays.stream(type.getRecordComponents())
                    .map(part -> new Component(
                            part.getName(),
                            of(part.getGenericType(), byVariable),
                            part.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                    .toList();
        }
    }

    /** A key of an object; an optional one is left out when its value is absent. */
    record Component(String name, WireForm form, boolean optional) {}

    /** How it stands in a table. */
    String shown();

    /** The records of a sealed family, in the order of its page. */
    static List<Class<?>> members(Class<?> family) {
        return Arrays.asList(family.getPermittedSubclasses());
    }

    static WireForm of(Type type) {
        return of(type, Map.of());
    }

    private static WireForm of(Type type, Map<Type, WireForm> byVariable) {
        WireForm known = byVariable.get(type);
        if (known != null) {
            return known;
        }
        if (type instanceof ParameterizedType generic) {
            List<WireForm> arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> of(argument, byVariable))
                    .toList();
            Class<?> raw = (Class<?>) generic.getRawType();
            return raw == List.class ? new Listed(arguments.getFirst()) : new Named(raw, arguments);
        }
        return ofClass((Class<?>) type);
    }

    private static WireForm ofClass(Class<?> type) {
        if (type == long.class || type == Long.class) {
            return Simple.INTEGER_64;
        } else if (type == int.class || type == Integer.class) {
            return Simple.INTEGER_32;
        } else if (type == boolean.class) {
            return Simple.BOOLEAN;
        } else if (type == String.class) {
            return Simple.TEXT;
        } else if (type == Bytes.class) {
            return Simple.HEX;
        } else if (type == Longs.class) {
            return Simple.INTEGERS;
        } else if (type.isEnum()) {
            return new Choice(type);
        } else if (type.isRecord()) {
            return new Named(type, List.of());
        } else if (type.isSealed()) {
            return new Family(type);
        }
        throw new IllegalArgumentException("no form for " + type);
    }

    /** A class by its name within its package, such as {@code OfferPage.Posted}. */
    static String nameOf(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : nameOf(outer) + "." + type.getSimpleName();
    }
}
