package org.gridmarket.kernel.compute.message;

import java.util.List;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What committed operations and queries of the computation market answer, besides offers, matches and terms themselves. */
public sealed interface ComputeAnswer {
    /** Nothing but that it is done. */
    record ComputeDone() implements ComputeAnswer {}

    /** Offers that are in the book, and elements that were refused. */
    record OffersPosted(List<PostedOffer> posted, List<ElementRefused> refused) implements ComputeAnswer {
        public OffersPosted {
            posted = List.copyOf(posted);
            refused = List.copyOf(refused);
        }
    }

    /** Matches that were made or moved on, and elements that were refused. */
    record MatchesMoved(List<MovedMatch> moved, List<ElementRefused> refused) implements ComputeAnswer {
        public MatchesMoved {
            moved = List.copyOf(moved);
            refused = List.copyOf(refused);
        }
    }

    /** Where one match stands now. */
    record MatchMoved(
            MatchId match, MatchStatus status, @Nullable Outcome outcome) implements ComputeAnswer {}

    /** The digest of a proposal, which another organisation names to approve it. */
    record ComputeTermsDigest(Bytes digest) implements ComputeAnswer {}

    /** How many rows were deleted, and whether all that were named. */
    record ComputeRowsForgotten(int rows, boolean all) implements ComputeAnswer {}

    /** Where those are found that have said so. */
    record ComputeMembers(List<FoundMember> members) implements ComputeAnswer {
        public ComputeMembers {
            members = List.copyOf(members);
        }
    }

    /** The digest of all rows, and of how many. */
    record ComputeDigest(Bytes digest, int rows) implements ComputeAnswer {}

    /** An element of a list, counted from 0, and the offer that it made. */
    record PostedOffer(int index, OfferId offer) implements ComputeAnswer {}

    /** An element of a list, counted from 0, and where its match stands. */
    record MovedMatch(
            int index,
            MatchId match,
            MatchStatus status,
            @Nullable Outcome outcome) implements ComputeAnswer {}

    /** An element of a list that was refused. */
    record ElementRefused(int index, String code, String detail) implements ComputeAnswer {}

    /** One who has said where it is found. */
    record FoundMember(AccountKey account, MemberEntry entry) implements ComputeAnswer {}
}
