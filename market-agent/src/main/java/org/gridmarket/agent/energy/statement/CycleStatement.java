package org.gridmarket.agent.energy.statement;

import java.util.Optional;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;

/**
 * What the intervals of a cycle, or of a day, were worth to a home. A deposit that comes back is no earning and stands in
 * {@link OwnMoney}.
 *
 * @param first the first interval
 * @param last the last one
 * @param soldEnergy to others in the market, Wh
 * @param sold what they paid, without fees
 * @param boughtEnergy of others, Wh
 * @param bought what was paid to them, without fees
 * @param fees of the grid, for what was sold and bought
 * @param surplusEnergy beyond what was sold, taken by the DSO, Wh
 * @param surplus what the DSO pays for it
 * @param deficitEnergy beyond what was bought, brought by the DSO, Wh
 * @param deficit what the DSO charges for it
 * @param atTariff what it would have been worth without the market: all at the DSO's prices; negative is a cost
 * @param unread intervals without a reading; nothing of them but trades is counted
 * @param bill the bill of exactly this cycle on the ledger, if there is one; positive: the home pays
 * @param retiredCredit what that bill gives back of anonymous accounts: earnings and deposit in one
 */
public record CycleStatement(
        Interval first,
        Interval last,
        EnergySum soldEnergy,
        Money sold,
        EnergySum boughtEnergy,
        Money bought,
        Money fees,
        EnergySum surplusEnergy,
        Money surplus,
        EnergySum deficitEnergy,
        Money deficit,
        Money atTariff,
        int unread,
        Optional<Money> bill,
        Money retiredCredit) {
    /** What the cycle was worth; negative is a cost. */
    public Money sum() {
        return sold.minus(bought).minus(fees).plus(surplus).minus(deficit);
    }

    /** Against the same day without the market; never negative for who kept to what was traded. */
    public Money saved() {
        return sum().minus(atTariff);
    }

    /** What the bill should be by these lines; the trades themselves are paid on the ledger. */
    public Money expectedBill() {
        return deficit.minus(surplus).minus(retiredCredit);
    }

    /** By how much the ledger's bill is not what these lines make it; empty without a bill, zero when it is right. */
    public Optional<Money> difference() {
        return bill.map(written -> written.minus(expectedBill()));
    }
}
