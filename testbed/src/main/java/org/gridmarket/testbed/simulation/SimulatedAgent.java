package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testbed.household.Errand;
import org.gridmarket.testbed.household.OfferPlan;
import org.gridmarket.testbed.household.ProfileRow;
import org.gridmarket.testbed.household.ProsumerAgent;
import org.gridmarket.testbed.household.RepeatableRandom;
import org.gridmarket.testbed.household.Signer;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The agent that trades for real households, among the faults: its driver asks now and then what it wants to send. */
final class SimulatedAgent {
    private static final int INTERVALS = 40;
    private static final int MOST_WH = 900;
    private static final int LONGEST_OFFER = 3;
    private static final int RETIRE_TOGETHER = 2;
    private static final Money DEPOSIT = new Money(50_000_000);

    private final ProsumerAgent agent;
    private final SimulatedChain chain;
    private boolean waiting;

    SimulatedAgent(int home, SimulatedChain chain, Random random) {
        this.chain = chain;
        AccountKeyPair keys = EnergyExamples.keyPair(home);
        Signer signer = new Signer(keys, EnergyExamples.TARGET, RepeatableRandom.of(random.nextLong()));
        agent = new ProsumerAgent(signer, Founding.certificate(home), plan(chain, random), RETIRE_TOGETHER);
    }

    private static OfferPlan plan(SimulatedChain chain, Random random) {
        Interval first = chain.market().round().plus(2);
        List<ProfileRow> rows = new ArrayList<>();
        for (int i = 0; i < INTERVALS; i++) {
            Interval t = first.plus(i);
            long wh = (1 + random.nextInt(MOST_WH)) * (random.nextBoolean() ? 1L : -1L);
            rows.add(new ProfileRow(t, t.plus(random.nextInt(LONGEST_OFFER)), new NetEnergy(wh), null));
        }
        return OfferPlan.ofRows(rows);
    }

    /** The DSO gets what its buying offers need. */
    void arrive() {
        chain.send(MarketOnLedger.DSO, new EnergyCommand.BookMoney(agent.account(), "deposit", DEPOSIT));
    }

    void observe(EnergyEvent event) {
        agent.observe(event);
    }

    /** Sends what it wants to send; nothing while an answer is awaited. */
    void act() {
        if (!waiting) {
            agent.next(chain.now()).ifPresent(this::carry);
        }
    }

    private void carry(Errand errand) {
        waiting = true;
        chain.carry(errand.function(), errand.submission(), answer -> {
            waiting = false;
            agent.answered(errand, answer);
        });
    }
}
