package org.gridmarket.kernel.energy.bill;

import org.gridmarket.kernel.quantity.Money;

/**
 * What a prosumer owes the DSO for a cycle: sum over t of deficitPrice x max(0, -r) - surplusPrice x max(0, r), (2.16)
 * corrected, less the credit that its anonymous accounts have retired. Trades are paid on the ledger and do not appear here.
 *
 * @param total positive: the prosumer pays
 */
public record Bill(Money total) {
    public static final Bill EMPTY = new Bill(Money.ZERO);

    /** With one more interval, at the tariff that was in force. */
    public Bill plus(Residual residual, Tariff tariff) {
        Money owed = residual.net().deficit().at(tariff.deficitPrice());
        Money earned = residual.net().surplus().at(tariff.surplusPrice());
        return new Bill(total.plus(owed).minus(earned));
    }

    /** Less credit that the DSO owes since it was retired (anonymity, "Private bill"). */
    public Bill less(Money retiredCredit) {
        return new Bill(total.minus(retiredCredit));
    }
}
