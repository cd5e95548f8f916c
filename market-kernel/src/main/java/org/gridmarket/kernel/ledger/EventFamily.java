package org.gridmarket.kernel.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * The events of one contract among those of all: chosen by the type that travels, which is unique over all contracts, so that
 * nobody parses what is not its own.
 *
 * @param <E> the sealed interface of the contract's events
 */
public final class EventFamily<E> {
    private static final String TAG = "{\"type\":\"";

    private final Set<String> types;
    private final RecordCodec<E> codec;

    private EventFamily(Class<E> family) {
        this.types = Arrays.stream(family.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.codec = RecordCodec.of(family);
    }

    public static <E> EventFamily<E> of(Class<E> family) {
        return new EventFamily<>(family);
    }

    /** The type that an event names, whoever's it is; empty when the text names none. */
    public static Optional<String> typeOf(String text) {
        int end = text.startsWith(TAG) ? text.indexOf('"', TAG.length()) : -1;
        return end < 0 ? Optional.empty() : Optional.of(text.substring(TAG.length(), end));
    }

    /** The types of this contract, in the order of its page. */
    public Set<String> types() {
        return Collections.unmodifiableSet(types);
    }

    /** Whether an event is of this contract, by the type that it names. */
    public boolean owns(String text) {
        return typeOf(text).filter(types::contains).isPresent();
    }

    /**
     * An event of this contract; empty when it is another's.
     *
     * @param text canonical JSON of an event
     * @throws org.gridmarket.kernel.wire.MalformedException when it is named as one of this contract and is none
     */
    public Optional<E> read(String text) {
        return owns(text) ? Optional.of(codec.read(text)) : Optional.empty();
    }

    /**
     * Those of this contract among all that a transaction told, in order.
     *
     * @param array JSON array of events of any contracts, those that nobody here knows included
     * @throws org.gridmarket.kernel.wire.MalformedException when it is no array, or an own event is malformed
     */
    public List<E> readOwn(String array) {
        return own(EventArray.split(array).stream()).toList();
    }

    /**
     * Reads for a client of several contracts: of a JSON array as {@link #readOwn} takes it the events of all of
     * them, in the order in which they were told.
     *
     * @param families the contracts' sealed interfaces of events, all of them records
     */
    public static Function<String, List<Record>> readerOf(Class<?>... families) {
        List<EventFamily<?>> all = Stream.<Class<?>>of(families)
                .<EventFamily<?>>map(EventFamily::of)
                .toList();
        return array -> EventArray.split(array).stream()
                .flatMap(text -> all.stream().flatMap(family -> family.read(text).stream()))
                .map(Record.class::cast)
                .toList();
    }

    /** Those of this contract among events of any contracts, likewise. */
    public Stream<E> own(Stream<String> events) {
        return events.flatMap(text -> read(text).stream());
    }

    /** Canonical JSON of an event, as {@link #read} takes it. */
    public String write(E event) {
        return codec.write(event);
    }
}
