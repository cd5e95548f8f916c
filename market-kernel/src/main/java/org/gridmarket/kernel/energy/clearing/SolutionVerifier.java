package org.gridmarket.kernel.energy.clearing;

import static org.gridmarket.kernel.contest.ContestRejection.OFFER_EXCEEDED;
import static org.gridmarket.kernel.contest.ContestRejection.OFFER_NOT_IN_INSTANCE;
import static org.gridmarket.kernel.contest.ContestRejection.PRICES_DO_NOT_MEET;
import static org.gridmarket.kernel.contest.ContestRejection.SIDES_SWAPPED;
import static org.gridmarket.kernel.decision.Rule.rule;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.EXPORT_EXCEEDED;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.GROUP_WITHOUT_LIMITS;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.IMPORT_EXCEEDED;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.INTERNAL_CONSUMPTION_EXCEEDED;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.INTERNAL_PRODUCTION_EXCEEDED;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.INTERVAL_NOT_NAMED;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.OUTSIDE_LOOK_AHEAD;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.TOO_MANY_TRADES_IN_INTERVAL;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.TRADES_NOT_IN_ORDER;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.TRADE_WITHOUT_ENERGY;
import static org.gridmarket.kernel.energy.clearing.ClearingRejection.WRONG_ROUND;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.offer.Side;
import org.jspecify.annotations.Nullable;

/**
 * All constraints of the matching problem, in integers: (2.1)-(2.3), (2.5)-(2.7) and the remaining energies, against the
 * sealed instance of the round. Solver, chaincode, audit and simulation run this very code. Backing by assets (2.5) holds
 * by construction, since posting pledges them, so no account is read. Cost: linear in the trades.
 */
public final class SolutionVerifier {
    // spotless:off
    /** What each trade must be before it is counted; row order is precedence. */
    public static final RuleBook<TradeFacts> TRADE = RuleBook.of("energy:postSolution, each trade",
            rule(TRADES_NOT_IN_ORDER,   "energy-market, Verification", TradeFacts::outOfOrder),
            rule(TRADE_WITHOUT_ENERGY,  "energy-market, Verification", TradeFacts::withoutEnergy),
            rule(OUTSIDE_LOOK_AHEAD,    "(2.15)",                      TradeFacts::outsideWindow),
            rule(OFFER_NOT_IN_INSTANCE, "energy-market, Instance",     TradeFacts::unknownOffer),
            rule(SIDES_SWAPPED,         "(2.1)",                       TradeFacts::swappedSides),
            rule(INTERVAL_NOT_NAMED,    "(2.1)",                       TradeFacts::intervalNotNamed),
            rule(PRICES_DO_NOT_MEET,    "(2.3)",                       TradeFacts::pricesApart),
            rule(GROUP_WITHOUT_LIMITS,  "energy-market, groups",       TradeFacts::groupWithoutLimits),
            rule(TOO_MANY_TRADES_IN_INTERVAL, "energy-market, Verification", TradeFacts::fullInterval));
    // spotless:on

    private SolutionVerifier() {}

    /** Verifies a whole solution. */
    public static Decision<VerifiedSolution> verify(RoundInstance instance, Solution solution) {
        return extend(instance, RunningSums.START, solution)
                .then(part -> seal(instance, part.sums())
                        .map(value -> new VerifiedSolution(instance.round(), part.trades(), value)));
    }

    /**
     * One part of a solution, verified as far as parts can be.
     *
     * @param trades with their prices
     * @param sums of all parts up to this one
     */
    public record VerifiedPart(List<PricedTrade> trades, RunningSums sums) {}

    /** Verifies a part against the instance and the parts before it: all but the net limits. */
    public static Decision<VerifiedPart> extend(RoundInstance instance, RunningSums before, Solution part) {
        if (!part.round().equals(instance.round())) {
            return Decision.reject(
                    WRONG_ROUND,
                    "energy-market, postSolution",
                    "solution for round " + part.round() + ", the round is " + instance.round());
        }
        TradeTally tally = TradeTally.continuing(instance, before);
        List<PricedTrade> priced = new ArrayList<>(part.size());
        @Nullable Trade last = before.last();
        for (Trade trade : part.unpacked()) {
            TradeFacts facts = TradeFacts.of(instance, tally, last, trade);
            Decision<PricedTrade> one = TRADE.check(facts).then(legal -> count(legal, tally));
            if (one instanceof Decision.Rejected<PricedTrade>(var reason)) {
                return new Decision.Rejected<>(reason);
            }
            priced.add(one.orThrow());
            last = trade;
        }
        return last == null
                ? Decision.reject(
                        ContestRejection.SOLUTION_EMPTY, "energy-market, postSolution", "the solution has no trade")
                : Decision.accept(new VerifiedPart(priced, tally.sums(last)));
    }

    /** The net limits (2.7) over all parts; export and import alike. */
    public static Decision<ObjectiveValue> seal(RoundInstance instance, RunningSums sums) {
        Optional<GroupFlow> exceeded = TradeTally.continuing(instance, sums).exceededNet();
        if (exceeded.isEmpty()) {
            return Decision.accept(sums.value());
        }
        GroupFlow flow = exceeded.get();
        boolean exports = flow.sold().exceeds(flow.bought());
        return Decision.reject(
                exports ? EXPORT_EXCEEDED : IMPORT_EXCEEDED,
                "(2.7)",
                "limit group " + flow.group() + " sells " + flow.sold() + " and buys " + flow.bought() + " in interval "
                        + flow.t() + ", net beyond its C^e");
    }

    private static Decision<PricedTrade> count(TradeFacts facts, TradeTally tally) {
        Trade trade = facts.trade();
        OpenOffer sell = facts.sellOffer();
        OpenOffer buy = facts.buyOffer();
        IntervalTerms terms = facts.termsInForce();
        tally.add(sell, buy, trade.t(), trade.energy(), terms);
        for (OpenOffer offer : List.of(sell, buy)) {
            if (tally.remaining(offer) < 0) {
                return Decision.reject(
                        OFFER_EXCEEDED,
                        "(2.2)",
                        "offer " + offer.id() + " has " + offer.remaining() + " left; the trades up to interval "
                                + trade.t() + " take " + -tally.remaining(offer) + " Wh more");
            }
            Optional<GroupFlow> exceeded = tally.exceededInternally(offer, trade.t(), terms);
            if (exceeded.isPresent()) {
                boolean sells = offer.side() == Side.SELL;
                return Decision.reject(
                        sells ? INTERNAL_PRODUCTION_EXCEEDED : INTERNAL_CONSUMPTION_EXCEEDED,
                        "(2.6)",
                        "limit group " + exceeded.get().group() + " would "
                                + (sells
                                        ? "sell " + exceeded.get().sold()
                                        : "buy " + exceeded.get().bought())
                                + " in interval " + trade.t() + ", beyond its C^i");
            }
        }
        return Decision.accept(
                new PricedTrade(trade, terms.price(sell, buy), terms.tariff().fee()));
    }
}
