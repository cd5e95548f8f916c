package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.bill.BillRejection;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.bill.DeviationCommitment;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * What meters put on the ledger for each interval: the salted hash of a reading that the DSO gets beside it, or, for a
 * private bill, commitments that nobody can read. One or the other, once.
 */
final class MeterReporting {
    private static final String SOURCE = "energy-market, reportReadings, reportBill";

    /** Intervals that a meter reports on. */
    record ReportFacts(
            List<Interval> intervals,
            @Nullable SmartMeter meter,
            @Nullable Interval due,
            @Nullable Interval known,
            SignedCall call) {
        @Nullable String unknownMeter() {
            return meter == null ? "no meter has the key " + call.signer() : null;
        }

        @Nullable String missing() {
            int named = intervals.size();
            return named == 0 || named > call.limits().of(EnergyLimit.INTERVALS_PER_OPERATION)
                    ? named + " intervals; 1.." + call.limits().of(EnergyLimit.INTERVALS_PER_OPERATION) + " are allowed"
                    : Ascending.offence(intervals);
        }

        @Nullable String tooEarly() {
            Interval last = intervals.getLast();
            return call.now().isBefore(call.calendar().end(last))
                    ? "interval " + last + " ends at " + call.calendar().end(last) + ", now is " + call.now()
                    : null;
        }

        /** Before that the meter, or the market, was not there, or its bill is written: such rows would stay for ever. */
        @Nullable String notDue() {
            Interval first = intervals.getFirst();
            return due != null && first.isBefore(due)
                    ? "interval " + first + " lies before " + due + ", the first of the next cycle"
                    : null;
        }

        @Nullable String exists() {
            return known == null ? null : "interval " + known + " has been reported on";
        }

        SmartMeter knownMeter() {
            if (meter == null) {
                throw new IllegalStateException("the rule book should have refused " + call.signer());
            }
            return meter;
        }
    }

    /** Commitments of a meter. */
    record CommitmentFacts(ReportFacts report, List<DeviationCommitment> commitments, CommitmentCheck check) {
        @Nullable String malformed() {
            return commitments.stream()
                    .filter(one -> !check.isCommitment(one.surplus()) || !check.isCommitment(one.deficit()))
                    .map(one -> "what is stated for interval " + one.t() + " is not a pair of points")
                    .findFirst()
                    .orElse(null);
        }
    }

    // spotless:off
    static final RuleBook<ReportFacts> READINGS = RuleBook.of("energy:reportReadings",
            rule(BillRejection.METER_KEY_UNKNOWN,      SOURCE, ReportFacts::unknownMeter),
            rule(BillRejection.READINGS_MISSING,       SOURCE, ReportFacts::missing),
            rule(BillRejection.READING_TOO_EARLY,      SOURCE, ReportFacts::tooEarly),
            rule(BillRejection.READING_NOT_DUE,        SOURCE, ReportFacts::notDue),
            rule(BillRejection.READING_EXISTS,         SOURCE, ReportFacts::exists));
    static final RuleBook<CommitmentFacts> COMMITMENTS = RuleBook.of("energy:reportCommitments",
            rule(BillRejection.METER_KEY_UNKNOWN,      SOURCE, facts -> facts.report().unknownMeter()),
            rule(BillRejection.READINGS_MISSING,       SOURCE, facts -> facts.report().missing()),
            rule(BillRejection.READING_TOO_EARLY,      SOURCE, facts -> facts.report().tooEarly()),
            rule(BillRejection.READING_NOT_DUE,        SOURCE, facts -> facts.report().notDue()),
            rule(BillRejection.READING_EXISTS,         SOURCE, facts -> facts.report().exists()),
            rule(BillRejection.COMMITMENT_MALFORMED,   "anonymity, Private bill", CommitmentFacts::malformed));
    // spotless:on

    private MeterReporting() {}

    static Decision<Receipt> readings(EnergyCommand.ReportReadings command, SignedCall call, EnergyState state) {
        List<Interval> intervals =
                command.readings().stream().map(ReadingHash::t).toList();
        return READINGS.check(facts(intervals, call, state)).map(legal -> {
            SmartMeter own = legal.knownMeter();
            for (ReadingHash reading : command.readings()) {
                EnergyState.READING.put(
                        state.world(), new StoredValues.StoredReading(reading.hash()), own.id(), reading.t());
            }
            state.tell(new EnergyEvent.ReadingsReported(own.id(), IntervalSet.of(intervals)));
            return state.receipt(EnergyResult.Settled.class, new EnergyResult.Settled(intervals.size()));
        });
    }

    static Decision<Receipt> commitments(
            EnergyCommand.ReportCommitments command, SignedCall call, EnergyState state, CommitmentCheck check) {
        List<Interval> intervals =
                command.commitments().stream().map(DeviationCommitment::t).toList();
        return COMMITMENTS
                .check(new CommitmentFacts(facts(intervals, call, state), command.commitments(), check))
                .map(legal -> {
                    SmartMeter own = legal.report().knownMeter();
                    for (DeviationCommitment one : command.commitments()) {
                        EnergyState.COMMITMENT.put(
                                state.world(),
                                new StoredValues.StoredCommitments(one.surplus(), one.deficit()),
                                own.id(),
                                one.t());
                    }
                    state.tell(new EnergyEvent.CommitmentsReported(own.id(), IntervalSet.of(intervals)));
                    return state.receipt(EnergyResult.Settled.class, new EnergyResult.Settled(intervals.size()));
                });
    }

    private static ReportFacts facts(List<Interval> intervals, SignedCall call, EnergyState state) {
        @Nullable SmartMeter meter = meterOf(call, state);
        @Nullable Interval known = meter == null
                ? null
                : intervals.stream()
                        .limit(call.limits().of(EnergyLimit.INTERVALS_PER_OPERATION))
                        .filter(t -> EnergyState.READING.has(state.world(), meter.id(), t)
                                || EnergyState.COMMITMENT.has(state.world(), meter.id(), t))
                        .findFirst()
                        .orElse(null);
        @Nullable Interval due = meter == null ? null : CycleBilling.nextCycle(meter, call, state);
        return new ReportFacts(intervals, meter, due, known, call);
    }

    static @Nullable SmartMeter meterOf(SignedCall call, EnergyState state) {
        return EnergyState.METER_KEY
                .find(state.world(), call.signer())
                .flatMap(of -> EnergyState.METER.find(state.world(), of.meter()))
                .orElse(null);
    }
}
