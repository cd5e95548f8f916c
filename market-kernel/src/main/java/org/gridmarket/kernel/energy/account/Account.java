package org.gridmarket.kernel.energy.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * The state of one account, as one value: only its own operations and claims write it, so operations of different
 * accounts never conflict. Invariant (G3): free = held - pledged is never negative, for each asset and for credit.
 *
 * @param key the account
 * @param meter the meter it is bound to; null for an anonymous account
 * @param credit held in all, pledged credit included; never negative
 * @param holdings assets by interval, ascending
 * @param offers live offers, ascending
 * @param posted what it has put into the books that an instance still reads, by book; null, and absent on the wire, for
 *     nothing
 */
public record Account(
        AccountKey key,
        @Nullable MeterId meter,
        Money credit,
        List<Holding> holdings,
        List<LiveOffer> offers,
        @Nullable List<PostedBytes> posted) {
    public Account {
        holdings = List.copyOf(holdings);
        offers = List.copyOf(offers);
        posted = posted == null || posted.isEmpty() ? null : List.copyOf(posted);
        if (credit.isNegative()) {
            throw new IllegalArgumentException("credit of account " + key + " would be " + credit);
        }
    }

    public static Account empty(AccountKey key, @Nullable MeterId meter) {
        return new Account(key, meter, Money.ZERO, List.of(), List.of(), null);
    }

    public Optional<Holding> holding(Interval t) {
        int at = place(holdings, Holding::t, t);
        return at < 0 ? Optional.empty() : Optional.of(holdings.get(at));
    }

    /** Where it is in an ascending list, else -(where it would be) - 1. Found by halving: one operation asks very often. */
    private static <V, K extends Comparable<K>> int place(List<V> ascending, Function<V, K> key, K wanted) {
        int low = 0;
        int high = ascending.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = key.apply(ascending.get(middle)).compareTo(wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    public boolean hasClaimed(Interval t) {
        return holding(t).map(Holding::claimed).orElse(false);
    }

    public boolean isAnonymous() {
        return meter == null;
    }

    /** Whether this account came out of a mix of the window that begins at an interval. */
    public boolean isMixedFor(Interval window) {
        return isAnonymous() && !holdings.isEmpty() && holdings.getFirst().t().equals(window);
    }

    public Optional<LiveOffer> offer(OfferId id) {
        int at = place(offers, LiveOffer::id, id);
        return at < 0 ? Optional.empty() : Optional.of(offers.get(at));
    }

    /** The pages on which this account may still have final trades at an interval. */
    public List<PageId> pagesNaming(Interval t) {
        TreeSet<PageId> pages = new TreeSet<>();
        for (LiveOffer offer : offers) {
            if (offer.intervals().contains(t)) {
                pages.add(offer.id().page());
            }
        }
        return List.copyOf(pages);
    }

    public int livePages() {
        return (int) offers.stream().map(offer -> offer.id().page()).distinct().count();
    }

    /** Credit earned by selling that waits for the bill of its cycle. */
    public Money lockedProceeds() {
        return holdings.stream().map(Holding::proceeds).reduce(Money.ZERO, Money::plus);
    }

    /** What it has put into the books that it still remembers. */
    public int postedBytes() {
        return posted == null ? 0 : posted.stream().mapToInt(PostedBytes::bytes).sum();
    }

    /** Without what it has put into books before this one. */
    public Account postedSince(Book oldest) {
        return posted == null
                ? this
                : withPosted(posted.stream()
                        .filter(book -> !book.book().isBefore(oldest))
                        .toList());
    }

    /** With so many bytes more in a book. */
    public Account posting(Book book, int bytes) {
        List<PostedBytes> changed = new ArrayList<>(posted == null ? List.of() : posted);
        int before = 0;
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).book().equals(book)) {
                before = changed.remove(i).bytes();
                break;
            }
        }
        changed.add(new PostedBytes(book, Math.addExact(before, bytes)));
        return withPosted(changed);
    }

    private Account withPosted(List<PostedBytes> changed) {
        return new Account(key, meter, credit, holdings, offers, changed);
    }

    public Account withCredit(Money changed) {
        return new Account(key, meter, changed, holdings, offers, posted);
    }

    public Account withMeter(MeterId bound) {
        return new Account(key, bound, credit, holdings, offers, posted);
    }

    public Account withOffers(List<LiveOffer> changed) {
        return new Account(key, meter, credit, holdings, changed, posted);
    }

    /** With this holding in place of the one of the same interval. */
    public Account withHolding(Holding changed) {
        List<Holding> all = new ArrayList<>(holdings);
        int at = place(holdings, Holding::t, changed.t());
        if (at < 0) {
            all.add(-(at + 1), changed);
        } else {
            all.set(at, changed);
        }
        return new Account(key, meter, credit, all, offers, posted);
    }

    public Account withHoldings(List<Holding> changed) {
        return new Account(key, meter, credit, changed, offers, posted);
    }

    /** Pays from credit; proceeds are spent first, the oldest first. */
    public Account paying(Money amount) {
        Money toUnlock = amount;
        List<Holding> all = new ArrayList<>();
        for (Holding holding : holdings) {
            Money spent = holding.proceeds().min(toUnlock);
            toUnlock = toUnlock.minus(spent);
            all.add(
                    spent.isZero()
                            ? holding
                            : holding.withProceeds(holding.proceeds().minus(spent)));
        }
        return new Account(key, meter, credit.minus(amount), all, offers, posted);
    }
}
