package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.agreement.Retention;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.registry.SolverLicence;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.licence.LicenceLifeCycle;
import org.gridmarket.kernel.licence.LicenceStatus;
import org.gridmarket.kernel.operation.Roles;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows that are over and that no interval names, so that no sweep finds them: proposals whose versions have fallen off,
 * licences that ended and are paid, references that the DSO's own books have closed. Each row that is named is judged alone;
 * what is not over stays. History stays in the blocks.
 *
 * <p>A key that is absent again looks to Fabric as if it had always been: so whatever writes such a row when it is absent
 * reads the row that every forgetting writes, and a copy that is held back past one is void.
 */
final class Forgetting {
    private static final String SOURCE = "docs/limits.md, rows that no interval names";

    /**
     * What is to be forgotten.
     *
     * @param notAllowed what keeps the caller from it; null when nothing does
     * @param named how many rows are named
     * @param over keys of those that may go
     * @param most rows that may be named
     */
    record Facts(@Nullable String notAllowed, int named, List<String> over, int most) {
        @Nullable String outOfRange() {
            return named < 1 || named > most ? named + " rows named; 1.." + most + " are allowed" : null;
        }

        @Nullable String nothing() {
            return over.isEmpty() ? "none of the " + named + " rows named is over" : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> FORGET = RuleBook.of("energy:forget and energy:forgetReferences",
            rule(ShellRejection.ROLE_NOT_ALLOWED,        SOURCE, Facts::notAllowed),
            rule(ShellRejection.PORTION_OUT_OF_RANGE,    SOURCE, Facts::outOfRange),
            rule(CalendarRejection.NOTHING_TO_FORGET,    SOURCE, Facts::nothing));
    // spotless:on

    private Forgetting() {}

    /** By any member: what is over is not a matter of opinion. */
    static Decision<Receipt> run(
            EnergyCommand.Forget command, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        int named = command.proposals().size() + command.licences().size();
        Retention retention = MarketRules.retention(calendar, calendar.roundAt(call.time()), state.limits());
        List<String> over = new ArrayList<>();
        if (isWithinBound(named, state)) {
            command.proposals().stream()
                    .filter(id -> RuleProposing.AGREEING.isOver(
                            id, rules -> rules.from().isBefore(retention.oldest()), call, state.world()))
                    .map(EnergyState.PROPOSAL::key)
                    .forEach(over::add);
            command.licences().stream()
                    .filter(solver -> isPaid(solver, calendar, call, state))
                    .map(EnergyState.LICENCE::key)
                    .forEach(over::add);
        }
        return delete(Roles.offence(call, Role.registered()), named, over, call, state);
    }

    /**
     * By an administrator of the DSO, who alone books money and whose books say that these payments cannot come again. What
     * still waits for its account stays.
     */
    static Decision<Receipt> references(EnergyCommand.ForgetReferences command, LedgerCall call, EnergyState state) {
        int named = command.references().size();
        List<String> over = isWithinBound(named, state)
                ? command.references().stream()
                        .filter(reference -> isCollected(reference, state))
                        .map(EnergyState.REFERENCE::key)
                        .toList()
                : List.of();
        return delete(Roles.offence(call, Role.admin(Organisation.DSO)), named, over, call, state);
    }

    /** Asked before rows are read. */
    private static boolean isWithinBound(int named, EnergyState state) {
        return named <= state.limits().of(EnergyLimit.NAMES_PER_FORGETTING);
    }

    /** What a solver has earned is its own to collect and redeem, and for that it needs its row. */
    private static boolean isPaid(AccountKey solver, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        @Nullable SolverLicence licence = EnergyState.LICENCE.find(state.world(), solver).orElse(null);
        @Nullable Round until = licence == null ? null : licence.until();
        boolean paid = until != null
                && state.isSettled(calendar, until.interval())
                && !CreditMoving.isWaitingFor(solver, state)
                && EnergyState.ACCOUNT
                        .find(state.world(), solver)
                        .map(Account::credit)
                        .filter(credit -> !credit.isZero())
                        .isEmpty();
        return EnergyLicences.LIFE_CYCLE
                .next(
                        LicenceStatus.of(licence),
                        LicenceLifeCycle.FORGET,
                        call.creator().role(),
                        new LicenceLifeCycle.Paid(paid))
                .isAccepted();
    }

    private static boolean isCollected(String reference, EnergyState state) {
        return EnergyState.REFERENCE
                .find(state.world(), reference)
                .filter(used -> !EnergyState.BOOKING.has(state.world(), used.account(), reference))
                .isPresent();
    }

    private static Decision<Receipt> delete(
            @Nullable String notAllowed, int named, List<String> over, LedgerCall call, EnergyState state) {
        List<String> keys = over.stream().distinct().toList();
        int most = state.limits().of(EnergyLimit.NAMES_PER_FORGETTING);
        return FORGET.check(new Facts(notAllowed, named, keys, most)).map(legal -> {
            keys.forEach(state.world()::delete);
            EnergyState.FORGOTTEN.put(state.world(), new StoredValues.Forgotten(call.time()));
            return state.receipt(
                    EnergyResult.SweptRows.class, new EnergyResult.SweptRows(keys.size(), keys.size() == named));
        });
    }
}
