package org.gridmarket.kernel.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.quantity.Numbered;

/**
 * What one sweep deletes, and whether that is all. A portion fits a block however much there is (ADR 14), so a sweep can never
 * be stopped by size; what is left goes with the next.
 *
 * @param keys rows to delete
 * @param last whether nothing is left
 */
public record Portion(List<String> keys, boolean last) {
    public static final Portion NOTHING = new Portion(List.of(), true);

    /**
     * Rows of one table that are over.
     *
     * @param at the first segment of their keys
     * @param weight as how many each of them counts: deleting a row reads it, so a large one counts as several
     */
    public record Over(StateTable<?> table, Numbered at, int weight) {}

    public Portion {
        keys = List.copyOf(keys);
    }

    /** Table after table until the portion is full; one row at least, however large. */
    public static Portion of(List<Over> tables, int rows, WorldState world) {
        List<String> keys = new ArrayList<>();
        int room = rows;
        for (Over over : tables) {
            // after a single row that was larger than the portion, room is below 0 and nothing more fits
            int fitting = Math.max(keys.isEmpty() ? 1 : 0, room / over.weight());
            List<String> found = over.table().firstKeys(world, over.at(), fitting + 1);
            keys.addAll(found.subList(0, Math.min(fitting, found.size())));
            if (found.size() > fitting) {
                return new Portion(keys, false);
            }
            room -= found.size() * over.weight();
        }
        return new Portion(keys, true);
    }

    /** How many rows it has. */
    public int rows() {
        return keys.size();
    }

    public void delete(WorldState world) {
        keys.forEach(world::delete);
    }
}
