package org.gridmarket.testkit.allocation;

import static org.gridmarket.testkit.allocation.AllocationOnLedger.assign;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.certificate.AllocationCertificate;
import org.gridmarket.kernel.allocation.certificate.TermProof;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.AllocationVerifier;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.AssignmentPacking;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.PairRow;
import org.gridmarket.kernel.allocation.schema.SizeLimits;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.wire.Longs;
import org.gridmarket.testkit.table.RejectionTable;
import org.jspecify.annotations.Nullable;

/** Refusals of solutions of allocation markets. */
public final class AllocationSolutionWitnesses {
    private AllocationSolutionWitnesses() {}

    /** Two providers, 1 in group g and 4, of five each of types 1 and 2; two consumers, 2 and 3, likewise. */
    private static final class Four {
        private final SmallMarket market;
        private final PageId provide;
        private final PageId provideToo;
        private final PageId consume;
        private final PageId consumeToo;

        Four(UnaryOperator<SchemaDraft> change, Flag... flags) {
            market = new SmallMarket(change.apply(AllocationOnLedger.draft()).make());
            Offers p = Offers.provide().of(1, 5, 1).of(2, 5, 1).flags(flags);
            Offers c = Offers.consume().of(1, 5, 9).of(2, 5, 9).flags(flags);
            provide = market.post(1, List.of("g"), p.make());
            provideToo = market.post(4, List.of(), p.make());
            consume = market.post(2, List.of(), c.make());
            consumeToo = market.post(3, List.of(), c.make());
        }

        Decision<?> verify(Assignment... assignments) {
            AllocationInstance instance = market.instance(0);
            return AllocationVerifier.verify(
                    instance,
                    new Solution(instance.schema().name(), Cycle.FIRST, AssignmentPacking.of(List.of(assignments))));
        }

        /** In order, whichever page comes first. */
        Decision<?> verifySorted(Assignment... assignments) {
            AllocationInstance instance = market.instance(0);
            return AllocationVerifier.verify(
                    instance, Solution.of(instance.schema().name(), Cycle.FIRST, List.of(assignments)));
        }
    }

    private static Four four() {
        return new Four(draft -> draft);
    }

    private static Capacity capacity(@Nullable Volume out, @Nullable Volume netOut) {
        @Nullable Volume none = null;
        return new Capacity(TypeSelector.ALL, "g", List.of(), out, none, netOut, none);
    }

    public static void addTo(RejectionTable table) {
        shape(table);
        pairs(table);
        sums(table);
        contest(table);
    }

    private static void shape(RejectionTable table) {
        table.row(ContestRejection.SOLUTION_EMPTY, "a solution assigns nothing", () -> four().verify())
                .row(ContestRejection.SOLUTION_TOO_LARGE, "a solution assigns more than the schema says", () -> {
                    Four four = new Four(draft -> draft.limits(new SizeLimits(10, 10, 10, 1)));
                    return four.verifySorted(
                            assign(four.provide, four.consume, 1, 1), assign(four.provide, four.consume, 2, 1));
                })
                .row(AllocationRejection.ASSIGNMENTS_NOT_IN_ORDER, "an assignment comes twice", () -> {
                    Four four = four();
                    Assignment one = assign(four.provide, four.consume, 1, 1);
                    return four.verify(one, one);
                })
                .row(AllocationRejection.NO_QUANTITY, "an assignment has nothing of a quantity", () -> {
                    Four four = four();
                    return four.verify(assign(four.provide, four.consume, 1, 0));
                })
                .row(ContestRejection.OFFER_NOT_IN_INSTANCE, "an offer is assigned that nobody posted", () -> {
                    Four four = four();
                    return four.verify(new Assignment(
                            new OfferId(four.provide, 1),
                            new OfferId(four.consume, 0),
                            assign(four.provide, four.consume, 1, 1).type(),
                            assign(four.provide, four.consume, 1, 1).amounts()));
                });
    }

    private static void pairs(RejectionTable table) {
        table.row(ContestRejection.SIDES_SWAPPED, "a consumer provides", () -> {
                    Four four = four();
                    return four.verify(assign(four.consume, four.provide, 1, 1));
                })
                .row(AllocationRejection.TYPE_NOT_OFFERED, "a type is assigned that nobody offers", () -> {
                    Four four = four();
                    return four.verify(assign(four.provide, four.consume, 3, 1));
                })
                .row(AllocationRejection.SELF_ASSIGNMENT, "a member is assigned to itself", () -> {
                    SmallMarket market =
                            new SmallMarket(AllocationOnLedger.draft().make());
                    PageId own = market.post(
                            1, List.of(), Offers.provide().of(1, 5, 1).make());
                    PageId too = market.post(
                            1, List.of(), Offers.consume().of(1, 5, 9).make());
                    AllocationInstance instance = market.instance(0);
                    return AllocationVerifier.verify(
                            instance,
                            Solution.of(instance.schema().name(), Cycle.FIRST, List.of(assign(own, too, 1, 1))));
                })
                .row(AllocationRejection.PAIR_NOT_ALLOWED, "groups exchange that may not", () -> {
                    Four four = new Four(draft -> draft.pair(new PairRow(TypeSelector.ALL, "g", "h")));
                    return four.verify(assign(four.provide, four.consume, 1, 1));
                })
                .row(ContestRejection.PRICES_DO_NOT_MEET, "a fee is larger than what is left of the value", () -> {
                    Four four = new Four(draft -> draft.fee(9));
                    return four.verify(assign(four.provide, four.consume, 1, 1));
                });
    }

