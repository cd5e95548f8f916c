package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.party.AccountKey;

/**
 * A note in the book or in a match.
 *
 * @param id from its posting
 * @param owner the mediator or directory
 * @param offer as it was posted
 * @param use how often it has been renewed
 */
public record Note(OfferId id, AccountKey owner, NoteOffer offer, int use) {
    public Note renewed() {
        return new Note(id, owner, offer, Math.incrementExact(use));
    }

    /**
     * As a mediator's.
     *
     * @throws IllegalStateException when it is a directory's: an earlier rule should have refused
     */
    public NoteOffer.MediatorNote asMediator() {
        if (offer instanceof NoteOffer.MediatorNote mediator) {
            return mediator;
        }
        throw new IllegalStateException("note " + id + " is a directory's");
    }
}
