package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.AllocationLifeCycle;
import org.gridmarket.kernel.stream.lane.AllocationStatus;
import org.gridmarket.kernel.stream.lane.CustomerSide;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneMoment;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.message.StreamAnswer;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.AllocationRules;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.Candidate;
import org.gridmarket.kernel.stream.offer.Stakes;
import org.gridmarket.kernel.stream.quantity.Share;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Makes an allocation, by anyone: one transaction carries the terms and all acceptances, debits every purse and opens every
 * lane. So there is no half-signed state, and no deposit that waits for others.
 */
final class Creating {
    private static final String SOURCE = "stream-market, One transaction binds all";

    /** When it may be made. */
    record Timing(AllocationId id, StreamCommand.CreateAllocation command, LedgerPeriods periods, StreamState state) {
        @Nullable String expired() {
            return periods.over(command.last().asLast(), state.now());
        }

        @Nullable String tooLong() {
            String tooFar = periods.tooFar(command.last().asLast(), state.now());
            LedgerPeriod start = periods.at(command.terms().start());
            return tooFar == null && command.last().isAfter(start)
                    ? "last period " + command.last() + " is beyond " + start + ", that of the start"
                    : tooFar;
        }

        /** One that is swept is not known any more, and the seal of its acceptances stays. */
        @Nullable String exists() {
            boolean known = StreamState.ALLOCATION.has(state.world(), id) || StreamState.CLOSED.has(state.world(), id);
            return known ? "allocation " + id + " is made" : null;
        }
    }

    /** Who has signed it, and what everybody has. */
    record Parties(
            AllocationId id,
            StreamCommand.CreateAllocation command,
            Map<AccountKey, Money> locks,
            StreamState state,
            SignatureCheck signatures) {
        @Nullable String notAccepted() {
            Bytes message = Acceptance.message(state.call().target(), id, command.last());
            return Acceptance.lacking(command.acceptances(), command.terms().signers(), message, signatures);
        }

        @Nullable String purseTooSmall() {
            return locks.entrySet().stream()
                    .filter(lock -> lock.getValue().exceeds(state.purseOf(lock.getKey())))
                    .findFirst()
                    .map(lock -> lock.getValue() + " to be locked, " + state.purseOf(lock.getKey())
                            + " in the purse of " + lock.getKey())
                    .orElse(null);
        }
    }

    // spotless:off
    static final RuleBook<Timing> TIMING = RuleBook.of("stream:createAllocation, when",
            rule(ShellRejection.OPERATION_EXPIRED,  SOURCE, Timing::expired),
            rule(StreamRejection.ACCEPTED_TOO_LONG, SOURCE, Timing::tooLong),
            rule(StreamRejection.ALLOCATION_EXISTS, SOURCE, Timing::exists));
    static final RuleBook<Parties> PARTIES = RuleBook.of("stream:createAllocation, by whom",
            rule(StreamRejection.NOT_ACCEPTED,      SOURCE, Parties::notAccepted),
            rule(PurseRejection.PURSE_TOO_SMALL,    SOURCE, Parties::purseTooSmall));
    // spotless:on

    private Creating() {}

    static Decision<Receipt> run(StreamCommand.CreateAllocation command, StreamState state, SignatureCheck signatures) {
        AllocationId id = command.terms().id();
        return LedgerPeriods.of(state.world(), Validities.ACCEPTANCE_AHEAD)
                .then(periods -> TIMING.check(new Timing(id, command, periods, state))
                        .then(timed -> RulesInForce.of(periods, state))
                        .then(rules ->
                                AllocationRules.FEASIBLE.check(candidate(command.terms(), rules, periods, state)))
                        .then(feasible -> make(id, command, feasible, state, signatures)));
    }

    private static Candidate candidate(
            AllocationTerms terms, StreamRules rules, LedgerPeriods periods, StreamState state) {
        LedgerPeriod period = periods.at(state.now());
        return new Candidate(
                terms,
                rules,
                state.now(),
                period,
                MediatorLicensing.licensed(terms, period, state),
                periods.clock().simulation());
    }

    private static Decision<Receipt> make(
            AllocationId id,
            StreamCommand.CreateAllocation command,
            Candidate feasible,
            StreamState state,
            SignatureCheck signatures) {
        Allocation allocation = new Allocation(command.terms(), feasible.rules(), feasible.simulation());
        return PARTIES.check(new Parties(id, command, locks(allocation), state, signatures))
                .map(legal -> {
                    AllocationLifeCycle.TABLE.follow(
                            AllocationStatus.NOT_MADE, AllocationLifeCycle.CREATE, LaneParty.ANYONE, feasible);
                    return store(id, allocation, legal.locks(), state);
                });
    }

    /** In the order of the signers. */
    private static Map<AccountKey, Money> locks(Allocation allocation) {
        AllocationTerms terms = allocation.terms();
        Stakes stakes = allocation.stakes();
        Map<AccountKey, Money> locks = new LinkedHashMap<>();
        locks.put(terms.customer().account(), stakes.customerLocks());
        terms.suppliers().forEach(supplier -> locks.put(supplier.account(), stakes.supplierLocks(terms)));
        terms.mediators().forEach(mediator -> locks.put(mediator.account(), stakes.bond()));
        return locks;
    }

    private static Receipt store(
            AllocationId id, Allocation allocation, Map<AccountKey, Money> locks, StreamState state) {
        AllocationTerms terms = allocation.terms();
        locks.forEach((account, amount) -> state.take(account, id, amount));
        state.payOut(
                terms.allocator(),
                id,
                Share.times(terms.fee(), terms.suppliers().size() + 1L));
        AllocationRows rows = new AllocationRows(id, state);
        StreamState.ALLOCATION.put(state.world(), allocation, id);
        rows.put(CustomerSide.made(allocation));
        terms.suppliers().forEach(supplier -> open(supplier.account(), allocation, rows));
        state.tell(new StreamEvent.StreamAllocationCreated(id, allocation));
        return state.receipt(StreamAnswer.StreamMade.class, new StreamAnswer.StreamMade(id));
    }

    private static void open(AccountKey supplier, Allocation allocation, AllocationRows rows) {
        Lane lane = Lane.made(allocation);
        LaneMoment moment =
                new LaneMoment(lane, 0, allocation.times(), rows.state().now());
        rows.put(
                supplier,
                lane.with(
                        LaneLifeCycle.TABLE.follow(LaneStatus.NOT_MADE, LaneLifeCycle.MAKE, LaneParty.ANYONE, moment)));
    }
}
