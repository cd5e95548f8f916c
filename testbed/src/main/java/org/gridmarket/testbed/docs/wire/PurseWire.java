package org.gridmarket.testbed.docs.wire;

import java.util.Arrays;
import java.util.List;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;

/** What purses answer, and an example of each operation that an account signs. */
final class PurseWire {
    private PurseWire() {}

    static List<Class<?>> answers() {
        return Arrays.asList(PurseAnswer.class.getPermittedSubclasses());
    }

    static List<Record> examples() {
        return List.of(
                new PurseCommand.Collect(
                        List.of(new Deal(Deal.BOOKING, "payment-1"), new Deal("compute", "match-7.1"))),
                new PurseCommand.Redeem(new Money(1_500_000)),
                new PurseCommand.FromEnergy(new Money(250_000)),
                new PurseCommand.ToEnergy(new Money(250_000)));
    }
}
