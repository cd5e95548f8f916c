package org.gridmarket.testbed.simulation.allocation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.MarketSchema;

/** Random offers that a market takes: small numbers, so that they meet, compete, and do not fit. */
final class OfferDraw {
    private static final int MOST_ALTERNATIVES = 3;
    private static final int MOST_AMOUNT = 5;
    private static final int MOST_VALUE = 9;
    private static final int FLAG_ONE_IN = 5;

    private OfferDraw() {}

    static Offer offer(Side side, Cycle book, MarketSchema schema, Random random) {
        int first = schema.slot() == null ? 0 : book.index() + 2; // the first slot that its cycle may assign
        int types =
                schema.slot() == null ? SimulatedSchemas.TYPES : schema.slot().window();
        Set<Integer> drawn = new TreeSet<>();
        int alternatives = 1 + random.nextInt(MOST_ALTERNATIVES);
        for (int i = 0; i < alternatives; i++) {
            drawn.add(first + random.nextInt(types));
        }
        List<Alternative> all = new ArrayList<>();
        for (int type : drawn) {
            all.add(new Alternative(
                    ResourceType.of(type),
                    Amounts.of(1 + random.nextInt(MOST_AMOUNT)),
                    new UnitValue(side == Side.PROVIDE ? random.nextInt(MOST_VALUE) : 2 + random.nextInt(MOST_VALUE))));
        }
        return new Offer(
                side,
                flags(side, schema, random),
                all,
                book.plus(random.nextInt(schema.calendar().life())));
    }

    private static List<Flag> flags(Side side, MarketSchema schema, Random random) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(schema.offers().of(side));
        for (Flag flag : Flag.values()) {
            if (random.nextInt(FLAG_ONE_IN) == 0) {
                flags.add(flag);
            }
        }
        return List.copyOf(flags);
    }
}
