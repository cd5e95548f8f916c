package org.gridmarket.testbed.compute;

import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.purse.PurseBook;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.solver.compute.ComputeBook;
import org.gridmarket.worker.compute.role.MatchReplica;

/**
 * Two sums that have to be equal: what purses have put into offers and matches and got back, and what lies in offers and
 * matches, each from events alone.
 */
final class MoneyAtStake {
    private final ComputeBook book = new ComputeBook();
    private final MatchReplica open = new MatchReplica(match -> true);
    private final PurseBook purses = new PurseBook();

    void hear(Record event) {
        switch (event) {
            case PurseEvent told -> purses.apply(told);
            case ComputeEvent told -> {
                book.apply(told);
                open.hear(told);
            }
            default -> {
                // moves nothing between purses and deals
            }
        }
    }

    /** By what purses say. */
    Money byPurses() {
        return purses.inAllDeals();
    }

    /** By what offers and matches say. */
    Money byDeals() {
        Money sum = Money.ZERO;
        for (Match match : open.all()) {
            sum = sum.plus(match.money());
        }
        sum = book.jobs().stream().map(job -> job.offer().money().deposit()).reduce(sum, Money::plus);
        sum = book.resources().stream().map(one -> one.offer().deposit()).reduce(sum, Money::plus);
        return book.notes().stream().map(note -> note.offer().stake()).reduce(sum, Money::plus);
    }

    boolean isConserved() {
        return byPurses().equals(byDeals());
    }
}
