package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.operation.Roles;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Fixes the calendar: an administrator of the DSO proposes it, one of the regulator approves it, and the market is founded.
 * Rules set before read the absent calendar, so that a held-back approval of theirs cannot commit afterwards.
 */
final class MarketFounding {
    private static final String SOURCE = "energy-market, Time, books, rounds";

    /** A calendar and what it meets on the ledger. */
    record Facts(
            @Nullable MarketCalendar calendar,
            boolean founded,
            MarketRules rules,
            int room,
            LedgerCall call,
            EnergyLimits limits) {
        @Nullable String alreadyFounded() {
            return founded ? "the market has its calendar" : null;
        }

        @Nullable String notByDso() {
            return Roles.offence(call, Role.admin(Organisation.DSO));
        }

        @Nullable String notByRegulator() {
            return Roles.offence(call, Role.admin(Organisation.REGULATOR));
        }

        @Nullable String unknown() {
            return calendar == null ? "no calendar of this digest has been proposed" : null;
        }

        @Nullable String tooShort() {
            return !proposed().simulation() && proposed().realIntervalMillis() < MarketCalendar.MIN_REAL_MILLIS
                    ? "an interval lasts " + proposed().realIntervalMillis() + " ms; at least "
                            + MarketCalendar.MIN_REAL_MILLIS + " ms are needed"
                    : null;
        }

        @Nullable String past() {
            return call.time().isBefore(proposed().gate(proposed().firstBook()))
                    ? null
                    : "gate of the first book " + proposed().firstBook() + " is at "
                            + proposed().gate(proposed().firstBook()) + ", now is " + call.time();
        }

        @Nullable String gridMissing() {
            return rules.gridAt(proposed().firstInterval()).isEmpty()
                    ? "no grid plan is in force at the first interval "
                            + proposed().firstInterval()
                    : null;
        }

        @Nullable String tariffMissing() {
            return rules.tariffAt(proposed().firstInterval()).isEmpty()
                    ? "no tariff is in force at the first interval "
                            + proposed().firstInterval()
                    : null;
        }

        @Nullable String windowBeyondHorizon() {
            return RuleFacts.beyondHorizon(rules, proposed());
        }

        @Nullable String tooManyMeters() {
            return PostingRoom.offence(room, rules, proposed(), limits);
        }

        private MarketCalendar proposed() {
            if (calendar == null) {
                throw new IllegalStateException("an earlier rule should have refused this");
            }
            return calendar;
        }
    }

    // spotless:off
    static final RuleBook<Facts> PROPOSE = RuleBook.of("energy:proposeCalendar",
            rule(ShellRejection.ROLE_NOT_ALLOWED,           SOURCE, Facts::notByDso),
            rule(CalendarRejection.MARKET_ALREADY_FOUNDED, SOURCE, Facts::alreadyFounded),
            rule(CalendarRejection.INTERVAL_TOO_SHORT,     SOURCE, Facts::tooShort),
            rule(CalendarRejection.CALENDAR_IN_THE_PAST,   SOURCE, Facts::past));
    static final RuleBook<Facts> APPROVE = RuleBook.of("energy:approveCalendar",
            rule(ShellRejection.ROLE_NOT_ALLOWED,           SOURCE, Facts::notByRegulator),
            rule(CalendarRejection.MARKET_ALREADY_FOUNDED, SOURCE, Facts::alreadyFounded),
            rule(CalendarRejection.CALENDAR_UNKNOWN,       SOURCE, Facts::unknown),
            rule(CalendarRejection.CALENDAR_IN_THE_PAST,   SOURCE, Facts::past),
            rule(RuleRejection.GRID_MISSING,               SOURCE, Facts::gridMissing),
            rule(RuleRejection.TARIFF_MISSING,             SOURCE, Facts::tariffMissing),
            rule(MixRejection.WINDOW_BEYOND_HORIZON,       "anonymity, Mixing", Facts::windowBeyondHorizon),
            rule(RuleRejection.TOO_MANY_METERS,            "docs/adr/0014", Facts::tooManyMeters));
    // spotless:on

    private MarketFounding() {}

    static Decision<Receipt> propose(EnergyCommand.ProposeCalendar command, LedgerCall call, EnergyState state) {
        boolean founded = EnergyState.CALENDAR.has(state.world());
        return PROPOSE.check(new Facts(command.calendar(), founded, MarketRules.NONE, 0, call, state.limits()))
                .map(legal -> {
                    Bytes digest = command.calendar().digest();
                    EnergyState.CALENDAR_PROPOSAL.put(
                            state.world(), new StoredValues.CalendarProposal(command.calendar(), digest), digest);
                    state.tell(new EnergyEvent.CalendarProposed(command.calendar()));
                    return state.receipt(EnergyResult.Proposed.class, new EnergyResult.Proposed(digest));
                });
    }

    static Decision<Receipt> approve(EnergyCommand.ApproveCalendar command, LedgerCall call, EnergyState state) {
        @Nullable MarketCalendar proposed = EnergyState.CALENDAR_PROPOSAL
                .find(state.world(), command.digest())
                .map(StoredValues.CalendarProposal::calendar)
                .orElse(null);
        boolean founded = EnergyState.CALENDAR.has(state.world());
        return APPROVE.check(new Facts(
                        proposed, founded, state.rules(), PostingRoom.metersWithRoom(state), call, state.limits()))
                .map(legal -> {
                    MarketCalendar calendar = legal.proposed();
                    EnergyState.CALENDAR.put(state.world(), calendar);
                    state.tell(new EnergyEvent.MarketFounded(calendar));
                    return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
                });
    }
}
