package org.gridmarket.agent.energy;

import java.util.List;
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
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * One anonymous account and its short life: it offers in its window, at a random moment; it retires what is left, and later
 * its credit, at random moments, under tags that only the own meter knows; nothing is ever merged (spec anonymity).
 */
final class FreshAccount {
    private static final int PATIENCE_DIVISOR = 2;

    private final Signer signer;
    private final MixWindow window;
    private final RetirementTags tags;
    private final Jitter jitter;
    private final OfferDesk desk = new OfferDesk();
    private final NavigableSet<Interval> toRetire = new TreeSet<>();
    private final NavigableSet<Interval> finals = new TreeSet<>();
    private @Nullable LedgerTime postAt;
    private @Nullable LedgerTime retireAt;
    private @Nullable LedgerTime creditAt;
    private final PartSize retiring = new PartSize(EnergyLimit.INTERVALS_PER_OPERATION.ceiling());
    private boolean creditRetired;

    /**
     * @param signer of the fresh key
     * @param window whose bundle it received
     * @param offers may be empty: then it only covers
     */
    FreshAccount(Signer signer, MixWindow window, List<Offer> offers, RetirementTags tags, Jitter jitter) {
        this.signer = signer;
        this.window = window;
        this.tags = tags;
        this.jitter = jitter;
        desk.fill(offers);
        window.intervals().forEach(toRetire::add);
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
        switch (event) {
            case EnergyEvent.OfferPosted(var page) when page.account().equals(signer.key()) -> desk.clear();
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
            Interval book = desk.nextBook(calendar, now);
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
        return now.isBefore(creditAt) ? null : new EnergyCommand.RetireCredit(tags.creditTag(signer.key()));
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
        return now.isBefore(retireAt)
                ? null
                : new EnergyCommand.Retire(ready.stream()
                        .limit(retiring.now())
                        .map(t -> new RetirementTag(t, tags.tag(signer.key(), t)))
                        .toList());
    }

    /** Has carried out what it asked for. */
    void succeeded(EnergyCommand.Signed command, AgentTally tally) {
        switch (command) {
            case EnergyCommand.PostOffers done -> {
                desk.clear(); // one posting takes them all
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
                desk.clear();
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
