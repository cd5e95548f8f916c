package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.clock.ClockLimit;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.ComputeRejection;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.GroupEntry;
import org.gridmarket.kernel.compute.quantity.Millis;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.operation.Portion;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows that are over and that no match closes with: proposals, ended licences, providers of groups. Each is judged
 * alone. A key that is absent again looks as if it had always been absent; so whatever writes such a row where there is none
 * reads the row that every forgetting writes, and a copy that is held back past one is void.
 */
final class Forgetting {
    private static final String SOURCE = "docs/limits.md, rows that no interval names";

    /** Of what was named, what may go. */
    record Facts(int named, List<String> over) {
        @Nullable String nothing() {
            return over.isEmpty() ? "none of the " + named + " rows named is over" : null;
        }
    }

    // spotless:off
    static final RuleBook<Portion.Asked> ASKED = Portion.book("compute:forgetRows, how many", SOURCE);
    static final RuleBook<Facts> FORGET = RuleBook.of("compute:forgetRows",
            rule(ComputeRejection.ROWS_NOT_OVER, SOURCE, Facts::nothing));
    // spotless:on

    private Forgetting() {}

    static Decision<Receipt> run(ComputeCommand.ForgetRows command, LedgerPeriods periods, ComputeState state) {
        int named = command.proposals().size()
                + command.licences().size()
                + command.groups().size();
        return ASKED.check(new Portion.Asked(named, ComputeLimit.ROWS_PER_FORGETTING.ceiling()))
                .then(asked -> FORGET.check(new Facts(named, over(command, periods, state))))
                .map(legal -> {
                    legal.over().forEach(state.world()::delete);
                    ComputeState.FORGOTTEN.put(state.world(), new StoredValues.Forgotten(state.now()));
                    return state.receipt(
                            ComputeAnswer.ComputeRowsForgotten.class,
                            new ComputeAnswer.ComputeRowsForgotten(
                                    legal.over().size(), legal.over().size() == named));
                });
    }

    private static List<String> over(ComputeCommand.ForgetRows command, LedgerPeriods periods, ComputeState state) {
        LedgerPeriod current = periods.at(state.now());
        List<String> over = new ArrayList<>();
        command.proposals().stream()
                .filter(id -> TermsChanging.isOver(id, current, state))
                .map(ComputeState.PROPOSAL::key)
                .forEach(over::add);
        command.licences().stream()
                .filter(solver -> ComputeLicences.isOver(solver, current, state))
                .map(ComputeState.LICENCE::key)
                .forEach(over::add);
        Millis day = new Millis(periods.clock().periodMillis()).times(ClockLimit.PERIODS_AHEAD.ceiling());
        command.groups().stream()
                .filter(group -> isOver(group, day, state))
                .map(group -> ComputeState.GROUP.key(group.creator(), group.group(), group.provider()))
                .forEach(over::add);
        return over.stream().distinct().toList();
    }

    private static boolean isOver(GroupEntry group, Millis day, ComputeState state) {
        return ComputeState.GROUP
                .find(state.world(), group.creator(), group.group(), group.provider())
                .filter(member -> day.after(member.until()).isBefore(state.now()))
                .isPresent();
    }
}
