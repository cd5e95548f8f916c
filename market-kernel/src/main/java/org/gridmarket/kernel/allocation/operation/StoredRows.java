package org.gridmarket.kernel.allocation.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.agreement.KeptProposal;
import org.gridmarket.kernel.allocation.certificate.ProvedTerms;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Longs;
import org.jspecify.annotations.Nullable;

/** The values that exist only in the world state, one record per table of {@link AllocationState}. */
public final class StoredRows {
    private StoredRows() {}

    /** A proposal; an approved one stays until its cycle is swept. */
    public record KeptChange(MarketProposal rules, boolean approved) implements KeptProposal<MarketProposal> {}

    /** Books from this cycle on never open. */
    public record MarketEnd(Cycle from) {}

    /** An account that may post, and as part of what. */
    public record Member(List<String> groups) {
        public Member {
            groups = List.copyOf(groups);
        }
    }

    /** Places of members that were expelled; they are free when a cycle is final. */
    public record Leaving(Cycle after, int places) {}

    /**
     * How many places of the schema are taken.
     *
     * @param places by members
     * @param leaving by accounts that were, ascending
     */
    public record TakenPlaces(int places, List<Leaving> leaving) {
        static final TakenPlaces NONE = new TakenPlaces(0, List.of());

        public TakenPlaces {
            leaving = List.copyOf(leaving);
        }

        int all() {
            return places + leaving.stream().mapToInt(Leaving::places).sum();
        }

        /** Without the places that are free since this cycle is final. */
        TakenPlaces since(Cycle last) {
            return new TakenPlaces(
                    places,
                    leaving.stream().filter(each -> each.after().isAfter(last)).toList());
        }

        TakenPlaces admit(int more) {
            return new TakenPlaces(places + more, leaving);
        }

        TakenPlaces expel(@Nullable Cycle after) {
            List<Leaving> later = new ArrayList<>(leaving);
            if (after != null) {
                later.add(new Leaving(after, 1));
            }
            return new TakenPlaces(places - 1, later);
        }
    }

    /**
     * What an account has put into one book.
     *
     * @param book the book
     * @param last the last cycle of these offers
     * @param offers how many, cancelled or not
     * @param weight what they take of the books that an instance reads
     */
    public record Posted(Cycle book, Cycle last, int offers, int weight) {}

    /** What an account has put into the books that an instance may read, by book and last cycle. */
    public record Trader(List<Posted> posted) {
        static final Trader NONE = new Trader(List.of());

        public Trader {
            posted = List.copyOf(posted);
        }

        /** Without books before this one, which no instance reads any more. */
        Trader since(Cycle oldest) {
            return new Trader(posted.stream()
                    .filter(each -> !each.book().isBefore(oldest))
                    .toList());
        }

        /** Offers whose last cycle is this one or later. */
        int offersUntil(Cycle cycle) {
            return posted.stream()
                    .filter(each -> !each.last().isBefore(cycle))
                    .mapToInt(Posted::offers)
                    .sum();
        }

        int weight() {
            return posted.stream().mapToInt(Posted::weight).sum();
        }

        /** The last cycle of any offer; null when there is none. */
        @Nullable Cycle last() {
            return posted.stream().map(Posted::last).max(Cycle::compareTo).orElse(null);
        }

        Trader with(Posted more) {
            List<Posted> all = new ArrayList<>();
            Posted sum = more;
            for (Posted each : posted) {
                if (each.book().equals(sum.book()) && each.last().equals(sum.last())) {
                    sum = new Posted(
                            sum.book(), sum.last(), sum.offers() + each.offers(), sum.weight() + each.weight());
                } else {
                    all.add(each);
                }
            }
            all.add(sum);
            return new Trader(all);
        }
    }

    /** One licence of an organisation, for counting. */
    public record LicenceOf(Organisation organisation) {}

    /** An offer of a page, void from the instance of a cycle on. */
    public record VoidOffer(int index, Cycle from) {}

    /**
     * How a page stands.
     *
     * @param deposit taken for it
     * @param given paid of it so far: deposits that came back, and proceeds
     * @param through the last cycle whose assignments of it have been paid; null before the first
     * @param voids its cancelled offers
     */
    public record Standing(
            Money deposit, Money given, @Nullable Cycle through, List<VoidOffer> voids) {
        public Standing {
            voids = List.copyOf(voids);
        }

        boolean isVoid(int index) {
            return voids.stream().anyMatch(each -> each.index() == index);
        }

        /** Whether what was paid holds the assignments of this cycle, and of all before it. */
        boolean counts(Cycle cycle) {
            return through != null && !through.isBefore(cycle);
        }

        Standing cancelling(int index, Cycle from) {
            List<VoidOffer> more = new ArrayList<>(voids);
            more.add(new VoidOffer(index, from));
            return new Standing(deposit, given, through, more);
        }

        Standing paid(Money total, @Nullable Cycle upTo) {
            return new Standing(deposit, total, upTo, voids);
        }

        /** Money of purses that lies here; below 0 where it paid out what others had put down. */
        Money held() {
            return deposit.minus(given);
        }
    }

    /** Offers that one operation has cancelled. */
    public record VoidPage(List<OfferId> offers) {
        public VoidPage {
            offers = List.copyOf(offers);
        }
    }

    /**
     * The seal of a book. Never deleted.
     *
     * @param time when it was sealed
     * @param terms from which cycle on the terms hold that are in force for it
     */
    public record CycleSeal(LedgerTime time, Cycle terms) {}

    /** The best solution of a cycle so far. */
    public record Candidate(AccountKey solver, int turn, Worth value, ProvedTerms proof, int assignments) {}

    /**
     * The head of a final cycle. Never deleted.
     *
     * @param solver whose solution it is, and which of its turns; null without assignments
     */
    public record FinalCycle(
            LedgerTime time,
            FinalSource source,
            @Nullable AccountKey solver,
            @Nullable Integer turn,
            int assignments) {}

    /**
     * The assignments of one page in one cycle, from its side. Packed: position in the solution, index of the offer, type,
     * amounts, price.
     *
     * @param cycle that made them final
     * @param fee that consumers pay besides
     */
    public record PageDeals(Cycle cycle, Longs rows, UnitValue fee) {}

    /** An assignment that counts no more for money. */
    public record Reversal(LedgerTime time) {}

    /** Fees of a cycle that an account has been given. */
    public record CollectedFees(Money amount) {}

    /**
     * How far books are swept.
     *
     * @param last the last swept book; null before the first
     * @param begun the book of which rows were deleted last; null before the first
     * @param balance what their rows held: deposits less what was paid of them, and less fees
     */
    public record SweptBooks(@Nullable Cycle last, @Nullable Cycle begun, Money balance) {
        static final SweptBooks NONE = new SweptBooks(null, null, Money.ZERO);
    }
}
