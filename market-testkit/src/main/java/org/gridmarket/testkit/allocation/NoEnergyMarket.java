package org.gridmarket.testkit.allocation;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.operation.CreditDoor;
import org.gridmarket.kernel.quantity.Money;

/** The door of purses to an energy market, on a ledger that has none. */
final class NoEnergyMarket implements CreditDoor {
    @Override
    public Decision<List<String>> takeOut(AccountKey account, Money amount, WorldState world) {
        throw new IllegalStateException("there is no energy market on this ledger");
    }

    @Override
    public Decision<List<String>> putIn(AccountKey account, Money amount, String reference, WorldState world) {
        throw new IllegalStateException("there is no energy market on this ledger");
    }
}
