package org.gridmarket.kernel.ledger;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * An event of this contract; empty when it is another's.
     *
     * @param text canonical JSON of an event
     * @throws org.gridmarket.kernel.wire.MalformedException when it is named as one of this contract and is none
     */
    public Optional<E> read(String text) {
        return owns(text) ? Optional.of(codec.read(text)) : Optional.empty();
    }

    private boolean owns(String text) {
        if (!text.startsWith(TAG)) {
            return false;
        }
        int end = text.indexOf('"', TAG.length());
        return end > 0 && types.contains(text.substring(TAG.length(), end));
    }
}
