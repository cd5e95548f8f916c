package org.gridmarket.kernel.energy.operation;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.Pledges;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * One offer that wants to be posted.
 *
 * @param offer what it says
 * @param book where it is posted
 * @param account whose it is
 * @param pledges what the account's offers pledge, those before it in the posting included
 */
record PostingFacts(
        Offer offer, Book book, Account account, Pledges pledges, MarketRules rules, MarketCalendar calendar) {
    @Nullable String notAhead() {
        Interval first = offer.intervals().first();
        Interval last = offer.intervals().last();
        Interval lastNameable = calendar.lastNameable(book);
        return !first.isBefore(book.firstNameable()) && !last.isAfter(lastNameable)
                ? null
                : "names " + offer.intervals() + "; book " + book + " takes " + book.firstNameable() + ".."
                        + lastNameable;
    }

    @Nullable String withoutRules() {
        return offer.intervals().stream()
                .filter(t -> !rules.covers(t))
                .map(t -> "no rules are in force at interval " + t)
                .findFirst()
                .orElse(null);
    }

    @Nullable String outsideBand() {
        for (Interval t : offer.intervals()) {
            Tariff tariff = tariff(t);
            boolean tooHigh = offer.side() == Side.SELL && offer.reservation().exceeds(tariff.bandHigh());
            boolean tooLow = offer.side() == Side.BUY && tariff.bandLow().exceeds(offer.reservation());
            if (tooHigh || tooLow) {
                return "reservation price " + offer.reservation() + ", the band of interval " + t + " is "
                        + tariff.bandLow() + ".." + tariff.bandHigh();
            }
        }
        return null;
    }

    @Nullable String assetsMissing() {
        for (Interval t : offer.intervals()) {
            if (account.holding(t).isEmpty()
                    || account.hasClaimed(t)
                    || offer.energy().exceeds(pledges.free(offer.side(), t))) {
                return "interval " + t + " has "
                        + (account.holding(t).isEmpty() ? "nothing" : pledges.free(offer.side(), t)) + " free, "
                        + offer.energy() + " offered";
            }
        }
        return null;
    }

    @Nullable String severalGroups() {
        Set<GroupId> groups = new TreeSet<>();
        for (Interval t : offer.intervals()) {
            account.holding(t).map(Holding::group).ifPresent(groups::add);
        }
        return groups.size() > 1 ? "intervals " + offer.intervals() + " lie in groups " + groups : null;
    }

    /** A household's exact profile is a fingerprint; a public account shows its own anyway. */
    @Nullable String offStep() {
        Optional<MixingTerms> terms = rules.terms().at(offer.intervals().first());
        if (!account.isAnonymous() || terms.isEmpty()) {
            return null;
        }
        Energy energyStep = terms.get()
                .stepOf(account.holding(offer.intervals().first()).orElseThrow().withdrawnProduction());
        UnitPrice priceStep = terms.get().priceStep();
        boolean inSteps = offer.energy().wh() % energyStep.wh() == 0
                && offer.reservation().microPerWh() % priceStep.microPerWh() == 0;
        return inSteps
                ? null
                : offer.energy() + " at " + offer.reservation() + "; the steps are " + energyStep + " and " + priceStep;
    }

    @Nullable String creditMissing() {
        Money needed = offer.energy().at(creditPerWh());
        return needed.exceeds(pledges.freeCredit())
                ? pledges.freeCredit() + " is free, " + needed + " needed at " + creditPerWh()
                : null;
    }

    /** A buyer pledges the largest (clamped R + fee) of its intervals; a seller none, since the band covers its fee. */
    UnitPrice creditPerWh() {
        if (offer.side() == Side.SELL) {
            return UnitPrice.ZERO;
        }
        UnitPrice largest = UnitPrice.ZERO;
        for (Interval t : offer.intervals()) {
            largest = largest.max(
                    tariff(t).clamp(offer.reservation()).plus(tariff(t).fee()));
        }
        return largest;
    }

    GroupId group() {
        Optional<Holding> first = account.holding(offer.intervals().first());
        return first.orElseThrow().group();
    }

    private Tariff tariff(Interval t) {
        return rules.tariffAt(t).orElseThrow();
    }
}
