package org.gridmarket.kernel.compute.message;

import java.util.List;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.party.AccountKey;

/** What may be asked without changing anything; the function is the record's name behind {@code compute:}. */
public sealed interface ComputeQuery {
    /** The terms in force. */
    record ReadTerms() implements ComputeQuery {}

    /** A job in the book. */
    record ReadJob(OfferId job) implements ComputeQuery {}

    /** A resource in the book. */
    record ReadResource(OfferId resource) implements ComputeQuery {}

    /** A note in the book. */
    record ReadNote(OfferId note) implements ComputeQuery {}

    /** A match that is open. */
    record ReadMatch(MatchId match) implements ComputeQuery {}

    /** Where mediators and directories are found. */
    record ReadMembers(List<AccountKey> members) implements ComputeQuery {
        public ReadMembers {
            members = List.copyOf(members);
        }
    }

    /** SHA-256 over all rows of this market, to compare peers. */
    record ReadComputeDigest() implements ComputeQuery {}
}
