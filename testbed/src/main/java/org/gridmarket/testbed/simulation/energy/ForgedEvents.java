package org.gridmarket.testbed.simulation.energy;

import java.util.List;
import java.util.Random;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.testkit.energy.EnergyExamples;

/** What would cost assets, money or a day, if it were believed. */
final class ForgedEvents {
    private final EnergyChain chain;
    private final Random random;

    ForgedEvents(EnergyChain chain, Random random) {
        this.chain = chain;
        this.random = random;
    }

    /** One of them, as a transaction would tell it. */
    String any() {
        Round round = chain.market().calendar().roundAt(chain.now());
        Interval near = round.interval().plus(random.nextInt(9) - 4);
        return EnergyEvents.write(List.of(
                switch (random.nextInt(5)) {
                    case 0 -> new EnergyEvent.Settled(near, EnergySum.ZERO, Money.ZERO);
                    case 1 ->
                        new EnergyEvent.RuleEffective(new ProposedRules(
                                "forged", near, List.of(new RuleChange.SetTariff(EnergyExamples.tariff()))));
                    case 2 -> new EnergyEvent.MarketFounded(EnergyExamples.calendar());
                    case 3 -> new EnergyEvent.RoundClosed(near.round(), chain.now());
                    default -> new EnergyEvent.MoneyBooked(EnergyExamples.account(anyHome()), "forged", new Money(1));
                }));
    }

    private int anyHome() {
        return 1 + random.nextInt(Street.MOODY_HOMES + Street.PUBLIC_HOMES.size() + Street.ANONYMOUS_HOMES.size());
    }
}
