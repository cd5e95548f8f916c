package org.gridmarket.solver.allocation;

import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.allocation.Offers;
import org.gridmarket.testkit.allocation.SchemaDraft;
import org.gridmarket.testkit.allocation.SmallMarket;
import org.jspecify.annotations.Nullable;

/** A small divisible market: no flags, one amount for all types of an offer, prices that keep nobody apart. */
final class PlainMarket {
    private static final int TYPES = 2;
    private static final int SMALLEST_VALUE_OF_CONSUMERS = 5;

    private PlainMarket() {}

    static AllocationInstance drawn(long seed) {
        Random random = new Random(seed);
        SchemaDraft draft = AllocationOnLedger.draft();
        if (random.nextBoolean()) {
            @Nullable Volume none = null;
            draft.capacity(new Capacity(
                    TypeSelector.ALL,
                    "g",
                    List.of("place"),
                    new Volume(1L + random.nextInt(3)),
                    none,
                    random.nextBoolean() ? none : new Volume(random.nextInt(3)),
                    random.nextBoolean() ? none : new Volume(random.nextInt(3))));
        }
        SmallMarket market = new SmallMarket(draft.make());
        for (int member = 0; member < 4; member++) {
            List<String> groups = random.nextBoolean() ? List.of("g") : List.of();
            Offers offer = member % 2 == 0 ? Offers.provide() : Offers.consume();
            long amount = 1L + random.nextInt(3);
            for (int type = 0; type < TYPES; type++) {
                if (type == member / 2 || random.nextBoolean()) {
                    int value = random.nextInt(SMALLEST_VALUE_OF_CONSUMERS);
                    offer = offer.of(type, amount, member % 2 == 0 ? value : SMALLEST_VALUE_OF_CONSUMERS + value);
                }
            }
            market.post(member, groups, offer.make());
        }
        return market.instance(0);
    }

    /** How many sets of assignments there are to try. */
    static double sets(AllocationInstance instance) {
        double sets = 1;
        for (OpenOffer provide : instance.of(Side.PROVIDE)) {
            for (Alternative one : provide.offer().alternatives()) {
                for (OpenOffer consume : instance.of(Side.CONSUME)) {
                    sets *= consume.offer()
                            .alternative(one.type())
                            .map(other -> one.amounts().dimensions() > 1
                                    ? 2.0
                                    : 1.0
                                            + Math.min(
                                                    one.amounts().at(0),
                                                    other.amounts().at(0)))
                            .orElse(1.0);
                }
            }
        }
        return sets;
    }
}
