package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;

/**
 * A call whose envelope has been found good, with what the energy market knows of it.
 *
 * @param signer the key that signed
 * @param name the operation's name, the id of the page it may write
 * @param ledger what the ledger says of the call
 * @param calendar the market's calendar
 * @param limits the bounds in force
 */
record SignedCall(AccountKey signer, PageId name, LedgerCall ledger, MarketCalendar calendar, EnergyLimits limits) {
    static SignedCall of(SignedOperation<BookValidity> operation, EnergyLimits limits) {
        return new SignedCall(
                operation.signer(),
                new PageId(operation.name().id()),
                operation.ledger(),
                operation.validity().calendar(),
                limits);
    }

    LedgerTime now() {
        return ledger.time();
    }

    Round round() {
        return calendar.roundAt(now());
    }
}
