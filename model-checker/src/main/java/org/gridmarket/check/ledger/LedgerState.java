package org.gridmarket.check.ledger;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A state of the model: what is committed, which moment it is, and at most one transaction that is endorsed and not yet
 * ordered. A transaction that is void already is forgotten: it has no effect any more.
 *
 * @param rows the world state
 * @param moment index into the moments of the scope
 * @param held what is held back, or null
 */
public record LedgerState(
        NavigableMap<String, String> rows,
        int moment,
        @Nullable Held held) {
    /**
     * Endorsed and not ordered.
     *
     * @param label of its command
     * @param effects what it has read and would write
     */
    public record Held(String label, Effects effects) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Held(var otherLabel, var otherEffects)
                    && label.equals(otherLabel)
                    && effects.equals(otherEffects);
        }

        @Override
        public int hashCode() {
            return label.hashCode();
        }
    }

    LedgerState atNextMoment() {
        return new LedgerState(rows, moment + 1, held);
    }

    LedgerState holding(String label, Effects effects) {
        return new LedgerState(rows, moment, new Held(label, effects));
    }

    /** After the commit of these effects; whatever is held and has read what changes is void. */
    LedgerState committing(Effects effects) {
        Held still = Optional.ofNullable(held)
                .filter(other -> !other.effects().isVoidedBy(effects.writes().keySet()))
                .orElse(null);
        return new LedgerState(with(effects.writes()), moment, still);
    }

    /** After the held transaction has been ordered; its reads are unchanged, or it would not be held any more. */
    LedgerState ordering() {
        Held ordered = java.util.Objects.requireNonNull(held, "nothing is held");
        return new LedgerState(with(ordered.effects().writes()), moment, null);
    }

    private NavigableMap<String, String> with(NavigableMap<String, Optional<String>> writes) {
        NavigableMap<String, String> next = new TreeMap<>(rows);
        writes.forEach((key, value) -> value.ifPresentOrElse(text -> next.put(key, text), () -> next.remove(key)));
        return next;
    }
}
