package org.gridmarket.agent.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What an account has to withdraw, and what of it has to be retired once it is final, several intervals at a time. */
public final class Settlement {
    private static final Bytes NO_TAG = Bytes.of(new byte[0]);

    private final NavigableMap<Interval, AssetAmount> toWithdraw = new TreeMap<>();
    private final NavigableSet<Interval> toRetire = new TreeSet<>();
    private final NavigableSet<Interval> ready = new TreeSet<>();
    private final NavigableSet<Interval> finals = new TreeSet<>();
    private final int together;
    private @Nullable Round closed;
    private final PartSize withdrawing = new PartSize(EnergyLimit.INTERVALS_PER_OPERATION.ceiling());
    private final PartSize retiring = new PartSize(EnergyLimit.INTERVALS_PER_OPERATION.ceiling());
    private final NavigableMap<Interval, AssetAmount> withdrawn = new TreeMap<>();
    private @Nullable TradingLimits limits;
    private int untilNext;

    /**
     * @param needs what the offers pledge
     * @param together intervals per retirement
     * @param stagger 0..together-1: how much earlier the first one comes, so that accounts do not all come at once
     */
    Settlement(List<AssetAmount> needs, int together, int stagger) {
        this.together = together;
        this.untilNext = together - stagger;
        needs.forEach(amount -> toWithdraw.put(amount.t(), amount));
    }

    /** These are the amounts that offers need now; what has been withdrawn of an interval is not withdrawn again. */
    void need(List<AssetAmount> needs) {
        toWithdraw.clear();
        want(needs);
    }

    /** These amounts are needed besides; the same of what has been withdrawn already. */
    void want(List<AssetAmount> needs) {
        for (AssetAmount need : needs) {
            AssetAmount had = withdrawn.getOrDefault(need.t(), new AssetAmount(need.t(), Energy.ZERO, Energy.ZERO));
            AssetAmount more = new AssetAmount(
                    need.t(),
                    least(need.production(), limits == null ? Energy.UNLIMITED : limits.production())
                            .minusOrZero(had.production()),
                    least(need.consumption(), limits == null ? Energy.UNLIMITED : limits.consumption())
                            .minusOrZero(had.consumption()));
            if (!more.production().isZero() || !more.consumption().isZero()) {
                toWithdraw.put(need.t(), more);
            }
        }
    }

    boolean hasMoreToWithdraw() {
        return !toWithdraw.isEmpty();
    }

    boolean isDone() {
        return toWithdraw.isEmpty() && toRetire.isEmpty();
    }

    int openIntervals() {
        return toWithdraw.size() + toRetire.size();
    }

    /**
     * The next amounts that may be withdrawn: of intervals after the current round, not beyond the last one that can be named
     * now and whose rules are fixed by the rounds closed.
     */
    List<AssetAmount> nextWithdrawal(MarketCalendar calendar, LedgerTime now) {
        toWithdraw.headMap(calendar.roundAt(now).interval(), true).clear();
        Interval named = calendar.lastNameable(now);
        Interval fixed =
                calendar.lastFixedBy(closed == null ? calendar.firstRound().previous() : closed);
        return toWithdraw.headMap(named.isBefore(fixed) ? named : fixed, true).values().stream()
                .limit(withdrawing.now())
                .toList();
    }

    /** No amount may exceed these, whatever the offers need. */
    void limit(TradingLimits told) {
        limits = told;
        toWithdraw.replaceAll((t, amount) -> new AssetAmount(
                t, least(amount.production(), told.production()), least(amount.consumption(), told.consumption())));
        toWithdraw
                .values()
                .removeIf(amount ->
                        amount.production().isZero() && amount.consumption().isZero());
    }

    private static Energy least(Energy one, Energy other) {
        return one.exceeds(other) ? other : one;
    }

    /** The operation that asked for them is on the ledger. */
    void withdrawalDone(List<AssetAmount> amounts) {
        withdrawing.accepted();
        withdrawn(amounts);
    }

    /** The ledger tells a withdrawal, once. */
    void told(List<AssetAmount> amounts) {
        amounts.forEach(amount -> withdrawn.merge(
                amount.t(),
                amount,
                (had, more) -> new AssetAmount(
                        had.t(),
                        had.production().plus(more.production()),
                        had.consumption().plus(more.consumption()))));
        withdrawn(amounts);
    }

    void withdrawn(List<AssetAmount> amounts) {
        for (AssetAmount amount : amounts) {
            toWithdraw.remove(amount.t());
            toRetire.add(amount.t());
            if (finals.contains(amount.t())) {
                ready.add(amount.t());
            }
        }
    }

    /** Whether the assets of all these intervals have been withdrawn and not been retired or lent since. */
    boolean holds(IntervalSet intervals) {
        return intervals.stream().allMatch(toRetire::contains);
    }

    /** The assets of these intervals lie in a mix: there is nothing to retire unless they come back. */
    void lent(IntervalSet intervals) {
        intervals.forEach(this::over);
    }

    /** They came back, or the mix is over and left nothing: either is to be retired. */
    void returned(IntervalSet intervals) {
        for (Interval t : intervals) {
            toRetire.add(t);
            if (finals.contains(t)) {
                ready.add(t);
            }
        }
    }

    /** One interval too much must not cost the others: parts are tried, and given up is what is refused alone. */
    void refused(List<AssetAmount> amounts) {
        if (withdrawing.refused(amounts.size())) {
            amounts.forEach(amount -> toWithdraw.remove(amount.t()));
        }
    }

    void closed(Round round) {
        closed = round;
    }

    void finalised(Interval t) {
        finals.add(t);
        if (toRetire.contains(t)) {
            ready.add(t);
        }
    }

    /** Enough final intervals for one retirement, or the last ones; else nothing. */
    List<RetirementTag> nextRetirement() {
        boolean last = toWithdraw.isEmpty() && ready.size() == toRetire.size();
        boolean waits = !last && !retiring.isSearching() && ready.size() < untilNext && !isOld();
        if (ready.isEmpty() || waits) {
            return List.of();
        }
        int most = retiring.now();
        List<RetirementTag> tags = new ArrayList<>();
        for (Interval t : ready) {
            if (tags.size() < most) {
                tags.add(new RetirementTag(t, NO_TAG));
            }
        }
        return tags;
    }

    /** Who trades seldom must not wait for more until the settlement window is over. */
    private boolean isOld() {
        return !ready.isEmpty()
                && !finals.isEmpty()
                && ready.first().plus(together).isBefore(finals.last());
    }

    void retired(Interval t) {
        toRetire.remove(t);
        ready.remove(t);
        untilNext = together;
    }

    /** Nothing is left to retire of a settled interval: it counts as unretired. */
    void over(Interval t) {
        withdrawn.remove(t);
        toWithdraw.remove(t);
        toRetire.remove(t);
        ready.remove(t);
    }

    /** The operation that asked for it is on the ledger. */
    void retirementDone(List<RetirementTag> tags) {
        retiring.accepted();
        tags.forEach(tag -> retired(tag.t()));
    }

    /** After a refusal parts are tried, so that one interval does not hold back the others. */
    void refusedRetirement(List<RetirementTag> tags) {
        if (retiring.refused(tags.size())) {
            tags.forEach(tag -> over(tag.t()));
        }
    }
}
