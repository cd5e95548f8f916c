package org.gridmarket.agent.energy.mixing;

import java.util.List;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testkit.energy.EnergyExamples;

/** A window for tests. */
public final class WindowExample {
    private WindowExample() {}

    /** From interval 16 on; three keys draw, and wait 10 s for each other. */
    public static MixWindow drawnByThree() {
        return ofIntervals(8);
    }

    /** The same of another length. */
    public static MixWindow ofIntervals(int window) {
        MixingTerms terms = new MixingTerms(
                window,
                8,
                2,
                List.of(new MixCircle(new CircleId("all"), Energy.ofWh(500), new Money(1_000_000), Energy.ofWh(50))),
                5,
                new UnitPrice(10),
                new MixTimes(5, 2, 2, 30),
                List.of(EnergyExamples.account(301)),
                EnergyExamples.draw(3));
        return new MixWindow(Interval.of(16), terms);
    }
}
