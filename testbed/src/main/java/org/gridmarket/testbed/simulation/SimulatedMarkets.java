package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gridmarket.kernel.energy.operation.PurseDoor;
import org.gridmarket.testbed.simulation.allocation.SimulatedAllocation;
import org.gridmarket.testbed.simulation.clock.SimulatedClock;
import org.gridmarket.testbed.simulation.compute.SimulatedCompute;
import org.gridmarket.testbed.simulation.energy.SimulatedEnergy;
import org.gridmarket.testbed.simulation.purse.SimulatedPurse;
import org.gridmarket.testbed.simulation.stream.SimulatedStream;
import org.gridmarket.testkit.Guarantee;
import org.gridmarket.testkit.SharedGuarantee;

/** The worlds that can be simulated: each market with what it lives by, and all together. A further market adds its line. */
public final class SimulatedMarkets {
    /** What is played when nobody says otherwise. */
    public static final String ENERGY = "energy";

    public static final String CLOCK = "clock";
    public static final String PURSE = "purse";
    public static final String COMPUTE = "compute";
    public static final String ALLOCATION = "allocation";
    public static final String STREAM = "stream";
    public static final String ALL = "all";

    private static final Map<String, Supplier<List<SimulatedMarket>>> WORLDS = worlds();

    private SimulatedMarkets() {}

    private static Map<String, Supplier<List<SimulatedMarket>>> worlds() {
        Map<String, Supplier<List<SimulatedMarket>>> worlds = new LinkedHashMap<>();
        worlds.put(ENERGY, () -> List.of(new SimulatedEnergy()));
        worlds.put(CLOCK, () -> List.of(new SimulatedClock()));
        worlds.put(PURSE, () -> {
            SimulatedClock clock = new SimulatedClock();
            return List.of(clock, SimulatedPurse.alone(clock));
        });
        worlds.put(COMPUTE, () -> {
            SimulatedClock clock = SimulatedClock.real();
            return List.of(clock, new SimulatedCompute(clock));
        });
        worlds.put(ALLOCATION, () -> {
            SimulatedClock clock = new SimulatedClock();
            return List.of(
                    clock, SimulatedPurse.alone(clock, SimulatedAllocation.MONEY), new SimulatedAllocation(clock));
        });
        worlds.put(STREAM, () -> {
            SimulatedClock clock = SimulatedClock.quiet();
            return List.of(clock, new SimulatedStream(clock));
        });
        worlds.put(ALL, SimulatedMarkets::together);
        return worlds;
    }

    private static List<SimulatedMarket> together() {
        SimulatedClock clock = new SimulatedClock();
        SimulatedPurse purse = new SimulatedPurse(
                clock,
                small -> new PurseDoor(SimulatedEnergy.limits(small)),
                SimulatedEnergy.moodyHomes(),
                List.of(SimulatedAllocation.MONEY));
        return List.of(new SimulatedEnergy(), clock, purse, new SimulatedAllocation(clock));
    }

    /** The names of all worlds. */
    public static List<String> names() {
        return List.copyOf(WORLDS.keySet());
    }

    /**
     * The markets of one history; each call gives new ones.
     *
     * @throws IllegalArgumentException naming the worlds there are
     */
    public static List<SimulatedMarket> of(String world) {
        Supplier<List<SimulatedMarket>> fresh = WORLDS.get(world);
        if (fresh == null) {
            throw new IllegalArgumentException("'" + world + "' is no market; there are " + WORLDS.keySet());
        }
        return fresh.get();
    }

    /** What may go wrong in a world. */
    public static Set<Fault> faults(String world) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        of(world).forEach(market -> faults.addAll(market.faults()));
        return faults;
    }

    /** What must hold in a world. */
    public static List<Guarantee> guarantees(String world) {
        List<Guarantee> all = new ArrayList<>(List.of(SharedGuarantee.values()));
        of(world).forEach(market -> all.addAll(market.guarantees().all()));
        return all;
    }
}
