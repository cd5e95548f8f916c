package org.gridmarket.kernel.energy.clearing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Adds up trades against an instance; the arithmetic under {@link SolutionVerifier} and {@link CarriedSolution}. Mutable,
 * local to one verification. Cost: O(trades x limit groups of an offer).
 */
final class TradeTally {
    private record FlowKey(Interval t, GroupId group) {}

    private static final class Flow {
        private final LimitGroup limits;
        private long sold;
        private long bought;

        private Flow(LimitGroup limits) {
            this.limits = limits;
        }
    }

    private final Map<OfferId, Long> used = new LinkedHashMap<>();
    private final Map<FlowKey, Flow> flows = new LinkedHashMap<>();
    private final Map<Interval, Integer> tradesByInterval = new LinkedHashMap<>();
    private int trades;
    private long energyWh;
    private long welfareMicro;

    /** Continues where the parts before ended. */
    static TradeTally continuing(RoundInstance instance, RunningSums sums) {
        TradeTally tally = new TradeTally();
        sums.used().forEach(use -> tally.used.put(use.offer(), use.energy().wh()));
        for (GroupFlow part : sums.flows()) {
            IntervalTerms terms = instance.termsAt(part.t()).orElseThrow();
            LimitGroup limits = terms.grid().limitGroups().stream()
                    .filter(group -> group.id().equals(part.group()))
                    .findFirst()
                    .orElseThrow();
            Flow flow = tally.flow(part.t(), limits);
            flow.sold = part.sold().wh();
            flow.bought = part.bought().wh();
        }
        if (sums.last() != null) {
            tally.tradesByInterval.put(sums.last().t(), sums.tradesOfLastInterval());
        }
        tally.trades = sums.trades();
        tally.energyWh = sums.value().energyWh();
        tally.welfareMicro = sums.value().welfareMicro();
        return tally;
    }

    /** How much more energy of this pair the offers (2.2) and internal limits (2.6) still allow at t. */
    long roomWithin(OpenOffer sell, OpenOffer buy, Interval t, IntervalTerms terms) {
        long room = Math.min(remaining(sell), remaining(buy));
        for (LimitGroup group : terms.limitsOf(sell.group())) {
            room = Math.min(room, group.limit().internal().wh() - flow(t, group).sold);
        }
        for (LimitGroup group : terms.limitsOf(buy.group())) {
            room = Math.min(room, group.limit().internal().wh() - flow(t, group).bought);
        }
        return room;
    }

    /** How much more energy the net limits (2.7) allow, given the flows so far. */
    long netRoom(OpenOffer sell, OpenOffer buy, Interval t, IntervalTerms terms) {
        long room = Long.MAX_VALUE;
        for (LimitGroup group : terms.limitsOf(sell.group())) {
            if (!group.members().contains(buy.group())) {
                Flow flow = flow(t, group);
                room = Math.min(room, group.limit().external().wh() - (flow.sold - flow.bought));
            }
        }
        for (LimitGroup group : terms.limitsOf(buy.group())) {
            if (!group.members().contains(sell.group())) {
                Flow flow = flow(t, group);
                room = Math.min(room, group.limit().external().wh() - (flow.bought - flow.sold));
            }
        }
        return room;
    }

    long remaining(OpenOffer offer) {
        return offer.remaining().wh() - used.getOrDefault(offer.id(), 0L);
    }

    int tradesIn(Interval t) {
        return tradesByInterval.getOrDefault(t, 0);
    }

    void add(OpenOffer sell, OpenOffer buy, Interval t, Energy energy, IntervalTerms terms) {
        used.merge(sell.id(), energy.wh(), Math::addExact);
        used.merge(buy.id(), energy.wh(), Math::addExact);
        terms.limitsOf(sell.group()).forEach(group -> flow(t, group).sold += energy.wh());
        terms.limitsOf(buy.group()).forEach(group -> flow(t, group).bought += energy.wh());
        tradesByInterval.merge(t, 1, Integer::sum);
        trades++;
        energyWh = Math.addExact(energyWh, energy.wh());
        welfareMicro = Math.addExact(welfareMicro, Math.multiplyExact(energy.wh(), terms.welfarePerWh(sell, buy)));
    }

    /** The first limit group and interval whose internal limit is exceeded by these two offers at t. */
    Optional<GroupFlow> exceededInternally(OpenOffer offer, Interval t, IntervalTerms terms) {
        for (LimitGroup group : terms.limitsOf(offer.group())) {
            Flow flow = flow(t, group);
            long counted = offer.side() == Side.SELL ? flow.sold : flow.bought;
            if (counted > group.limit().internal().wh()) {
                return Optional.of(flowOf(t, flow));
            }
        }
        return Optional.empty();
    }

    /** The first limit group and interval, in order, whose net limit is exceeded. */
    Optional<GroupFlow> exceededNet() {
        return sortedFlows().stream()
                .filter(flow -> Math.abs(flow.sold().wh() - flow.bought().wh()) > netLimit(flow))
                .findFirst();
    }

    private long netLimit(GroupFlow flow) {
        Flow found = flows.get(new FlowKey(flow.t(), flow.group()));
        if (found == null) {
            throw new IllegalStateException("no flow of " + flow.group() + " at " + flow.t());
        }
        return found.limits.limit().external().wh();
    }

    RunningSums sums(Trade last) {
        List<RunningSums.OfferUse> uses = used.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new RunningSums.OfferUse(entry.getKey(), Energy.ofWh(entry.getValue())))
                .toList();
        return new RunningSums(trades, uses, sortedFlows(), value(), last, tradesByInterval.getOrDefault(last.t(), 0));
    }

    ObjectiveValue value() {
        return new ObjectiveValue(energyWh, welfareMicro);
    }

    private List<GroupFlow> sortedFlows() {
        List<GroupFlow> sorted = new ArrayList<>();
        flows.forEach((key, flow) -> sorted.add(flowOf(key.t(), flow)));
        sorted.sort((a, b) -> {
            int byTime = a.t().compareTo(b.t());
            return byTime != 0 ? byTime : a.group().compareTo(b.group());
        });
        return sorted;
    }

    private static GroupFlow flowOf(Interval t, Flow flow) {
        return new GroupFlow(t, flow.limits.id(), EnergySum.ofWh(flow.sold), EnergySum.ofWh(flow.bought));
    }

    private Flow flow(Interval t, LimitGroup group) {
        return flows.computeIfAbsent(new FlowKey(t, group.id()), key -> new Flow(group));
    }
}
