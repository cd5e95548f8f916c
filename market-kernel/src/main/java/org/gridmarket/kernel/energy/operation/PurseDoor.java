package org.gridmarket.kernel.energy.operation;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.operation.CreditDoor;
import org.gridmarket.kernel.quantity.Money;

/**
 * The one door between this market's credit and purses, by the rules of this market and in its own words: what goes to a purse
 * is credit redeemed, what comes from one is money booked, which its account collects. So whoever adds up this market's events
 * need not know that there are purses.
 */
public final class PurseDoor implements CreditDoor {
    private final EnergyLimits limits;

    /** @param limits the bounds that the energy market works with */
    public PurseDoor(EnergyLimits limits) {
        this.limits = limits;
    }

    @Override
    public Decision<List<String>> takeOut(AccountKey account, Money amount, WorldState world) {
        EnergyState state = new EnergyState(world, limits);
        return CreditMoving.takeOut(account, amount, state).map(done -> state.told());
    }

    @Override
    public Decision<List<String>> putIn(AccountKey account, Money amount, String reference, WorldState world) {
        EnergyState state = new EnergyState(world, limits);
        return CreditMoving.putIn(account, amount, reference, state).map(done -> state.told());
    }
}
