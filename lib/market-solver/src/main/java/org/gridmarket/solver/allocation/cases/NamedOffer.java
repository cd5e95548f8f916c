package org.gridmarket.solver.allocation.cases;

import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.quantity.Cycle;

/**
 * An offer as a folder names it.
 *
 * @param name unique in the market
 * @param member who posts it
 * @param book the cycle that it is posted for
 * @param offer what is posted
 */
public record NamedOffer(String name, String member, Cycle book, Offer offer) {}
