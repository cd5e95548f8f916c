package org.gridmarket.kernel.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.quantity.Numbered;
import org.jspecify.annotations.Nullable;

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

    /**
     * What a sweep is asked for.
     *
     * @param rows at most so many
     * @param most what fits a block
     */
    public record Asked(int rows, int most) {
        private @Nullable String outOfRange() {
            return rows < 1 || rows > most ? rows + " rows named; 1.." + most + " are allowed" : null;
        }
    }

    public Portion {
        keys = List.copyOf(keys);
    }

    /** The rule book of a sweep, before anybody looks for rows. */
    public static RuleBook<Asked> book(String function, String source) {
        return RuleBook.of(function, rule(ShellRejection.PORTION_OUT_OF_RANGE, source, Asked::outOfRange));
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
