package org.gridmarket.worker.compute.role;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gridmarket.client.Wallet;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;

/** Keeps so many notes of an account in the book and in matches; takes expired ones out, and collects what is paid for them. */
public final class NoteKeeping {
    private final AccountKey account;
    private final int count;
    private final Function<LedgerTime, NoteOffer> offer;
    private final Wallet wallet;
    private final Map<OfferId, LedgerTime> inBook = new HashMap<>();
    private final Set<OfferId> bound = new HashSet<>();
    private final Map<MatchId, List<OfferId>> boundIn = new HashMap<>();

    /**
     * @param count how many notes, each for one match at a time
     * @param offer what each says, from now on
     */
    public NoteKeeping(AccountKey account, int count, Function<LedgerTime, NoteOffer> offer, Wallet wallet) {
        this.account = account;
        this.count = count;
        this.offer = offer;
        this.wallet = wallet;
    }

    public void hear(ComputeEvent event) {
        switch (event) {
            case ComputeEvent.NotePosted(var note) -> {
                if (note.owner().equals(account)) {
                    inBook.put(note.id(), note.offer().expiry());
                    bound.remove(note.id());
                }
            }
            case ComputeEvent.OfferGone(var kind, var id) -> inBook.remove(id);
            case ComputeEvent.Matched(var match) -> {
                List<OfferId> own = new ArrayList<>();
                for (Note note : List.of(match.mediatorNote(), match.directoryNote())) {
                    if (note.owner().equals(account)) {
                        own.add(note.id());
                    }
                }
                own.forEach(inBook::remove);
                bound.addAll(own);
                boundIn.put(match.id(), own);
            }
            case ComputeEvent.MatchClosed closed -> {
                List<OfferId> own = boundIn.remove(closed.match());
                (own == null ? Collections.<OfferId>emptyList() : own).forEach(bound::remove);
            }
            default -> {
                // not of notes
            }
        }
    }

    /** The most urgent first. */
    public List<Intent> wants(LedgerTime now) {
        List<Intent> wants = new ArrayList<>();
        NoteOffer next = offer.apply(now);
        int missing = Math.min(count - inBook.size() - bound.size(), ComputeLimit.ELEMENTS_PER_OPERATION.ceiling());
        int payable = next.stake().isZero()
                ? 0
                : Math.toIntExact(
                        Math.min(missing, wallet.purse().micro() / next.stake().micro()));
        wallet.collect(payable < missing).map(Intent::of).ifPresent(wants::add);
        inBook.forEach((id, expiry) -> {
            if (!now.isBefore(expiry)) {
                wants.add(Intent.of(new ComputeCommand.WithdrawOffer(OfferKind.NOTE, id)));
            }
        });
        if (payable > 0) {
            wants.add(Intent.of(new ComputeCommand.PostNotes(Collections.nCopies(payable, next))));
        }
        return wants;
    }

    /** Its notes, in the book or in a match. */
    public List<OfferId> all() {
        return Stream.concat(inBook.keySet().stream(), bound.stream()).sorted().toList();
    }
}
