package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.operation.Roles;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money of a final cycle besides settling: the supervisor reverses an assignment within the hold, the operator collects the
 * fees after it. Reversing reads the standings of both pages and the row of the fees; settling and collecting read the
 * reversals: of two that do not agree only one commits.
 */
final class Reversing {
    private static final String SOURCE = "allocation-market, Money";

    /**
     * An assignment that is to be reversed.
     *
     * @param head of its cycle; null while that is not final
     * @param assignment null when the cycle has no such one, or it is reversed
     * @param paid whether it has been paid to one of its pages, or its fee collected
     */
    record Facts(
            MarketRows market,
            StoredRows.@Nullable FinalCycle head,
            @Nullable Assignment assignment,
            boolean paid,
            LedgerCall call) {
        private @Nullable String notSupervisor() {
            return Roles.offence(call, Role.admin(market.schema().supervisor()));
        }

        private @Nullable String noReversals() {
            return market.schema().money().settled() && market.schema().money().holdMillis() > 0
                    ? null
                    : market.schema().money().toString();
        }

        private @Nullable String unknown() {
            return assignment == null ? "there is no such assignment, or it is reversed" : null;
        }

        private @Nullable String holdOver() {
            return head != null && isHoldOver(head, call.time(), market)
                    ? "it is " + call.time() + ", the cycle was made final at " + head.time()
                    : null;
        }

        private @Nullable String settled() {
            return paid ? "it has been paid, or its fee collected" : null;
        }
    }

    /**
     * Fees that are to be collected.
     *
     * @param head of the cycle; null while that is not final
     * @param fees of its assignments that stand
     * @param collected whether they were
     */
    record Collecting(
            MarketRows market, StoredRows.@Nullable FinalCycle head, Money fees, boolean collected, LedgerCall call) {
        private @Nullable String notOperator() {
            return Roles.offence(call, Role.admin(market.schema().operator()));
        }

        private @Nullable String nothing() {
            if (collected) {
                return "the fees have been collected";
            }
            if (head == null || !isHoldOver(head, call.time(), market)) {
                return "the cycle is not final, or its hold not over";
            }
            return fees.isZero() ? "its assignments bear no fee" : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> REVERSE = RuleBook.of("allocation:reverse",
            rule(ShellRejection.ROLE_NOT_ALLOWED,        SOURCE, Facts::notSupervisor),
            rule(AllocationRejection.NO_REVERSALS,       SOURCE, Facts::noReversals),
            rule(AllocationRejection.ASSIGNMENT_UNKNOWN, SOURCE, Facts::unknown),
            rule(AllocationRejection.HOLD_OVER,          SOURCE, Facts::holdOver),
            rule(AllocationRejection.SETTLED,            SOURCE, Facts::settled));
    static final RuleBook<Collecting> COLLECT = RuleBook.of("allocation:collectFees",
            rule(ShellRejection.ROLE_NOT_ALLOWED,        SOURCE, Collecting::notOperator),
            rule(AllocationRejection.NOTHING_DUE,        SOURCE, Collecting::nothing));
    // spotless:on

    private Reversing() {}

    static Decision<Receipt> reverse(AllocationCommand.Reverse command, LedgerCall call, MarketRows market) {
        Cycle c = command.cycle();
        StoredRows.@Nullable FinalCycle head = market.finalCycle(c).orElse(null);
        boolean reversed = market.in(AllocationState.REVERSAL).has(market.world(), c, command.assignment());
        @Nullable Assignment assignment = head == null || reversed ? null : assignment(c, command.assignment(), head, market);
        boolean paid = assignment != null && isPaid(c, assignment, market);
        return REVERSE.check(new Facts(market, head, assignment, paid, call)).map(legal -> {
            market.in(AllocationState.REVERSAL)
                    .put(market.world(), new StoredRows.Reversal(call.time()), c, command.assignment());
            market.tell(new AllocationEvent.AllocationReversed(market.name(), c, command.assignment()));
            return market.done();
        });
    }

    static Decision<Receipt> collect(AllocationCommand.CollectFees command, LedgerCall call, MarketRows market) {
        Cycle c = command.cycle();
        StoredRows.@Nullable FinalCycle head = market.finalCycle(c).orElse(null);
        boolean collected = market.in(AllocationState.FEES).has(market.world(), c);
        Money fees = head == null ? Money.ZERO : Fees.of(c, head, market);
        return COLLECT.check(new Collecting(market, head, fees, collected, call))
                .map(legal -> {
                    market.in(AllocationState.FEES).put(market.world(), new StoredRows.CollectedFees(fees), c);
                    market.purses().payOut(command.account(), market.feesOf(c), fees);
                    market.tell(new AllocationEvent.AllocationFeesCollected(market.name(), c, command.account(), fees));
                    return market.receipt(
                            AllocationAnswer.AllocationPaid.class, new AllocationAnswer.AllocationPaid(0, fees));
                });
    }

    static boolean isHoldOver(StoredRows.FinalCycle head, LedgerTime now, MarketRows market) {
        return !now.isBefore(head.time().plusMillis(market.schema().money().holdMillis()));
    }

    /** The assignment at a position; null when the cycle has none there, or is swept. */
    private static @Nullable Assignment assignment(
            Cycle c, int position, StoredRows.FinalCycle head, MarketRows market) {
        return Fees.solution(c, head, market)
                .map(solution -> solution.assignments().unpack(market.schema()))
                .filter(all -> position >= 0 && position < all.size())
                .map(all -> all.get(position))
                .orElse(null);
    }

    /** Reads both standings and the fees, so that settling them meanwhile makes this void. */
    private static boolean isPaid(Cycle c, Assignment assignment, MarketRows market) {
        boolean paid = market.in(AllocationState.FEES).has(market.world(), c);
        for (OfferId id : List.of(assignment.provide(), assignment.consume())) {
            Optional<StoredRows.Standing> standing = market.in(AllocationState.STANDING)
                    .find(market.world(), id.page().book(), id.page().name());
            paid = paid || standing.map(found -> found.counts(c)).orElse(true);
        }
        return paid;
    }
}
