package org.gridmarket.cli.compute;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.party.AccountKey;

/** Which directories take part: those whose notes are in the book or bound by a match, and not those that have gone. */
final class DirectoriesHeard {
    private final SequencedMap<OfferId, AccountKey> notes = new LinkedHashMap<>();
    private final Map<MatchId, OfferId> bound = new HashMap<>();

    void hear(Record event) {
        switch (event) {
            case ComputeEvent.NotePosted(var note) -> {
                if (note.offer() instanceof NoteOffer.DirectoryNote) {
                    notes.put(note.id(), note.owner());
                }
            }
            case ComputeEvent.OfferGone(var kind, var offer) -> notes.remove(offer);
            case ComputeEvent.Matched(var match) ->
                bound.put(match.id(), match.directoryNote().id());
            case ComputeEvent.MatchClosed closed -> {
                OfferId note = bound.remove(closed.match());
                if (note != null) {
                    notes.remove(note); // one that is renewed is told again, after the closing
                }
            }
            default -> {
                // not of notes
            }
        }
    }

    /** Each once, whose note has been there longest first. */
    List<AccountKey> taking() {
        return notes.values().stream().distinct().toList();
    }
}
