package org.gridmarket.kernel.compute.match;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where every µ of a match goes.
 *
 * @param outcome how it closes
 * @param moves what changes its owner
 * @param payouts what waits for each account: what it is paid, and what is left of its stakes
 * @param retried the job, as it goes back into the book; null when it does not
 * @param renewed the resource, likewise
 * @param renewedNotes notes, likewise
 */
public record Settlement(
        Outcome outcome,
        List<Move> moves,
        SortedMap<AccountKey, Money> payouts,
        @Nullable Job retried,
        @Nullable Resource renewed,
        List<Note> renewedNotes) {
    public Settlement {
        moves = List.copyOf(moves);
        payouts = new TreeMap<>(payouts);
        renewedNotes = List.copyOf(renewedNotes);
    }

    /**
     * Divides up a match.
     *
     * @param stopped offers that their owners do not want renewed
     * @throws IllegalStateException when money would appear or be lost: a bug
     */
    public static Settlement of(Match match, Closing closing, LedgerTime now, Predicate<OfferId> stopped) {
        Pots pots = new Pots(match);
        new Moves(match, closing, pots).make();
        Job retried = retried(match, closing, pots, now);
        Resource renewed = renewed(match, closing, pots, now, stopped);
        List<Note> notes = renewedNotes(match, closing, pots, now, stopped);
        pots.giveBack(Pots.Pot.APPELLANT);
        for (int index = 0; index < match.cases().size(); index++) {
            pots.giveBack(Pots.Pot.ofCase(index));
        }
        Settlement settled = new Settlement(closing.outcome(), pots.moves(), pots.payouts(), retried, renewed, notes);
        if (!settled.money().equals(match.money())) {
            throw new IllegalStateException(
                    "match " + match.id() + " holds " + match.money() + " and pays " + settled.money());
        }
        return settled;
    }

    private static @Nullable Job retried(Match match, Closing closing, Pots pots, LedgerTime now) {
        Job job = match.job();
        boolean mayRetry = closing.outcome().failsTheJob()
                && job.mayRetry()
                && now.isBefore(job.offer().expiry())
                && now.isBefore(job.offer().deadline());
        if (!mayRetry) {
            pots.giveBack(Pots.Pot.CREATOR);
            return null;
        }
        pots.keepInBook(Pots.Pot.CREATOR);
        return job.afterFailureOf(match.provider());
    }

    private static @Nullable Resource renewed(
            Match match, Closing closing, Pots pots, LedgerTime now, Predicate<OfferId> stopped) {
        Resource resource = match.resource();
        Money whole = resource.offer().deposit();
        Money held = pots.left(Pots.Pot.PROVIDER).plus(pots.paid(match.provider()));
        boolean mayRenew = closing.outcome().isWithoutFaultOfProvider()
                && resource.offer().renew()
                && now.isBefore(resource.offer().expiry())
                && !whole.exceeds(held)
                && !stopped.test(resource.id());
        if (!mayRenew) {
            pots.giveBack(Pots.Pot.PROVIDER);
            return null;
        }
        pots.fillUp(Pots.Pot.PROVIDER, whole);
        pots.keepInBook(Pots.Pot.PROVIDER);
        return resource.renewed();
    }

    private static List<Note> renewedNotes(
            Match match, Closing closing, Pots pots, LedgerTime now, Predicate<OfferId> stopped) {
        List<Note> notes = new ArrayList<>();
        boolean faultless =
                !match.cases().getFirst().silent() && !closing.minority().contains(0);
        renew(match.mediatorNote(), Pots.Pot.ofCase(0), faultless, pots, now, stopped, notes);
        boolean delivered = closing.outcome() != Outcome.DIRECTORY;
        renew(match.directoryNote(), Pots.Pot.DIRECTORY, delivered, pots, now, stopped, notes);
        return notes;
    }

    private static void renew(
            Note note,
            Pots.Pot pot,
            boolean faultless,
            Pots pots,
            LedgerTime now,
            Predicate<OfferId> stopped,
            List<Note> renewed) {
        boolean mayRenew = faultless
                && note.offer().renew()
                && now.isBefore(note.offer().expiry())
                && pots.left(pot).equals(note.offer().stake())
                && !stopped.test(note.id());
        if (mayRenew) {
            pots.keepInBook(pot);
            renewed.add(note.renewed());
        } else {
            pots.giveBack(pot);
        }
    }

    /** All that is paid out or goes back into the book. */
    public Money money() {
        Money sum = payouts.values().stream().reduce(Money.ZERO, Money::plus);
        if (retried != null) {
            sum = sum.plus(retried.offer().money().deposit());
        }
        if (renewed != null) {
            sum = sum.plus(renewed.offer().deposit());
        }
        for (Note note : renewedNotes) {
            sum = sum.plus(note.offer().stake());
        }
        return sum;
    }
}
