package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.quantity.Money;

/**
 * What a job creator lays out, and takes.
 *
 * @param bid the highest ask
 * @param maxFees all fees of a match together, of which it pays half
 * @param maxMediation what a run of the mediator may cost
 * @param deposit for the price, one run and its fees
 */
public record JobMoney(Ask bid, Money maxFees, Money maxMediation, Money deposit) {}
