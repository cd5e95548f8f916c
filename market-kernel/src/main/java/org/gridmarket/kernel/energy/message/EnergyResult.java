package org.gridmarket.kernel.energy.message;

import java.util.List;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;

/** What committed operations answer to their caller. */
public sealed interface EnergyResult {
    /** Done, and there is nothing more to say. */
    record Done() implements EnergyResult {}

    /** An amount of money that moved. */
    record Moved(Money amount) implements EnergyResult {}

    /** A proposal, and the digest that its approver names. */
    record Proposed(Bytes digest) implements EnergyResult {}

    /**
     * Offers that stand, and those that were refused.
     *
     * @param page the id of the posting
     * @param accepted places of the accepted ones
     * @param refused places and reasons of the others
     */
    record Posted(PageId page, List<Integer> accepted, List<Refusal> refused) implements EnergyResult {
        /** One refused offer. */
        public record Refusal(int index, String code, String detail) {}
    }

    /** A solution that leads its round, with the value the ledger computed. */
    record Leads(ObjectiveValue value, int trades, boolean certified) implements EnergyResult {}

    /** A part of a solution that is stored. */
    record PartStored(int trades) implements EnergyResult {}

    /** An interval that is final. */
    record Final(Interval interval, FinalSource source, int trades, EnergySum energy) implements EnergyResult {}

    /** A mix that is open, in so many sessions; in none when too few have joined. */
    record Opened(int sessions, int joined) implements EnergyResult {}

    /** How many rows a sweep has deleted, and whether they were the last of the interval. */
    record SweptRows(int rows, boolean last) implements EnergyResult {}

    /** What a claim or retirement brought in, in intervals. */
    record Settled(int intervals) implements EnergyResult {}
}
