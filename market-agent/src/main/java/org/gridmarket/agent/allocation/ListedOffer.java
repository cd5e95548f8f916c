package org.gridmarket.agent.allocation;

import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.quantity.Cycle;

/**
 * An offer as a file lists it.
 *
 * @param name unique in the file
 * @param member who posts it
 * @param book the cycle that it is posted for
 * @param offer what is posted
 */
public record ListedOffer(String name, String member, Cycle book, Offer offer) {}
