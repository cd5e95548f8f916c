package org.gridmarket.kernel.stream.lane;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;

/**
 * A mediator's money in an allocation.
 *
 * @param mediator who
 * @param bond it has locked
 * @param owed fees it has earned
 */
public record PanelMember(AccountKey mediator, Money bond, Money owed) {
    PanelMember earning(Money fee) {
        return new PanelMember(mediator, bond, owed.plus(fee));
    }

    PanelMember withoutBond() {
        return new PanelMember(mediator, Money.ZERO, owed);
    }
}
