package org.gridmarket.testbed.simulation.energy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.operation.EnergyContract;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.bill.PedersenCheck;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.keys.mixing.CoinShuffleJudge;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Guarantees;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedMarket;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testkit.Guarantee;
import org.gridmarket.testkit.RememberedCheck;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.EnergyGuarantee;
import org.gridmarket.testkit.energy.EnergyGuarantees;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.jspecify.annotations.Nullable;

/**
 * The energy market in simulation: homes of many moods, real agents under public and anonymous accounts, the real solve cycle
 * and a random solver, operators who keep the rounds.
 */
public final class SimulatedEnergy implements SimulatedMarket {
    private final EnergyGuarantees guarantees = new EnergyGuarantees();
    private final PublicStream<EnergyEvent> stream = new PublicStream<>(EnergyEvents::read);
    private @Nullable MarketOnLedger market;

    @Override
    public String name() {
        return EnergyFunctions.PREFIX;
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.allOf(Fault.class);
    }

    @Override
    public List<Contract> contracts(boolean small) {
        return List.of(new EnergyContract(
                new RememberedCheck(new PinnedEd25519()),
                new CoinShuffleJudge(),
                new PedersenCheck(),
                new EcvrfCheck(),
                limits(small)));
    }

    /** The bounds of the contract, for whoever stands beside it. */
    public static EnergyLimits limits(boolean small) {
        return small ? Street.smallLimits() : EnergyLimits.STANDARD;
    }

    /** Homes that may do anything, with money too: nobody holds what they have against a book of their own. */
    public static List<AccountKeyPair> moodyHomes() {
        return IntStream.rangeClosed(1, Street.MOODY_HOMES)
                .mapToObj(EnergyExamples::keyPair)
                .toList();
    }

    @Override
    public List<String> clients() {
        List<String> names = new ArrayList<>(List.of(SolverOfTheCycle.NAME));
        Street.PUBLIC_HOMES.forEach(home -> names.add(SimulatedAgent.name(home)));
        Street.ANONYMOUS_HOMES.forEach(home -> names.add(SimulatedAgent.name(home)));
        return names;
    }

    @Override
    public LedgerTime found(InMemoryLedger ledger, LedgerTime now) {
        market = Street.founded(ledger);
        return market.now();
    }

    @Override
    public Actors actors(World world) {
        world.chain().follow(block -> stream.add(block).forEach(guarantees::apply));
        EnergyChain chain = new EnergyChain(world, Objects.requireNonNull(market, "not founded"), stream);
        return new EnergyActors(world, chain);
    }

    @Override
    public Guarantees guarantees() {
        return new Guarantees() {
            @Override
            public List<Guarantee> all() {
                return List.of(EnergyGuarantee.values());
            }

            @Override
            public List<Violation> check(NavigableMap<String, String> rows) {
                return guarantees.check(rows, List.of());
            }

            @Override
            public SortedMap<String, Long> achieved() {
                SortedMap<String, Long> achieved = new TreeMap<>();
                achieved.put("energy rounds", guarantees.finalIntervals());
                achieved.put("energy trades", guarantees.finalTrades());
                achieved.put("energy traded in Wh", guarantees.finalEnergyWh());
                return achieved;
            }
        };
    }
}
