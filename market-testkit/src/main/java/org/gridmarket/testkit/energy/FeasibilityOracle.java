package org.gridmarket.testkit.energy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.clearing.IntervalTerms;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;

/**
 * The matching problem once more, written straight from (2.1)-(2.7) and sharing no code with the kernel's verifier: every
 * constraint is a sum over all trades, recomputed each time. Slow on purpose; a second opinion for property tests.
 */
public final class FeasibilityOracle {
    private final RoundInstance instance;

    public FeasibilityOracle(RoundInstance instance) {
        this.instance = instance;
    }

    /** Whether these trades, in this order, are a solution. */
    public boolean isFeasible(List<Trade> trades) {
        Set<List<Object>> pairs = new HashSet<>();
        for (Trade trade : trades) {
            if (!isLegal(trade) || !pairs.add(List.of(trade.sell(), trade.buy(), trade.t()))) {
                return false;
            }
        }
        return !trades.isEmpty() && offersSuffice(trades) && limitsHold(trades);
    }

    private boolean isLegal(Trade trade) {
        Optional<OpenOffer> seller = instance.offer(trade.sell()).filter(offer -> offer.side() == Side.SELL);
        Optional<OpenOffer> buyer = instance.offer(trade.buy()).filter(offer -> offer.side() == Side.BUY);
        boolean known = seller.isPresent() && buyer.isPresent();
        if (!known || trade.energy().wh() <= 0 || instance.termsAt(trade.t()).isEmpty()) {
            return false;
        }
        OpenOffer sell = seller.orElseThrow();
        OpenOffer buy = buyer.orElseThrow();
        IntervalTerms terms = instance.termsAt(trade.t()).orElseThrow();
        return sell.intervals().stream().toList().contains(trade.t())
                && buy.intervals().stream().toList().contains(trade.t())
                && clamped(sell, terms.tariff()) <= clamped(buy, terms.tariff())
                && groupsOf(sell, terms).count() > 0
                && groupsOf(buy, terms).count() > 0;
    }

    private static long clamped(OpenOffer offer, Tariff tariff) {
        long low = tariff.surplusPrice().microPerWh() + tariff.fee().microPerWh();
        long high = tariff.deficitPrice().microPerWh() - tariff.fee().microPerWh();
        return Math.min(high, Math.max(low, offer.reservation().microPerWh()));
    }

    private static Stream<LimitGroup> groupsOf(OpenOffer offer, IntervalTerms terms) {
        return terms.grid().limitGroups().stream()
                .filter(group -> group.members().contains(offer.group()));
    }

    private boolean offersSuffice(List<Trade> trades) {
        return instance.offers().stream()
                .allMatch(offer -> sum(trades, trade -> names(trade, offer.id()))
                        <= offer.remaining().wh());
    }

    private static boolean names(Trade trade, OfferId id) {
        return trade.sell().equals(id) || trade.buy().equals(id);
    }

    private boolean limitsHold(List<Trade> trades) {
        for (Interval t = instance.round().interval(); !t.isAfter(instance.last()); t = t.next()) {
            Interval at = t;
            boolean holds = instance.termsAt(t).stream()
                    .flatMap(terms -> terms.grid().limitGroups().stream())
                    .allMatch(group -> limitHolds(trades, at, group));
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private boolean limitHolds(List<Trade> trades, Interval t, LimitGroup group) {
        long sold = sum(trades, trade -> trade.t().equals(t) && isIn(group, trade.sell()));
        long bought = sum(trades, trade -> trade.t().equals(t) && isIn(group, trade.buy()));
        long internal = group.limit().internal().wh();
        long external = group.limit().external().wh();
        return sold <= internal && bought <= internal && sold - bought <= external && bought - sold <= external;
    }

    private boolean isIn(LimitGroup group, OfferId id) {
        return instance.offer(id)
                .map(offer -> group.members().contains(offer.group()))
                .orElse(false);
    }

    private static long sum(List<Trade> trades, Predicate<Trade> counted) {
        return trades.stream()
                .filter(counted)
                .mapToLong(trade -> trade.energy().wh())
                .sum();
    }

    /** (2.4), and welfare net of the fee of both sides; the trades must be feasible. */
    public ObjectiveValue value(List<Trade> trades) {
        long welfare = 0;
        for (Trade trade : trades) {
            Tariff tariff = instance.termsAt(trade.t()).orElseThrow().tariff();
            long paid = clamped(instance.offer(trade.buy()).orElseThrow(), tariff);
            long asked = clamped(instance.offer(trade.sell()).orElseThrow(), tariff);
            welfare += trade.energy().wh() * (paid - asked - 2 * tariff.fee().microPerWh());
        }
        return new ObjectiveValue(sum(trades, trade -> true), welfare);
    }

    /** The price (R_s + R_b) / 2 of a feasible trade, rounded down; µ per Wh. */
    public long priceMicroPerWh(Trade trade) {
        Tariff tariff = instance.termsAt(trade.t()).orElseThrow().tariff();
        return (clamped(instance.offer(trade.sell()).orElseThrow(), tariff)
                        + clamped(instance.offer(trade.buy()).orElseThrow(), tariff))
                / 2;
    }
}
