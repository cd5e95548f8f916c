package org.gridmarket.solver.allocation.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.Dimension;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.MoneyTerms;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.allocation.schema.OfferFlags;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.gridmarket.kernel.allocation.schema.SizeLimits;
import org.gridmarket.kernel.allocation.schema.SlotTerms;
import org.gridmarket.kernel.allocation.schema.TypeField;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * Energy futures, 6.5.2: a type is a quarter of an hour, a cycle is one too, cycle c assigns quarters c to c + window - 1. All
 * offers are posted for cycle 0 and wait for their quarters. With perfect information there is one cycle, a day long.
 */
public final class EnergyFutures {
    /** Quarters of a day. */
    public static final int DAY = 96;

    private static final LedgerTime EPOCH = new LedgerTime(1_750_000_000_000L);
    private static final long QUARTER = 15 * 60_000L;

    private EnergyFutures() {}

    /**
     * What one home can do with some energy.
     *
     * @param home its name
     * @param feeder its group
     * @param first the first quarter
     * @param last the last quarter, in any of which, or in several by parts, it may flow
     * @param wh above 0 produced, below 0 consumed
     */
    public record Flow(String home, String feeder, int first, int last, long wh) {}

    /**
     * Bounds of each feeder, Wh in a quarter.
     *
     * @param internal C^i, of production and of consumption
     * @param external C^e, of the difference either way
     */
    public record Limits(long internal, long external) {}

    /**
     * The market of a day.
     *
     * @param window how many quarters a cycle assigns; {@link #DAY} is perfect information in cycle 0
     * @param limits null for none
     */
    public static MarketCase of(List<Flow> flows, int window, @Nullable Limits limits) {
        Map<String, List<String>> homes = new LinkedHashMap<>();
        TreeSet<String> feeders = new TreeSet<>();
        List<NamedOffer> offers = new ArrayList<>();
        for (Flow flow : flows) {
            String group = "f" + flow.feeder();
            homes.put(flow.home(), List.of(group));
            feeders.add(group);
            Cycle until = window == DAY ? Cycle.FIRST : new Cycle(DAY - 1);
            offers.add(new NamedOffer(flow.home() + "-" + offers.size(), flow.home(), Cycle.FIRST, offer(flow, until)));
        }
        List<Capacity> capacities = limits == null
                ? List.of()
                : feeders.stream().map(feeder -> capacity(feeder, limits)).toList();
        return new MarketCase(schema(window, homes.size(), offers.size(), capacities), homes, offers);
    }

    private static Offer offer(Flow flow, Cycle until) {
        boolean provides = flow.wh() > 0;
        List<Alternative> alternatives = IntStream.rangeClosed(flow.first(), flow.last())
                .mapToObj(quarter -> new Alternative(
                        ResourceType.of(quarter), Amounts.of(Math.abs(flow.wh())), new UnitValue(provides ? 0 : 1)))
                .toList();
        return new Offer(provides ? Side.PROVIDE : Side.CONSUME, List.of(), alternatives, until);
    }

    private static Capacity capacity(String feeder, Limits limits) {
        Volume internal = new Volume(limits.internal());
        Volume external = new Volume(limits.external());
        return new Capacity(TypeSelector.ALL, feeder, List.of("quarter"), internal, internal, external, external);
    }

    private static MarketSchema schema(int window, int homes, int offers, List<Capacity> capacities) {
        boolean isOneCycle = window == DAY;
        int life = isOneCycle ? 1 : DAY;
        long cycle = isOneCycle ? DAY * QUARTER : QUARTER;
        int most = Math.min(
                AllocationLimit.ASSIGNMENTS_PER_SOLUTION.ceiling(),
                AllocationLimit.ASSIGNMENTS_X_LIFE.ceiling() / life);
        return new MarketSchema(
                new MarketName("energy-futures"),
                Organisation.DSO,
                Organisation.REGULATOR,
                List.of(new TypeField("quarter", 0, DAY - 1)),
                new SlotTerms("quarter", EPOCH.plusMillis(cycle), QUARTER, 0, window),
                List.of(new Dimension("wh", 1_000_000_000, 0, 1)),
                OfferFlags.NONE,
                List.of(Objective.VOLUME, Objective.URGENCY),
                PriceRule.UNIFORM,
                new MoneyTerms(false, 0),
                new CycleCalendar(EPOCH, cycle - cycle / 3, cycle / 3, 0, 0, false, life, true),
                new SizeLimits(homes, Math.ceilDiv(offers, homes), DAY, most),
                new MarketTerms(UnitValue.ZERO, List.of(), List.of(), List.of(), capacities));
    }
}
