package org.gridmarket.testkit.purse;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.operation.CreditDoor;
import org.gridmarket.kernel.quantity.Money;

/** For a ledger without an energy market: there is no credit to take from, and none to add to. */
public final class ClosedDoor implements CreditDoor {
    @Override
    public Decision<List<String>> takeOut(AccountKey account, Money amount, WorldState world) {
        return closed();
    }

    @Override
    public Decision<List<String>> putIn(AccountKey account, Money amount, String reference, WorldState world) {
        return closed();
    }

    private static Decision<List<String>> closed() {
        return Decision.reject(ShellRejection.UNKNOWN_FUNCTION, "test kit", "there is no energy market on this ledger");
    }
}
