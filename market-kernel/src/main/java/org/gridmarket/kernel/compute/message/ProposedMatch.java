package org.gridmarket.kernel.compute.message;

import org.gridmarket.kernel.compute.offer.OfferId;

/**
 * A match that a solver proposes; the directory's note is the one that the job names.
 *
 * @param note of the mediator
 */
public record ProposedMatch(OfferId job, OfferId resource, OfferId note) {}
