package org.gridmarket.kernel.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Numbered;

/**
 * The first outcomes of signed operations, each under the last book or ledger period in which its operation is valid: while
 * that is open a copy finds the outcome, once it is sealed a copy is refused by the seal, so the outcome may go.
 */
public final class FirstOutcomes {
    /** An outcome may have some 40 kB, so it counts as two rows where rows are counted. */
    private static final int WEIGHT = 2;

    private final StateTable<FirstOutcome> table;
    private final Function<Book, ? extends Numbered> counted;

    /**
     * @param table its rows begin with the last book or period and then have the operation's name
     * @param counted what the number in an envelope counts
     */
    public FirstOutcomes(StateTable<FirstOutcome> table, Function<Book, ? extends Numbered> counted) {
        this.table = table;
        this.counted = counted;
    }

    /** What came of an operation when it was first carried out, as long as it is kept. */
    public Optional<FirstOutcome> find(WorldState world, Submission submission) {
        return table.find(world, counted.apply(submission.lastBook()), name(submission));
    }

    /** Keeps what came of an operation that has just been carried out. */
    public void remember(WorldState world, String function, Submission submission, String result) {
        table.put(
                world,
                new FirstOutcome(FirstOutcome.intent(function, submission), result),
                counted.apply(submission.lastBook()),
                name(submission));
    }

    /** A portion of the outcomes of a book or period, to be deleted now that it is sealed; the caller knows that it is. */
    public Portion sweep(WorldState world, Numbered last, int rows) {
        return Portion.of(List.of(over(last)), rows, world);
    }

    /** All outcomes of a book or period, for a sweep of further tables with them. */
    public Portion.Over over(Numbered last) {
        return new Portion.Over(table, last, WEIGHT);
    }

    static OperationName name(Submission submission) {
        return OperationName.of(submission.signer(), submission.operation(), submission.lastBook());
    }
}
