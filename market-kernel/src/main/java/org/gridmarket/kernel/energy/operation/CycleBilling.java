package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.bill.BillRejection;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/** The total of a cycle, which unlocks its proceeds: here of one whose readings the DSO has. */
final class CycleBilling {
    private static final String SOURCE = "energy-market, reportReadings, reportBill";

    /** A cycle that is to be billed. */
    record CycleFacts(
            Interval first,
            Interval last,
            @Nullable SmartMeter meter,
            Optional<StoredValues.BilledCycle> before,
            @Nullable Interval due,
            @Nullable Account account,
            @Nullable Interval unsettled,
            SignedCall call) {
        @Nullable String unknownMeter() {
            return meter == null ? "no meter has the key " + call.signer() : null;
        }

        @Nullable String withoutProsumer() {
            return account == null ? "no prosumer is bound to the meter" : null;
        }

        @Nullable String empty() {
            int length = IntervalSet.range(first, last).size();
            return length == 0 || length > call.limits().of(EnergyLimit.INTERVALS_PER_OPERATION)
                    ? "cycle " + first + ".." + last + " has " + length + " intervals; 1.."
                            + call.limits().of(EnergyLimit.INTERVALS_PER_OPERATION) + " are allowed"
                    : null;
        }

        @Nullable String notNext() {
            return first.equals(due) ? null : "the next cycle begins with " + due + ", this one with " + first;
        }

        @Nullable String notSettled() {
            return unsettled == null ? null : "interval " + unsettled + " is neither retired nor settled";
        }

        /** The intervals, as many as a cycle may have. */
        List<Interval> intervals() {
            return IntervalSet.range(first, last).stream()
                    .limit(call.limits().of(EnergyLimit.INTERVALS_PER_OPERATION))
                    .toList();
        }

        boolean allHave(StateTable<?> table, EnergyState state) {
            return meter != null && intervals().stream().allMatch(t -> table.has(state.world(), meter.id(), t));
        }
    }

    /** With all its readings, or not. */
    record PlainFacts(CycleFacts cycle, boolean allRead) {
        @Nullable String notRead() {
            return allRead ? null : "readings of " + cycle.first() + ".." + cycle.last() + " are missing";
        }
    }

    // spotless:off
    static final RuleBook<PlainFacts> BILL = RuleBook.of("energy:reportBill",
            rule(BillRejection.METER_KEY_UNKNOWN,      SOURCE, facts -> facts.cycle().unknownMeter()),
            rule(BillRejection.METER_WITHOUT_PROSUMER, SOURCE, facts -> facts.cycle().withoutProsumer()),
            rule(BillRejection.CYCLE_EMPTY,            SOURCE, facts -> facts.cycle().empty()),
            rule(BillRejection.CYCLE_NOT_NEXT,         SOURCE, facts -> facts.cycle().notNext()),
            rule(BillRejection.CYCLE_NOT_READ,         SOURCE, PlainFacts::notRead),
            rule(BillRejection.CYCLE_NOT_SETTLED,      SOURCE, facts -> facts.cycle().notSettled()));
    // spotless:on

    private CycleBilling() {}

    static Decision<Receipt> run(EnergyCommand.ReportBill command, SignedCall call, EnergyState state) {
        CycleFacts cycle = cycle(command.first(), command.last(), call, state);
        return BILL.check(new PlainFacts(cycle, cycle.allHave(EnergyState.READING, state)))
                .map(legal -> store(legal.cycle(), command.total(), state));
    }

    static CycleFacts cycle(Interval first, Interval last, SignedCall call, EnergyState state) {
        @Nullable SmartMeter meter = MeterReporting.meterOf(call, state);
        @Nullable Account account = meter == null || meter.account() == null ? null : state.account(meter.account());
        Optional<StoredValues.BilledCycle> before =
                meter == null ? Optional.empty() : EnergyState.BILLED.find(state.world(), meter.id());
        @Nullable Interval unsettled = account == null ? null : unsettled(account, last, call, state);
        @Nullable Interval due = meter == null ? null : nextCycle(meter, call, state);
        return new CycleFacts(first, last, meter, before, due, account, unsettled, call);
    }

    /** Where the next cycle of a meter begins: nothing that it measured is left out, and nothing comes twice. */
    static Interval nextCycle(SmartMeter meter, SignedCall call, EnergyState state) {
        Interval market = call.calendar().firstInterval();
        return EnergyState.BILLED
                .find(state.world(), meter.id())
                .map(before -> before.last().next())
                .orElse(meter.from().isBefore(market) ? market : meter.from());
    }

    /** What was not retired before the settlement ended counts as unretired, and so is settled too. */
    private static @Nullable Interval unsettled(Account account, Interval last, SignedCall call, EnergyState state) {
        return account.holdings().stream()
                .filter(holding -> !holding.t().isAfter(last) && !holding.retired())
                .map(Holding::t)
                .filter(t -> !state.isSettled(call.calendar(), t))
                .findFirst()
                .orElse(null);
    }

    static Receipt store(CycleFacts cycle, Money total, EnergyState state) {
        SmartMeter meter = cycle.meter();
        Account account = cycle.account();
        if (meter == null || account == null) {
            throw new IllegalStateException(
                    "the rule book should have refused " + cycle.call().signer());
        }
        EnergyState.BILLED.put(
                state.world(), new StoredValues.BilledCycle(cycle.first(), cycle.last(), total), meter.id());
        List<Holding> open = account.holdings().stream()
                .filter(holding -> holding.t().isAfter(cycle.last()))
                .toList();
        List<LiveOffer> live = account.offers().stream()
                .map(offer -> offer.over(offer.intervals().filter(t -> t.isAfter(cycle.last()))))
                .filter(offer -> !offer.intervals().isEmpty())
                .toList();
        state.putAccount(account.withHoldings(open).withOffers(live));
        cycle.before().ifPresent(before -> deleteReports(meter, before, state));
        state.tell(new EnergyEvent.BillReported(meter.id(), cycle.first(), cycle.last(), total));
        return state.receipt(EnergyResult.Moved.class, new EnergyResult.Moved(total));
    }

    /** Reports stay one cycle longer than their bill, for disputes; after that the blocks keep them. */
    private static void deleteReports(SmartMeter meter, StoredValues.BilledCycle cycle, EnergyState state) {
        boolean committed = EnergyState.COMMITMENT.has(state.world(), meter.id(), cycle.first());
        StateTable<?> table = committed ? EnergyState.COMMITMENT : EnergyState.READING;
        IntervalSet.range(cycle.first(), cycle.last()).forEach(t -> table.delete(state.world(), meter.id(), t));
    }
}
