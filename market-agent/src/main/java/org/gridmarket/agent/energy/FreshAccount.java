package org.gridmarket.agent.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One anonymous account and its short life: it offers in its window, at a random moment; it retires what is left, and later
 * its credit, at random moments, under tags that only the own meter knows; nothing is ever merged (spec anonymity).
 */
final class FreshAccount {
    private static final int PATIENCE_DIVISOR = 2;

    /** A meter that does not answer is asked again after so long. */
    private static final int SILENCE_MILLIS = 1_000;

    private final Signer signer;
    private final MixWindow window;
    private final int place;
    private final RetirementTags tags;
    private final Jitter jitter;
    private final OfferDesk desk = new OfferDesk();
    private final LiveOffers live;
    private final NavigableSet<Interval> toRetire = new TreeSet<>();
    private final NavigableSet<Interval> finals = new TreeSet<>();
    private @Nullable LedgerTime postAt;
    private @Nullable LedgerTime retireAt;
    private @Nullable LedgerTime creditAt;
    private final PartSize retiring = new PartSize(EnergyLimit.INTERVALS_PER_OPERATION.ceiling());
    private boolean creditRetired;
    private boolean posted;
    private int forecast;

    /**
     * An account that offers nothing yet.
     *
     * @param signer of the fresh key
     * @param window whose bundle it received
     * @param place among the accounts of its home in this window, 0..m-1
     */
    FreshAccount(Signer signer, MixWindow window, int place, RetirementTags tags, Jitter jitter) {
        this.signer = signer;
        this.window = window;
        this.place = place;
        this.live = new LiveOffers(signer.key());
        this.tags = tags;
        this.jitter = jitter;
        window.intervals().forEach(toRetire::add);
    }

    MixWindow window() {
        return window;
    }

    int place() {
        return place;
    }

    /** Whether it has not posted, and does not know what this forecast wants. */
    boolean awaits(int newest) {
        return !posted && forecast != newest;
    }

    /**
     * What it is to offer, until it has posted: an account that cancelled and posted again would be tied to others of its home
     * that do so in the same moment.
     *
     * @param newest the number of the forecast that wants it
     * @param offers may be empty: then it only covers
     */
    void fill(int newest, List<Offer> offers) {
        forecast = newest;
        if (desk.isEmpty()) {
            postAt = null; // a moment of its own, not that of the forecast
        }
        desk.clear();
        desk.fill(offers);
    }

    /** What of it stands on the ledger and can still be traded. */
    List<Offer> openOffers() {
        return live.open().stream().map(Map.Entry::getValue).toList();
    }

    Signer signer() {
        return signer;
    }

    OfferDesk desk() {
        return desk;
    }

    boolean isDone() {
        return creditRetired && toRetire.isEmpty();
    }

    void observe(EnergyEvent event) {
        live.observe(event);
        switch (event) {
            case EnergyEvent.OfferPosted(var page) when page.account().equals(signer.key()) -> hasPosted();
            case EnergyEvent.Finalised done -> finals.add(done.interval());
            case EnergyEvent.Retired done when done.account().equals(signer.key()) -> toRetire.remove(done.t());
            case EnergyEvent.Settled over -> toRetire.remove(over.interval());
            case EnergyEvent.CreditRetired done when done.account().equals(signer.key()) -> creditRetired = true;
            default -> {
                // not this account's
            }
        }
    }

    /** Its next operation, when the time has come. */
    EnergyCommand.@Nullable Signed next(MarketCalendar calendar, AgentTally tally, LedgerTime now) {
        if (!desk.isEmpty()) {
            postAt = postAt == null ? jitter.posting(window, now) : postAt; // now, not when the events were read again
            Book book = desk.nextBook(calendar, now);
            List<Offer> offers = desk.forBook(book, calendar, now, EnergyLimit.OFFERS_PER_POST.ceiling());
            tally.late(desk.takeLate());
            if (!offers.isEmpty() && !now.isBefore(postAt)) {
                return new EnergyCommand.PostOffers(book, offers);
            }
        }
        if (!toRetire.isEmpty()) {
            return retirement(calendar, now);
        }
        if (creditRetired) {
            return null;
        }
        creditAt = creditAt == null ? now.plusMillis(jitter.retiring()) : creditAt;
        return now.isBefore(creditAt) ? null : creditRetirement(now);
    }

