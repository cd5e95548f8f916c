package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.bill.BillRejection;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.bill.CyclePrices;
import org.gridmarket.kernel.energy.bill.DeviationCommitment;
import org.gridmarket.kernel.energy.bill.IntervalOpening;
import org.gridmarket.kernel.energy.message.EnergyAnswer;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * The total of a cycle of which the ledger has commitments only: accepted when its opening proves it, at the prices in
 * force. Everybody can check it, the DSO included, and nobody learns more than the total (anonymity, "Private bill").
 */
final class PrivateBilling {
    private static final String SOURCE = "anonymity, Private bill";

    /** A cycle, what it was committed to, and what opens it. */
    record PrivateFacts(
            CycleBilling.CycleFacts cycle,
            EnergyCommand.ReportPrivateBill bill,
            List<DeviationCommitment> commitments,
            Optional<CyclePrices> prices,
            CommitmentCheck check) {
        @Nullable String notCommitted() {
            return cycle.intervals().stream()
                    .filter(t -> commitments.stream().noneMatch(one -> one.t().equals(t)))
                    .map(t -> "the meter has no commitments for interval " + t)
                    .findFirst()
                    .orElse(null);
        }

        @Nullable String otherPrices() {
            if (prices.isEmpty()) {
                return "no tariff is kept for all of " + bill.first() + ".." + bill.last();
            }
            return bill.prices().equals(prices.get().digest())
                    ? null
                    : "the bill names prices " + bill.prices() + ", in force are "
                            + prices.get().digest();
        }

        @Nullable String notProved() {
            boolean proved = check.isBill(
                    cycle.call().ledger().target(),
                    commitments,
                    prices.orElseThrow(),
                    bill.retiredCredit(),
                    bill.opening());
            return proved ? null : bill.opening().total() + " is not proved for " + bill.first() + ".." + bill.last();
        }
    }

    /** One disputed interval. */
    record DisputeFacts(
            MeterId meter,
            IntervalOpening opening,
            Optional<DeviationCommitment> committed,
            CommitmentCheck check,
            LedgerCall call) {
        @Nullable String notCommitted() {
            return committed.isPresent() ? null : "meter " + meter + " has none for interval " + opening.t();
        }

        @Nullable String notProved() {
            return check.isOpened(call.target(), committed.orElseThrow(), opening)
                    ? null
                    : opening.deviation() + " is not what meter " + meter + " committed to for interval " + opening.t();
        }
    }

    // spotless:off
    static final RuleBook<PrivateFacts> BILL = RuleBook.of("energy:reportPrivateBill",
            rule(BillRejection.METER_KEY_UNKNOWN,      SOURCE, facts -> facts.cycle().unknownMeter()),
            rule(BillRejection.METER_WITHOUT_PROSUMER, SOURCE, facts -> facts.cycle().withoutProsumer()),
            rule(BillRejection.CYCLE_EMPTY,            SOURCE, facts -> facts.cycle().empty()),
            rule(BillRejection.CYCLE_NOT_NEXT,         SOURCE, facts -> facts.cycle().notNext()),
            rule(BillRejection.CYCLE_NOT_COMMITTED,    SOURCE, PrivateFacts::notCommitted),
            rule(BillRejection.CYCLE_NOT_SETTLED,      SOURCE, facts -> facts.cycle().notSettled()),
            rule(BillRejection.PRICES_DIFFER,          SOURCE, PrivateFacts::otherPrices),
            rule(BillRejection.BILL_NOT_PROVED,        SOURCE, PrivateFacts::notProved));
    static final RuleBook<DisputeFacts> DISPUTE = RuleBook.of("energy:checkOpening",
            rule(BillRejection.INTERVAL_NOT_COMMITTED, SOURCE, DisputeFacts::notCommitted),
            rule(BillRejection.INTERVAL_NOT_PROVED,    SOURCE, DisputeFacts::notProved));
    // spotless:on

    private PrivateBilling() {}

    static Decision<Receipt> run(
            EnergyCommand.ReportPrivateBill command, SignedCall call, EnergyState state, CommitmentCheck check) {
        CycleBilling.CycleFacts cycle = CycleBilling.cycle(command.first(), command.last(), call, state);
        List<Interval> intervals = cycle.intervals();
        List<DeviationCommitment> commitments = cycle.meter() == null
                ? List.of()
                : intervals.stream()
                        .flatMap(t -> committed(cycle.meter().id(), t, state).stream())
                        .toList();
        Optional<CyclePrices> prices = state.rules().pricesOf(IntervalSet.of(intervals));
        return BILL.check(new PrivateFacts(cycle, command, commitments, prices, check))
                .map(legal -> CycleBilling.store(cycle, command.opening().total(), state));
    }

    /** A dispute opens one interval; the query goes to the DSO's own peer, and no block tells of it. */
    static Decision<Receipt> dispute(
            EnergyQuery.CheckOpening query, LedgerCall call, EnergyState state, CommitmentCheck check) {
        IntervalOpening opening = query.opening();
        Optional<DeviationCommitment> committed = committed(query.meter(), opening.t(), state);
        return DISPUTE.check(new DisputeFacts(query.meter(), opening, committed, check, call))
                .map(legal -> new Receipt(
                        RecordCodec.of(EnergyAnswer.OpenedInterval.class)
                                .write(new EnergyAnswer.OpenedInterval(
                                        query.meter(), opening.t(), opening.deviation())),
                        List.of()));
    }

    private static Optional<DeviationCommitment> committed(MeterId meter, Interval t, EnergyState state) {
        return EnergyState.COMMITMENT
                .find(state.world(), meter, t)
                .map(stored -> new DeviationCommitment(t, stored.surplus(), stored.deficit()));
    }
}
