package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.bill.BillRejection;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.jspecify.annotations.Nullable;

/** What meters put on the ledger: salted hashes of readings, and the total of a cycle, which unlocks its proceeds. */
final class MeterReporting {
    private static final String SOURCE = "energy-market, reportReadings, reportBill";

    /** Readings of a meter. */
    record ReadingFacts(
            List<ReadingHash> readings,
            @Nullable SmartMeter meter,
            @Nullable Interval known,
            SignedCall call) {
        @Nullable String unknownMeter() {
            return meter == null ? "no meter has the key " + call.signer() : null;
        }

        @Nullable String missing() {
            int named = readings.size();
            return named == 0 || named > EnergyLimits.INTERVALS_PER_OPERATION
                    ? named + " readings; 1.." + EnergyLimits.INTERVALS_PER_OPERATION + " are allowed"
                    : Ascending.offence(readings.stream().map(ReadingHash::t).toList());
        }

        @Nullable String tooEarly() {
            Interval last = readings.getLast().t();
            return call.now().isBefore(call.calendar().end(last))
                    ? "interval " + last + " ends at " + call.calendar().end(last) + ", now is " + call.now()
                    : null;
        }

        @Nullable String exists() {
            return known == null ? null : "interval " + known + " has a reading";
        }
    }

    /** A cycle that is to be billed. */
    record BillFacts(
            EnergyCommand.ReportBill bill,
            @Nullable SmartMeter meter,
            Optional<StoredValues.BilledCycle> before,
            boolean allRead,
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
            int length = IntervalSet.range(bill.first(), bill.last()).size();
            return length == 0 || length > EnergyLimits.INTERVALS_PER_OPERATION
                    ? "cycle " + bill.first() + ".." + bill.last() + " has " + length + " intervals; 1.."
                            + EnergyLimits.INTERVALS_PER_OPERATION + " are allowed"
                    : null;
        }

        @Nullable String notNext() {
            return before.isPresent()
                            && !bill.first().equals(before.get().last().next())
                    ? "the cycle before ends with " + before.get().last() + ", this one begins with " + bill.first()
                    : null;
        }

        @Nullable String notRead() {
            return allRead ? null : "readings of " + bill.first() + ".." + bill.last() + " are missing";
        }

