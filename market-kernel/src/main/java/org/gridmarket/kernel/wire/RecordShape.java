package org.gridmarket.kernel.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record as an object whose keys are the components in order of the header, or bare. */
final class RecordShape implements Shape {
    /** The key as it stands in the text, with its quotes and colon. */
    private record Component(String name, String key, Method accessor, Shape shape, boolean optional) {}

    private final Class<?> type;
    private final boolean bare;
    private final List<Component> components;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type, Map<Type, Type> arguments) {
        this.type = type;
        this.bare = type.isAnnotationPresent(Bare.class);
        this.components = Arrays.stream(type.getRecordComponents())
                .map(c -> component(c, arguments))
                .toList();
        this.constructor = canonicalConstructor(type);
        if (bare && components.size() != 1) {
            throw new IllegalArgumentException("@Bare needs one component: " + type.getName());
        }
    }

    static RecordShape of(Class<?> type) {
        return new RecordShape(type, Map.of());
    }

    /** A record with type arguments, such as {@code Timeline<Tariff>}. */
    static RecordShape of(Class<?> type, Type[] arguments) {
        Map<Type, Type> byVariable = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            byVariable.put(type.getTypeParameters()[i], arguments[i]);
        }
        return new RecordShape(type, byVariable);
    }

    private static Component component(RecordComponent component, Map<Type, Type> arguments) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true); // records of other packages may be package-private
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Component(
                component.getName(),
                '"' + component.getName() + "\":",
                accessor,
                Shapes.of(Generics.substitute(component.getGenericType(), arguments)),
                optional);
    }

    private static Constructor<?> canonicalConstructor(Class<?> type) {
        Class<?>[] header = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(header);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException everyRecordHasOne) {
            throw new IllegalArgumentException("no canonical constructor: " + type.getName(), everyRecordHasOne);
        }
    }

    @Override
    public void write(Object value, TextWriter out) {
        if (bare) {
            components.getFirst().shape().write(present(components.getFirst(), value), out);
        } else {
            out.raw('{');
            writeComponents(value, out, true);
        }
    }

    void writeTagged(String name, Object value, TextWriter out) {
        out.raw('{');
        for (char symbol : "\"type\":".toCharArray()) {
            out.raw(symbol);
        }
        out.string(name);
        writeComponents(value, out, false);
    }

    private void writeComponents(Object value, TextWriter out, boolean first) {
        boolean comma = !first;
        for (Component component : components) {
            Object content = get(component, value);
            if (content == null && component.optional()) {
                continue;
            }
            if (comma) {
                out.raw(',');
            }
            comma = true;
            for (int i = 0; i < component.key().length(); i++) {
                out.raw(component.key().charAt(i));
            }
            component.shape().write(present(component, value), out);
        }
        out.raw('}');
    }

    private Object present(Component component, Object value) {
        Object content = get(component, value);
        if (content == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " lacks " + component.key());
        }
        return content;
    }

    private static @Nullable Object get(Component component, Object value) {
        try {
            return component.accessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException bug) {
            throw new IllegalStateException("cannot read " + component.key(), bug);
        }
    }

    @Override
    public Object read(TextReader in) {
        if (bare) {
            return construct(in, components.getFirst().shape().read(in));
        }
        in.expect('{');
        return readComponents(in, true);
    }

    Object readTagged(TextReader in) {
        return readComponents(in, false);
    }

    private Object readComponents(TextReader in, boolean first) {
        @Nullable Object[] content = new @Nullable Object[components.size()];
        boolean comma = !first;
        for (int i = 0; i < content.length; i++) {
            Component component = components.get(i);
            boolean here = in.nextWord(comma ? "," + component.key() : component.key());
            if (here) {
                content[i] = component.shape().read(in);
                comma = true;
            } else if (!component.optional()) {
                throw wrongKey(in, i);
            }
        }
        if (!in.next('}')) {
            throw wrongKey(in, content.length);
        }
        return construct(in, content);
    }

    /** Where another key was due, or none any more: what is wrong with the one that is there. */
    private MalformedException wrongKey(TextReader in, int due) {
        String key = in.keyHere();
        String order = "; its keys in their order are "
                + components.stream().map(Component::name).collect(Collectors.joining(", "));
        if (key == null) {
            return in.unexpected(
                    due == components.size()
                            ? type.getSimpleName() + " does not end with '}'"
                            : type.getSimpleName() + " lacks \""
                                    + components.get(due).name() + "\"");
        }
        boolean known =
                components.stream().anyMatch(component -> component.name().equals(key));
        return in.malformed(type.getSimpleName()
                + (known
                        ? " has the key \"" + key + "\" twice or too early"
                        : " has no key \"" + ShownText.of(key) + "\"")
                + (components.isEmpty() ? "; it has none" : order));
    }

    private Object construct(TextReader in, @Nullable Object... content) {
        try {
            return constructor.newInstance(content);
        } catch (InvocationTargetException refused) {
            String why = String.valueOf(
                    refused.getCause() == null ? refused : refused.getCause().getMessage());
            throw in.malformed(type.getSimpleName() + ": " + why, refused);
        } catch (InstantiationException | IllegalAccessException bug) {
            throw new IllegalStateException("cannot make " + type.getName(), bug);
        }
    }
}
