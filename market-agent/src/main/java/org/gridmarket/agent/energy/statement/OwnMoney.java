package org.gridmarket.agent.energy.statement;

import org.gridmarket.kernel.quantity.Money;

/**
 * A home's own money in the market: no part of it is an earning.
 *
 * @param paidIn collected from the DSO so far
 * @param redeemed given back for money so far
 * @param lent of the public account in mixes that have handed out bundles, less what came back
 * @param credit what its trades, fees and deposits make the credit of the public account
 */
public record OwnMoney(Money paidIn, Money redeemed, Money lent, Money credit) {}
