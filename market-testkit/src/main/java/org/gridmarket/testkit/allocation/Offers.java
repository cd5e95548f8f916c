package org.gridmarket.testkit.allocation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;

/** Offers as short as tests write them: P(value; type:amount ..) and C alike. */
public final class Offers {
    private final Side side;
    private final List<Flag> flags;
    private final List<Alternative> alternatives;
    private final int until;

    private Offers(Side side, List<Flag> flags, List<Alternative> alternatives, int until) {
        this.side = side;
        this.flags = flags;
        this.alternatives = alternatives;
        this.until = until;
    }

    /** P, until cycle 3. */
    public static Offers provide() {
        return new Offers(Side.PROVIDE, List.of(), List.of(), 3);
    }

    /** C, until cycle 3. */
    public static Offers consume() {
        return new Offers(Side.CONSUME, List.of(), List.of(), 3);
    }

    /** With an alternative of a one-field type in one dimension. */
    public Offers of(long type, long amount, long value) {
        return with(ResourceType.of(type), Amounts.of(amount), value);
    }

    /** With a further alternative; by ascending type. */
    public Offers with(ResourceType type, Amounts amounts, long value) {
        List<Alternative> more = new ArrayList<>(alternatives);
        more.add(new Alternative(type, amounts, new UnitValue(value)));
        return new Offers(side, flags, more, until);
    }

    public Offers flags(Flag... all) {
        List<Flag> ascending = List.copyOf(all.length == 0 ? List.of() : EnumSet.copyOf(List.of(all)));
        return new Offers(side, ascending, alternatives, until);
    }

    public Offers until(int cycle) {
        return new Offers(side, flags, alternatives, cycle);
    }

    public Offer make() {
        return new Offer(side, flags, alternatives, new Cycle(until));
    }
}
