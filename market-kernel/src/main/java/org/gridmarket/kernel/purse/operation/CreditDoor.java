package org.gridmarket.kernel.purse.operation;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;

/**
 * Port: the one door between purses and the credit of the energy market. The energy market judges by its own rules, changes
 * its own rows and tells its own events; a refusal writes nothing.
 */
public interface CreditDoor {
    /** Takes free credit out of an account; answers canonical JSON of what the energy market tells. */
    Decision<List<String>> takeOut(AccountKey account, Money amount, WorldState world);

    /**
     * Lets money wait for an account, which collects it as it collects what was booked for it; answers the same.
     *
     * @param reference names this move in what the energy market tells, and no other
     */
    Decision<List<String>> putIn(AccountKey account, Money amount, String reference, WorldState world);
}
