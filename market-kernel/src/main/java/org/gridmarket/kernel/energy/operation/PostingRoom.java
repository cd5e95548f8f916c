package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Book;
import org.jspecify.annotations.Nullable;

/**
 * How much an account may put into the books that one instance reads, so that all accounts together never make an instance
 * larger than {@link EnergyLimit#INSTANCE_BYTES} (ADR 14). A share for each account needs no common counter: it follows from
 * how many accounts there can be, which is the number of meters there is room for, and of the accounts that mixes make for
 * them. What was posted or cancelled counts until its book has rolled off; a cancellation gives nothing back.
 */
final class PostingRoom {
    /** A share below this holds no page of a few offers, so there may be no more accounts: some 1,000 bytes. */
    static final int LEAST_SHARE = 1_000;

    /** So many meters have room from the beginning. */
    static final int SMALLEST_ROOM = 128;

    /** Room grows by an eighth of itself, so that the share of an account changes seldom. */
    private static final int STEPS = 8;

    private static final String SOURCE = "energy-market, postOffers; docs/adr/0014";

    /** What an account wants to put into a book. */
    record Facts(Account account, long used, long more, long share) {
        @Nullable String tooMuch() {
            return used + more > share
                    ? more + " bytes more and " + used + " in the books that an instance reads; account "
                            + account.key() + " has room for " + share + " of " + EnergyLimit.INSTANCE_BYTES
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> ROOM = RuleBook.of("energy, every operation that puts something into a book",
            rule(OfferRejection.POSTING_ROOM_USED, SOURCE, Facts::tooMuch));
    // spotless:on

    private PostingRoom() {}

    /** The account with so many bytes more in a book, if it has room for them. */
    static Decision<Account> take(Account account, Book book, int bytes, SignedCall call, EnergyState state) {
        Book oldest = book.minus(call.calendar().horizon());
        Account trimmed = account.postedSince(oldest);
        long share = share(trimmed, metersWithRoom(state), call.calendar(), state.rules(), state.limits());
        return ROOM.check(new Facts(trimmed, trimmed.postedBytes(), bytes, share))
                .map(legal -> trimmed.posting(book, bytes));
    }

    /** For how many meters there is room; written only when it grows, so that reading it makes no conflicts. */
    static int metersWithRoom(EnergyState state) {
        return EnergyState.METER_ROOM
                .find(state.world())
                .map(StoredValues.MeterRoom::meters)
                .orElse(SMALLEST_ROOM);
    }

    /** The room that so many meters need: the next multiple of an eighth of the power of two below. */
    static int roomFor(int meters) {
        int step = Math.max(1, Integer.highestOneBit(Math.max(meters, 1)) / STEPS);
        return Math.max(SMALLEST_ROOM, Math.ceilDiv(meters, step) * step);
    }

    private static long share(
            Account account, int meters, MarketCalendar calendar, MarketRules rules, EnergyLimits limits) {
        if (!account.isAnonymous()) {
            return shareOfPublic(meters, rules, limits);
        }
        Optional<MixWindow> window =
                account.holdings().stream().findFirst().map(Holding::t).flatMap(rules::windowOf);
        return window.map(found -> shareOfAnonymous(meters, found.terms(), calendar, limits))
                .orElse(0L); // without assets it has nothing to post
    }

    /** Three quarters among all meters; one where there are anonymous accounts as well, for which two are. */
    static long shareOfPublic(int meters, MarketRules rules, EnergyLimits limits) {
        long quarter = limits.of(EnergyLimit.INSTANCE_BYTES) / 4;
        return (rules.terms().versions().isEmpty() ? 3 * quarter : quarter) / meters;
    }

    /**
     * The books of one instance take pages of the accounts of several windows: those that begin or end in them, and that of
     * the next window, which post as soon as they have been mixed.
     */
    static long shareOfAnonymous(int meters, MixingTerms terms, MarketCalendar calendar, EnergyLimits limits) {
        long windows = 2L + (calendar.horizon() + terms.lead()) / terms.window();
        return limits.of(EnergyLimit.INSTANCE_BYTES) / 2 / (meters * windows * terms.bundles());
    }

    /**
     * What is wrong when there is room for so many meters; null when every account has a share to post with.
     *
     * @param calendar null before the market is founded
     */
    static @Nullable String offence(
            int meters, MarketRules rules, @Nullable MarketCalendar calendar, EnergyLimits limits) {
        long least = shareOfPublic(meters, rules, limits);
        for (MixingTerms terms : rules.terms().values()) {
            if (calendar != null) {
                least = Math.min(least, shareOfAnonymous(meters, terms, calendar, limits));
            }
        }
        return least < LEAST_SHARE
                ? "with room for " + meters + " meters an account could post " + least + " bytes; at least "
                        + LEAST_SHARE
                        + " are needed, and all together have " + limits.of(EnergyLimit.INSTANCE_BYTES) + " ("
                        + EnergyLimit.INSTANCE_BYTES + ")"
                : null;
    }
}