        @Nullable String notSettled() {
            return unsettled == null ? null : "interval " + unsettled + " is neither retired nor swept";
        }
    }

    // spotless:off
    static final RuleBook<ReadingFacts> READINGS = RuleBook.of("energy:reportReadings",
            rule(BillRejection.METER_KEY_UNKNOWN,      SOURCE, ReadingFacts::unknownMeter),
            rule(BillRejection.READINGS_MISSING,       SOURCE, ReadingFacts::missing),
            rule(BillRejection.READING_TOO_EARLY,      SOURCE, ReadingFacts::tooEarly),
            rule(BillRejection.READING_EXISTS,         SOURCE, ReadingFacts::exists));
    static final RuleBook<BillFacts> BILL = RuleBook.of("energy:reportBill",
            rule(BillRejection.METER_KEY_UNKNOWN,      SOURCE, BillFacts::unknownMeter),
            rule(BillRejection.METER_WITHOUT_PROSUMER, SOURCE, BillFacts::withoutProsumer),
            rule(BillRejection.CYCLE_EMPTY,            SOURCE, BillFacts::empty),
            rule(BillRejection.CYCLE_NOT_NEXT,         SOURCE, BillFacts::notNext),
            rule(BillRejection.CYCLE_NOT_READ,         SOURCE, BillFacts::notRead),
            rule(BillRejection.CYCLE_NOT_SETTLED,      SOURCE, BillFacts::notSettled));
    // spotless:on

    private MeterReporting() {}

    static Decision<Receipt> readings(EnergyCommand.ReportReadings command, SignedCall call, EnergyState state) {
        @Nullable SmartMeter meter = meterOf(call, state);
        @Nullable Interval known = meter == null
                ? null
                : command.readings().stream()
                        .limit(EnergyLimits.INTERVALS_PER_OPERATION)
                        .map(ReadingHash::t)
                        .filter(t -> EnergyState.READING.has(state.world(), meter.id(), t))
                        .findFirst()
                        .orElse(null);
        return READINGS.check(new ReadingFacts(command.readings(), meter, known, call))
                .map(legal -> {
                    SmartMeter own = meterOf(call, state);
                    if (own == null) {
                        throw new IllegalStateException("the rule book should have refused " + call.signer());
                    }
                    command.readings()
                            .forEach(reading -> EnergyState.READING.put(
                                    state.world(),
                                    new StoredValues.StoredReading(reading.hash()),
                                    own.id(),
                                    reading.t()));
                    IntervalSet intervals = IntervalSet.of(
                            command.readings().stream().map(ReadingHash::t).toList());
                    state.tell(new EnergyEvent.ReadingsReported(own.id(), intervals));
                    return state.receipt(EnergyResult.Settled.class, new EnergyResult.Settled(intervals.size()));
                });
    }

    static Decision<Receipt> bill(EnergyCommand.ReportBill command, SignedCall call, EnergyState state) {
        @Nullable SmartMeter meter = meterOf(call, state);
        @Nullable Account account = meter == null || meter.account() == null ? null : state.account(meter.account());
        Optional<StoredValues.BilledCycle> before =
                meter == null ? Optional.empty() : EnergyState.BILLED.find(state.world(), meter.id());
        boolean allRead = meter != null && allRead(meter, command, state);
        @Nullable Interval unsettled = account == null ? null : unsettled(account, command, call, state);
        return BILL.check(new BillFacts(command, meter, before, allRead, account, unsettled, call))
                .map(legal -> {
                    if (meter == null || account == null) {
                        throw new IllegalStateException("the rule book should have refused " + call.signer());
                    }
                    EnergyState.BILLED.put(
                            state.world(),
                            new StoredValues.BilledCycle(command.first(), command.last(), command.total()),
                            meter.id());
                    List<Holding> open = account.holdings().stream()
                            .filter(holding -> holding.t().isAfter(command.last()))
                            .toList();
                    List<LiveOffer> live = account.offers().stream()
                            .map(offer -> offer.over(offer.intervals().filter(t -> t.isAfter(command.last()))))
                            .filter(offer -> !offer.intervals().isEmpty())
                            .toList();
                    state.putAccount(account.withHoldings(open).withOffers(live));
                    before.ifPresent(cycle -> deleteReadings(meter, cycle, state));
                    state.tell(
                            new EnergyEvent.BillReported(meter.id(), command.first(), command.last(), command.total()));
                    return state.receipt(EnergyResult.Moved.class, new EnergyResult.Moved(command.total()));
                });
    }

    /** Readings stay one cycle longer than their bill, for disputes; after that the blocks keep them. */
    private static void deleteReadings(SmartMeter meter, StoredValues.BilledCycle cycle, EnergyState state) {
        IntervalSet.range(cycle.first(), cycle.last())
                .forEach(t -> EnergyState.READING.delete(state.world(), meter.id(), t));
    }

    /** What was not retired before the sweep counts as unretired, and so is settled too. */
    private static @Nullable Interval unsettled(
            Account account, EnergyCommand.ReportBill bill, SignedCall call, EnergyState state) {
        return account.holdings().stream()
                .filter(holding -> !holding.t().isAfter(bill.last()) && !holding.retired())
                .map(Holding::t)
                .filter(t -> !state.isSwept(call.calendar(), t))
                .findFirst()
                .orElse(null);
    }

    private static boolean allRead(SmartMeter meter, EnergyCommand.ReportBill bill, EnergyState state) {
        return IntervalSet.range(bill.first(), bill.last()).stream()
                .limit(EnergyLimits.INTERVALS_PER_OPERATION)
                .allMatch(t -> EnergyState.READING.has(state.world(), meter.id(), t));
    }

    private static @Nullable SmartMeter meterOf(SignedCall call, EnergyState state) {
        return EnergyState.METER_KEY
                .find(state.world(), call.signer())
                .flatMap(of -> EnergyState.METER.find(state.world(), of.meter()))
                .orElse(null);
    }
}
