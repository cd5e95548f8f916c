package org.gridmarket.testbed.simulation.energy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.gridmarket.agent.energy.AnonymousAgent;
import org.gridmarket.agent.energy.ProsumerAgent;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.meter.MeterDevice;
import org.gridmarket.agent.energy.mixing.MixingDay;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.bill.MeterSecret;
import org.gridmarket.testbed.day.BoardsInMemory;
import org.gridmarket.testbed.household.HouseFlows;
import org.gridmarket.testbed.household.MemoryJournal;
import org.gridmarket.testbed.simulation.Faults;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.Wires;
import org.gridmarket.testkit.RepeatableRandom;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** Makes the real agents of the street, each with random rows to trade, and has the DSO book what they need. */
final class AgentsOfTheStreet {
    private static final int MOST_WH = 900;
    private static final int LONGEST_OFFER = 3;
    private static final int RETIRE_TOGETHER = 2;
    private static final Money DEPOSIT = new Money(50_000_000);

    private final EnergyChain chain;
    private final List<SimulatedGateway<EnergyEvent>> gateways;
    private final Wires wires;
    private final BoardsInMemory boards;
    private final Faults faults;
    private final Random random;
    private final int intervals;

    /**
     * @param intervals how many each trades
     */
    AgentsOfTheStreet(
            EnergyChain chain,
            List<SimulatedGateway<EnergyEvent>> gateways,
            Wires wires,
            BoardsInMemory boards,
            Faults faults,
            Random random,
            int intervals) {
        this.chain = chain;
        this.gateways = gateways;
        this.wires = wires;
        this.boards = boards;
        this.faults = faults;
        this.random = random;
        this.intervals = intervals;
    }

    List<SimulatedAgent> all() {
        List<SimulatedAgent> agents = new ArrayList<>();
        for (int home : Street.PUBLIC_HOMES) {
            Signer signer = signer(EnergyExamples.keyPair(home));
            OfferPlan plan = plan(chain.market().round().next().book().firstNameable(), intervals);
            agents.add(agent(
                    home, () -> new ProsumerAgent(signer, Founding.certificate(home), plan, RETIRE_TOGETHER), DEPOSIT));
        }
        for (int home : Street.ANONYMOUS_HOMES) {
            MixingDay day =
                    Street.mixingDay(Street.firstWindow(chain.market().round()), Street.windowsWithin(intervals));
            OfferPlan plan = plan(day.windows().getFirst().first(), intervals);
            Signer signer = signer(EnergyExamples.keyPair(home));
            MeterDevice meter = new MeterDevice(
                    Founding.meter(home),
                    signer(Founding.meterKeys(home)),
                    new HouseFlows(plan),
                    signer.key(),
                    MeterSecret.of(signer.randomBytes(MeterSecret.LENGTH)));
            MemoryJournal journal = new MemoryJournal();
            agents.add(agent(
                    home,
                    () -> new AnonymousAgent(signer, Founding.certificate(home), plan, day, meter, journal),
                    day.credit()));
        }
        return agents;
    }

    private SimulatedAgent agent(int home, Supplier<TradingAgent> fresh, Money deposit) {
        chain.send(
                MarketOnLedger.DSO,
                new EnergyCommand.BookMoney(EnergyExamples.account(home), "deposit-" + home, deposit));
        List<SimulatedGateway<EnergyEvent>> order = new ArrayList<>(gateways);
        Collections.rotate(order, home);
        return new SimulatedAgent(home, fresh, chain, order, wires, boards, faults, random);
    }

    private Signer signer(AccountKeyPair keys) {
        return new Signer(keys, EnergyExamples.TARGET, RepeatableRandom.of(random.nextLong()));
    }

    private OfferPlan plan(Interval first, int length) {
        List<ProfileRow> rows = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Interval t = first.plus(i);
            long wh = (1 + random.nextInt(MOST_WH)) * (random.nextBoolean() ? 1L : -1L);
            rows.add(new ProfileRow(t, t.plus(random.nextInt(LONGEST_OFFER)), new NetEnergy(wh), null));
        }
        return OfferPlan.ofRows(rows);
    }
}
