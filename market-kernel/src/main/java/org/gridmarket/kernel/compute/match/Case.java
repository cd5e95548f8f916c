package org.gridmarket.kernel.compute.match;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * One mediator and what it does about a match.
 *
 * @param mediator who
 * @param stake what it may lose
 * @param run its report; null until it is posted
 * @param silent whether its time has passed without one
 */
public record Case(
        AccountKey mediator, Money stake, @Nullable RunReport run, boolean silent) {
    static Case open(AccountKey mediator, Money stake) {
        return new Case(mediator, stake, null, false);
    }

    Case with(RunReport report) {
        return new Case(mediator, stake, report, false);
    }

    Case whenSilent() {
        return new Case(mediator, stake, null, true);
    }
}
