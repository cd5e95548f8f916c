package org.gridmarket.kernel.allocation.schema;

import java.util.List;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.party.Name;
import org.jspecify.annotations.Nullable;

/**
 * Bounds on the volume of these types that members of a group exchange, for each value of some fields: TRANSAX (2.5) to (2.7).
 *
 * @param types which types count
 * @param group whose members count; {@link #EVERYBODY}
 * @param by fields of the schema; the bounds hold for each value of theirs
 * @param out what members provide; null when unbounded, as the others
 * @param in what members consume
 * @param netOut what they provide more than they consume
 * @param netIn what they consume more than they provide
 */
public record Capacity(
        TypeSelector types,
        String group,
        List<String> by,
        @Nullable Volume out,
        @Nullable Volume in,
        @Nullable Volume netOut,
        @Nullable Volume netIn) {
    public static final String EVERYBODY = "*";

    public Capacity {
        by = List.copyOf(by);
        if (!group.equals(EVERYBODY)) {
            Name.check("group", group);
        }
        Bounds.distinct("by", by);
    }

    public boolean counts(List<String> groups) {
        return group.equals(EVERYBODY) || groups.contains(group);
    }
}
