package org.gridmarket.kernel.command;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The functions of one contract, from the names of its messages: the record {@code PostOffers} of the market {@code energy}
 * is {@code energy:postOffers}. Messages come in three families, each a sealed interface of records.
 *
 * @param <S> what accounts and meters sign
 * @param <M> what members of the consortium call
 * @param <Q> queries
 */
public final class FunctionNames<S, M, Q> {
    private final String prefix;
    private final Map<String, Class<? extends S>> signed;
    private final Map<String, Class<? extends M>> byMember;
    private final Map<String, Class<? extends Q>> queries;
    private final Map<Class<?>, String> byMessage = new LinkedHashMap<>();

    private FunctionNames(
            String prefix,
            Map<String, Class<? extends S>> signed,
            Map<String, Class<? extends M>> byMember,
            Map<String, Class<? extends Q>> queries) {
        this.prefix = prefix;
        this.signed = signed;
        this.byMember = byMember;
        this.queries = queries;
        Stream.of(signed, byMember, queries)
                .forEach(family -> family.forEach((function, message) -> byMessage.put(message, function)));
    }

    /** The functions of a contract; a family that it does not have is {@code Void.class}. */
    public static <S, M, Q> FunctionNames<S, M, Q> of(
            String prefix, Class<S> signed, Class<M> byMember, Class<Q> queries) {
        return new FunctionNames<>(prefix, family(prefix, signed), family(prefix, byMember), family(prefix, queries));
    }

    /** The name of the contract, before the colon. */
    public String prefix() {
        return prefix;
    }

    /** The function of a message; one of another contract is a bug. */
    public String of(Object message) {
        String function = byMessage.get(message.getClass());
        if (function == null) {
            throw new IllegalArgumentException(message.getClass() + " is no message of " + prefix);
        }
        return function;
    }

    public Optional<Class<? extends S>> signed(String function) {
        return Optional.ofNullable(signed.get(function));
    }

    public Optional<Class<? extends M>> byMember(String function) {
        return Optional.ofNullable(byMember.get(function));
    }

    public Optional<Class<? extends Q>> query(String function) {
        return Optional.ofNullable(queries.get(function));
    }

    /** What is signed, in the order of the table of contents, with the record that is its argument. */
    public Map<String, Class<? extends S>> signed() {
        return signed;
    }

    public Map<String, Class<? extends M>> byMember() {
        return byMember;
    }

    public Map<String, Class<? extends Q>> queries() {
        return queries;
    }

    /** All functions in the order of the table of contents, commands first. */
    public List<String> all() {
        return List.copyOf(byMessage.values());
    }

    private static <T> Map<String, Class<? extends T>> family(String prefix, Class<T> family) {
        if (family == Void.class) {
            return Map.of();
        }
        if (!family.isSealed()) {
            throw new IllegalArgumentException(family + " is no sealed interface of messages");
        }
        Map<String, Class<? extends T>> byName = new LinkedHashMap<>();
        Arrays.stream(family.getPermittedSubclasses())
                .forEach(type -> byName.put(name(prefix, type), type.asSubclass(family)));
        return Collections.unmodifiableMap(byName);
    }

    private static String name(String prefix, Class<?> type) {
        String name = type.getSimpleName();
        return prefix + ":" + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
