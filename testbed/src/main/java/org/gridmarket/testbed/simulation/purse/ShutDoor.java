package org.gridmarket.testbed.simulation.purse;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.purse.operation.CreditDoor;
import org.gridmarket.kernel.quantity.Money;

/** The door to an energy market that is not there: nobody has credit, and nobody gets any. */
final class ShutDoor implements CreditDoor {
    @Override
    public Decision<List<String>> takeOut(AccountKey account, Money amount, WorldState world) {
        return shut(account);
    }

    @Override
    public Decision<List<String>> putIn(AccountKey account, Money amount, String reference, WorldState world) {
        return shut(account);
    }

    private static Decision<List<String>> shut(AccountKey account) {
        return Decision.reject(PurseRejection.PURSE_TOO_SMALL, "simulation", account + " has no credit");
    }
}