    private EnergyCommand.@Nullable Signed creditRetirement(LedgerTime now) {
        Optional<Bytes> tag = tags.askCreditTag(signer.key());
        if (tag.isEmpty()) {
            creditAt = now.plusMillis(SILENCE_MILLIS);
            return null;
        }
        return new EnergyCommand.RetireCredit(tag.get());
    }

    /** One posting takes them all. */
    private void hasPosted() {
        posted = true;
        desk.clear();
    }

    /**
     * All that is final, once the window is, or before the first of it would be swept: what is not retired by then is lost to
     * the home's bill. Half of the settlement window, and the random wait after it, end before a sweep may come.
     */
    private EnergyCommand.@Nullable Signed retirement(MarketCalendar calendar, LedgerTime now) {
        NavigableSet<Interval> ready = new TreeSet<>(toRetire);
        ready.retainAll(finals);
        if (ready.isEmpty()) {
            return null;
        }
        int patience = Math.max(1, calendar.settlementWindow() / PATIENCE_DIVISOR);
        boolean old = !ready.first().plus(patience).isAfter(finals.last());
        if (!finals.contains(window.last()) && !old && !retiring.isSearching()) {
            return null;
        }
        retireAt = retireAt == null ? now.plusMillis(jitter.retiring()) : retireAt;
        return now.isBefore(retireAt) ? null : retirement(ready, now);
    }

    private EnergyCommand.@Nullable Signed retirement(NavigableSet<Interval> ready, LedgerTime now) {
        List<RetirementTag> named = new ArrayList<>();
        for (Interval t : ready) {
            if (named.size() == retiring.now()) {
                break;
            }
            Optional<Bytes> tag = tags.askTag(signer.key(), t);
            if (tag.isEmpty()) {
                retireAt = now.plusMillis(SILENCE_MILLIS);
                return null;
            }
            named.add(new RetirementTag(t, tag.get()));
        }
        return new EnergyCommand.Retire(named);
    }

    /** Has carried out what it asked for. */
    void succeeded(EnergyCommand.Signed command, AgentTally tally) {
        switch (command) {
            case EnergyCommand.PostOffers done -> {
                hasPosted();
                tally.posted(done.offers().size());
            }
            case EnergyCommand.Retire done -> {
                retiring.accepted();
                retireAt = null; // the next ones have a moment of their own
                done.intervals().forEach(tag -> toRetire.remove(tag.t()));
            }
            case EnergyCommand.RetireCredit done -> creditRetired = true;
            default -> throw new IllegalStateException("an anonymous account never asks for " + command);
        }
    }

    /** Refused for good. */
    void givesUp(EnergyCommand.Signed command, String code, AgentTally tally) {
        switch (command) {
            case EnergyCommand.PostOffers post -> {
                hasPosted();
                post.offers().forEach(offer -> tally.refused(code));
            }
            case EnergyCommand.Retire refused -> {
                if (retiring.refused(refused.intervals().size())) {
                    refused.intervals().forEach(tag -> toRetire.remove(tag.t()));
                }
            }
            case EnergyCommand.RetireCredit refused -> creditRetired = true;
            default -> throw new IllegalStateException("an anonymous account never asks for " + command);
        }
    }

    /** When something falls due that no event will tell. */
    Optional<LedgerTime> wakesAt(MarketCalendar calendar, LedgerTime now) {
        if (!desk.isEmpty()) {
            LedgerTime opening = calendar.gate(desk.nextBook(calendar, now).minus(2));
            return Optional.of(postAt != null && opening.isBefore(postAt) ? postAt : opening);
        }
        return Optional.ofNullable(toRetire.isEmpty() ? creditAt : retireAt);
    }
}
