package org.gridmarket.kernel.compute.offer;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.party.AccountKey;

/**
 * A job in the book or in a match.
 *
 * @param id from its posting
 * @param owner the job creator
 * @param offer as it was posted
 * @param attempt how many providers have failed it
 * @param failed these
 */
public record Job(OfferId id, AccountKey owner, JobOffer offer, int attempt, List<AccountKey> failed) {
    public Job {
        failed = List.copyOf(failed);
    }

    public static Job posted(OfferId id, AccountKey owner, JobOffer offer) {
        return new Job(id, owner, offer, 0, List.of());
    }

    public boolean mayRetry() {
        return attempt < offer.retries();
    }

    /** As it goes back into the book after a provider has failed it. */
    public Job afterFailureOf(AccountKey provider) {
        return new Job(
                id,
                owner,
                offer,
                attempt + 1,
                Stream.concat(failed.stream(), Stream.of(provider)).toList());
    }
}
