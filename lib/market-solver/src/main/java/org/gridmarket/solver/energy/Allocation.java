package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/** How much each class trades in each of its slots, in Wh. It becomes trades when like offers and partners are told apart. */
final class Allocation {
    private final MatchingModel model;
    private final long[][] amounts;

    Allocation(MatchingModel model) {
        this.model = model;
        this.amounts = new long[model.classes().size()][];
        for (OfferClass offers : model.classes()) {
            amounts[offers.number()] = new long[offers.slots()];
        }
    }

    long of(Slot slot) {
        return of(slot.offers(), slot.position());
    }

    long of(OfferClass offers, int position) {
        return amounts[offers.number()][position];
    }

    void add(Slot slot, long wh) {
        amounts[slot.offers().number()][slot.position()] += wh;
    }

    /** What is traded in the intervals of a window is what another allocation trades there. */
    void replace(Window window, Allocation other) {
        for (int offset : window.offsets()) {
            for (List<Slot> slots : List.of(model.sellsAt(offset), model.buysAt(offset))) {
                slots.forEach(slot -> add(slot, other.of(slot) - of(slot)));
            }
        }
    }

    /** What the intervals of a window bring. */
    ObjectiveValue valueIn(Window window) {
        long energy = 0;
        long welfare = 0;
        for (int offset : window.offsets()) {
            for (Slot slot : model.sellsAt(offset)) {
                energy += of(slot);
                welfare += of(slot) * model.value(slot);
            }
            for (Slot slot : model.buysAt(offset)) {
                welfare += of(slot) * model.value(slot);
            }
        }
        return new ObjectiveValue(energy, welfare);
    }

    /** Pairs the offers interval by interval; at most sellers + buyers - 1 trades in each. */
    List<Trade> trades() {
        MemberTally members = new MemberTally(model.classes().size());
        List<Trade> trades = new ArrayList<>();
        for (int offset : model.offsets()) {
            Interval t = model.intervalAt(offset);
            List<Portion<OpenOffer>> sells = portions(model.sellsAt(offset), members);
            List<Portion<OpenOffer>> buys = portions(model.buysAt(offset), members);
            CornerWalk.walk(
                    sells, buys, (sell, buy, wh) -> trades.add(new Trade(sell.id(), buy.id(), t, Energy.ofWh(wh))));
        }
        return trades;
    }

    private List<Portion<OpenOffer>> portions(List<Slot> slots, MemberTally members) {
        List<Portion<OpenOffer>> portions = new ArrayList<>();
        for (Slot slot : slots) {
            members.take(slot, of(slot), portions);
        }
        return portions;
    }

    /** Hands the energy of a class out to its members, one after the other, over all its slots. */
    private static final class MemberTally {
        private final int[] current;
        private final long[] used;

        private MemberTally(int classes) {
            current = new int[classes];
            used = new long[classes];
        }

        private void take(Slot slot, long wh, List<Portion<OpenOffer>> portions) {
            OfferClass offers = slot.offers();
            int number = offers.number();
            long open = wh;
            while (open > 0) {
                OpenOffer member = offers.members().get(current[number]);
                long taken = Math.min(open, member.remaining().wh() - used[number]);
                if (taken > 0) {
                    portions.add(new Portion<>(member, slot.price(), taken));
                }
                open -= taken;
                used[number] += taken;
                if (used[number] == member.remaining().wh()) {
                    current[number]++;
                    used[number] = 0;
                }
            }
        }
    }
}
