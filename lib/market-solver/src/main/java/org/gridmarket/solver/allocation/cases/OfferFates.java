package org.gridmarket.solver.allocation.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.Explanation;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.jspecify.annotations.Nullable;

/** What became of the offers of a market that was solved cycle by cycle, and why. */
public final class OfferFates {
    private final MarketCase market;
    private final List<AllocationMatch> matches;

    /** @param matches of each cycle, from the first on */
    public OfferFates(MarketCase market, List<AllocationMatch> matches) {
        this.market = market;
        this.matches = List.copyOf(matches);
    }

    /**
     * One offer in some cycles that follow each other.
     *
     * @param offer which
     * @param first the first of the cycles
     * @param last the last of them
     * @param got what it was assigned; none when it got nothing
     * @param why it got nothing; null when it got something
     */
    public record Fate(
            NamedOffer offer,
            Cycle first,
            Cycle last,
            List<PricedAssignment> got,
            @Nullable Explanation why) {
        public Fate {
            got = List.copyOf(got);
        }

        private boolean isFollowedBy(Fate next) {
            Explanation one = why;
            Explanation other = next.why;
            return one != null
                    && other != null
                    && one.reason() == other.reason()
                    && last.next().equals(next.first);
        }

        private Fate through(Fate next) {
            return new Fate(offer, first, next.last, got, why);
        }
    }

    /** In each cycle that could have assigned it; cycles with one reason together. */
    public List<Fate> of(OfferId id) {
        List<Fate> fates = new ArrayList<>();
        for (int c = 0; c < matches.size(); c++) {
            in(new Cycle(c), id).ifPresent(fate -> {
                if (!fates.isEmpty() && fates.getLast().isFollowedBy(fate)) {
                    fates.set(fates.size() - 1, fates.getLast().through(fate));
                } else {
                    fates.add(fate);
                }
            });
        }
        return fates;
    }

    private Optional<Fate> in(Cycle cycle, OfferId id) {
        AllocationMatch match = matches.get(cycle.index());
        AllocationInstance instance = match.instance();
        if (!instance.offers().containsKey(id)) {
            return Optional.empty(); // not posted yet, used up, or over
        }
        List<PricedAssignment> got =
                match.assignments().stream().filter(each -> has(each, id)).toList();
        if (!got.isEmpty()) {
            return Optional.of(new Fate(market.named(id), cycle, cycle, got, null));
        }
        List<Assignment> assigned =
                match.assignments().stream().map(PricedAssignment::assignment).toList();
        Explanation why = Explanation.of(instance, id, assigned);
        return Optional.of(new Fate(market.named(id), cycle, cycle, List.of(), why));
    }

    private static boolean has(PricedAssignment each, OfferId id) {
        return each.assignment().provide().equals(id)
                || each.assignment().consume().equals(id);
    }

    /** Of each offer that never got anything what it came nearest to, in the order of the market. */
    public List<Fate> nothing() {
        List<Fate> all = new ArrayList<>();
        for (NamedOffer each : market.offers()) {
            OfferId id = market.id(each.name()).orElseThrow();
            if (matches.stream().noneMatch(match -> match.assignments().stream().anyMatch(one -> has(one, id)))) {
                of(id).stream().reduce(OfferFates::nearer).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Fate nearer(Fate one, Fate other) {
        Explanation first = one.why();
        Explanation second = other.why();
        return first != null && second != null && second.reason().compareTo(first.reason()) > 0 ? other : one;
    }
}