    private static void sums(RejectionTable table) {
        table.row(AllocationRejection.SECOND_TYPE, "an offer is in two places", () -> {
                    Four four = new Four(draft -> draft, Flag.SINGLE);
                    return four.verifySorted(
                            assign(four.provide, four.consume, 1, 1), assign(four.provide, four.consume, 2, 1));
                })
                .row(AllocationRejection.SECOND_COUNTERPART, "an offer is shared out", () -> {
                    Four four = new Four(draft -> draft, Flag.TOGETHER);
                    return four.verifySorted(
                            assign(four.provide, four.consume, 1, 1), assign(four.provide, four.consumeToo, 1, 1));
                })
                .row(ContestRejection.OFFER_EXCEEDED, "half of one type and more than half of another", () -> {
                    Four four = four();
                    return four.verifySorted(
                            assign(four.provide, four.consume, 1, 3), assign(four.provide, four.consumeToo, 2, 3));
                })
                .row(AllocationRejection.CAPACITY_EXCEEDED, "a group provides more than its bound", () -> {
                    Four four = new Four(draft -> draft.capacity(capacity(new Volume(4), null)));
                    return four.verify(assign(four.provide, four.consume, 1, 5));
                })
                .row(AllocationRejection.NOT_WHOLE, "an offer that goes as a whole is used in part", () -> {
                    Four four = new Four(draft -> draft, Flag.WHOLE);
                    return four.verify(assign(four.provideToo, four.consume, 1, 4));
                })
                .row(AllocationRejection.NET_EXCEEDED, "a group provides too much more than it consumes", () -> {
                    Four four = new Four(draft -> draft.capacity(capacity(null, new Volume(4))));
                    return four.verify(assign(four.provide, four.consume, 1, 5));
                });
    }

    private static AllocationOnLedger solving() {
        AllocationOnLedger market =
                AllocationOnLedger.open(AllocationOnLedger.draft().make());
        market.post(1, 0, Offers.provide().of(1, 5, 1));
        market.post(2, 0, Offers.consume().of(1, 5, 9));
        market.at(1_100).close(0).orThrow();
        return market;
    }

    private static Assignment pair(AllocationOnLedger market, long amount) {
        return assign(AllocationWitnesses.pageOf(market, 1), AllocationWitnesses.pageOf(market, 2), 1, amount);
    }

    private static Decision<Receipt> submit(AllocationOnLedger market, TermProof proof) {
        Solution solution = market.submission(0, pair(market, 5)).solution();
        return market.run(
                11, new AllocationCommand.SubmitSolution(solution, new AllocationCertificate(List.of(proof))));
    }

    private static void contest(RejectionTable table) {
        table.row(ContestRejection.NOT_A_SOLVER, "an account without licence submits", () -> {
                    AllocationOnLedger market = solving();
                    return market.submit(12, 0, pair(market, 5));
                })
                .row(LifeCycleRejection.TRANSITION_NOT_ALLOWED, "a solution comes when solving is over", () -> {
                    AllocationOnLedger market = solving();
                    Assignment pair = pair(market, 5);
                    return market.at(1_150).submit(11, 0, pair);
                })
                .row(ContestRejection.NOT_BETTER, "an allocation is worth as much as the candidate", () -> {
                    AllocationOnLedger market = solving();
                    market.submit(11, 0, pair(market, 5)).orThrow();
                    return market.submit(11, 0, pair(market, 5));
                })
                .row(ContestRejection.SOLVER_HAS_HAD_ITS_TURNS, "an allocation is improved a fourth time", () -> {
                    AllocationOnLedger market = solving();
                    for (int amount = 1; amount <= 3; amount++) {
                        market.submit(11, 0, pair(market, amount)).orThrow();
                    }
                    return market.submit(11, 0, pair(market, 4));
                })
                .row(
                        ContestRejection.BOUND_NOT_PROVED,
                        "a certificate weighs a term with 0",
                        () -> submit(solving(), new TermProof(Longs.of(0), List.of(), Longs.EMPTY, List.of())));
    }
}
