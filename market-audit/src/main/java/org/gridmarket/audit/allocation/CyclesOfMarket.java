package org.gridmarket.audit.allocation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;

/** The cycles of one market, as its events have told them. Each question answers what is wrong, or nothing. */
final class CyclesOfMarket {
    private final MarketSchema schema;
    private final Map<Cycle, AllocationEvent.AllocationSolutionAccepted> leaders = new HashMap<>();
    private int closed;
    private int finals;
    private long assignments;

    CyclesOfMarket(MarketSchema schema) {
        this.schema = schema;
    }

    long finals() {
        return finals;
    }

    long assignments() {
        return assignments;
    }

    Optional<String> posted(Cycle book) {
        return offence(book.index() < closed, "changes a book that is closed");
    }

    Optional<String> closed(AllocationEvent.AllocationCycleClosed event) {
        Cycle c = event.cycle();
        boolean early = event.time().isBefore(schema.calendar().closes(c));
        boolean inOrder = c.index() == closed && (schema.calendar().overlap() || c.index() == finals);
        closed = Math.max(closed, c.index() + 1);
        return offence(early || !inOrder, "closes it too early or out of order");
    }

    Optional<String> accepted(AllocationEvent.AllocationSolutionAccepted event) {
        Cycle c = event.cycle();
        boolean solving = c.index() < closed && c.index() == finals;
        AllocationEvent.AllocationSolutionAccepted before = leaders.put(c, event);
        boolean better = before == null
                || event.value().compareTo(before.value()) > 0
                || (event.value().equals(before.value())
                        && event.proof().proved() > before.proof().proved());
        return solving
                ? offence(!better, "accepts a solution that is not better")
                : Optional.of("accepts a solution of a cycle that is not solved");
    }

    Optional<String> finalised(AllocationEvent.AllocationCycleFinalised event) {
        Cycle c = event.cycle();
        int count = event.prices().size();
        boolean inOrder = c.index() == finals && c.index() < closed;
        boolean early = event.time().isBefore(schema.calendar().ends(c));
        finals = Math.max(finals, c.index() + 1);
        assignments += count;
        if (!inOrder || early) {
            return Optional.of("makes it final too early or out of order");
        }
        AllocationEvent.AllocationSolutionAccepted leader = leaders.remove(c);
        int expected = event.source() == FinalSource.CANDIDATE && leader != null ? leader.assignments() : 0;
        boolean missing = event.source() == FinalSource.NOTHING && leader != null;
        return offence(count != expected || missing, "makes other assignments final than the candidate's");
    }

    private static Optional<String> offence(boolean is, String what) {
        return is ? Optional.of(what) : Optional.empty();
    }
}
