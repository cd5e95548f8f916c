package org.gridmarket.kernel.purse.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.Portion;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** Deletes references that are old enough, oldest first and in portions; anybody of the consortium may. */
final class ReferenceSweeping {
    private static final String SOURCE = "docs/limits.md";

    /** What there is of a portion. */
    record Facts(List<String> found) {
        @Nullable String nothing() {
            return found.isEmpty()
                    ? "no reference is older than " + PurseLimit.REFERENCE_DAYS.ceiling() + " days"
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<Portion.Asked> ASKED = Portion.book("purse:sweepReferences, portion", SOURCE);
    static final RuleBook<Facts> SWEEP = RuleBook.of("purse:sweepReferences",
            rule(PurseRejection.NO_OLD_REFERENCE, SOURCE, Facts::nothing));
    // spotless:on

    private ReferenceSweeping() {}

    static Decision<Receipt> run(PurseCommand.SweepReferences command, LedgerCall call, WorldState world) {
        int rows = command.rows();
        Interval last = PurseState.day(call.time()).minus(PurseLimit.REFERENCE_DAYS.ceiling() + 1);
        return ASKED.check(new Portion.Asked(rows, PurseLimit.REFERENCES_PER_SWEEP.ceiling()))
                .then(asked -> SWEEP.check(new Facts(PurseState.REFERENCE_DAY.firstKeysUpTo(world, last, rows + 1))))
                .map(legal -> delete(legal.found(), rows, last, world));
    }

    private static Receipt delete(List<String> found, int rows, Interval last, WorldState world) {
        List<String> portion = found.subList(0, Math.min(rows, found.size()));
        for (String key : portion) {
            world.delete(key);
            PurseState.REFERENCE.delete(world, Keys.lastSegment(key));
        }
        PurseState.SWEPT.put(world, new PurseState.SweptUpTo(last));
        return Receipts.of(
                PurseAnswer.PurseSwept.class,
                new PurseAnswer.PurseSwept(portion.size(), found.size() <= rows),
                List.of());
    }
}
