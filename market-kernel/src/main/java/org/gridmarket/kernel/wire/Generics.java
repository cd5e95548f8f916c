package org.gridmarket.kernel.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Replaces type variables by their arguments, as deep as records nest. */
final class Generics {
    /** A parameterised type with its variables replaced; equal by content, so that it can be a key. */
    private record Resolved(Type rawType, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return rawType;
        }

        @Override
        public Type getOwnerType() {
            return rawType;
        }
    }

    private Generics() {}

    static Type substitute(Type type, Map<Type, Type> arguments) {
        if (arguments.containsKey(type)) {
            return arguments.get(type);
        }
        if (type instanceof ParameterizedType generic) {
            return new Resolved(
                    generic.getRawType(),
                    Arrays.stream(generic.getActualTypeArguments())
                            .map(argument -> substitute(argument, arguments))
                            .toList());
        }
        return type;
    }
}
