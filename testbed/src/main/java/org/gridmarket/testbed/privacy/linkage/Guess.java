package org.gridmarket.testbed.privacy.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;

/** What an outsider's script does: for each account asked about, a home, each home once. It gets a {@link LinkQuestion} only. */
public enum Guess {
    /** The homes whose past, split and rounded by the same rules, is nearest to what the accounts offer. */
    PROFILE(true, nearest(Guess::energyDistance)),
    /** The homes whose past prices are nearest to the accounts' reservation prices. */
    PRICE(true, nearest(Guess::priceDistance)),
    /** Profile and price together. */
    FINGERPRINT(true, nearest(Guess::fingerprintDistance)),
    /** The order of the outputs is the order of the run. */
    OUTPUT_ORDER(
            false,
            question -> inOrder(question, question.asked(), question.session().positions())),
    /** First in, first out: who is first in the run posts first. */
    POSTING_ORDER(
            false,
            question -> inOrder(
                    question,
                    byFirst(question, SeenAccount::firstOffer),
                    question.session().positions())),
    /** Who joined first posts first. */
    JOINING_ORDER(false, question -> inOrder(question, byFirst(question, SeenAccount::firstOffer), byJoin(question))),
    /** Who joined first retires first. */
    RETIRING_ORDER(
            false, question -> inOrder(question, byFirst(question, SeenAccount::firstRetirement), byJoin(question))),
    /** A home that has just done something under its own name does something else next. */
    NEAREST_IN_TIME(false, nearest(Guess::gap)),
    /** A home uses the same gateways under all its names. */
    GATEWAY(false, nearest(Guess::favourDistance)),
    /** Keys look like the keys that made them: nearest octets. */
    KEY_OCTETS(false, nearest(Guess::octetDistance));

    /** Wh of energy that a µ of price weighs. */
    private static final long PRICE_WEIGHT = 20;

    private static final int OCTET = 0xff;
    private static final long PER_MILLE = 1_000;

    /** Transactions that lie between operations at most, for the sum of costs to stay small. */
    private static final long FAR = 1_000_000;

    /** How many ways need nothing but blocks. */
    public static final long WITHOUT_PAST =
            Arrays.stream(values()).filter(guess -> !guess.usesPast()).count();

    private final boolean usesPast;

    @SuppressWarnings("ImmutableEnumChecker") // a pure function, which holds nothing
    private final Function<LinkQuestion, List<Integer>> way;

    Guess(boolean usesPast, Function<LinkQuestion, List<Integer>> way) {
        this.usesPast = usesPast;
        this.way = way;
    }

    /** How far an account is from a home. */
    @FunctionalInterface
    private interface Distance {
        long between(LinkQuestion question, AccountKey account, int home);
    }

    /** Whether it needs to know what homes did before; the others need nothing but blocks. */
    boolean usesPast() {
        return usesPast;
    }

    /** For each account asked about, the index of a home. */
    List<Integer> owners(LinkQuestion question) {
        return way.apply(question);
    }

    private static Function<LinkQuestion, List<Integer>> nearest(Distance distance) {
        return question -> {
            int size = question.homes();
            long[][] cost = new long[size][size];
            for (int account = 0; account < size; account++) {
                for (int home = 0; home < size; home++) {
                    cost[account][home] =
                            distance.between(question, question.asked().get(account), home);
                }
            }
            return LeastCostAssignment.of(cost);
        };
    }

    private static long energyDistance(LinkQuestion question, AccountKey account, int home) {
        List<Offer> seen = question.seen(account).offers();
        List<Offer> expected = question.expected().get(home);
        int first = question.session().session().window().index();
        return IntStream.range(first, first + question.session().window())
                .mapToObj(Interval::of)
                .mapToLong(t -> Math.abs(netAt(seen, t) - netAt(expected, t)))
                .sum();
    }

    /** Wh of the offers that name an interval, bought ones negative. */
    private static long netAt(List<Offer> offers, Interval t) {
        return offers.stream()
                .filter(offer -> offer.intervals().contains(t))
                .mapToLong(offer -> offer.side() == Side.SELL
                        ? offer.energy().wh()
                        : -offer.energy().wh())
                .sum();
    }

    private static long priceDistance(LinkQuestion question, AccountKey account, int home) {
        Optional<Offer> seen = question.seen(account).offers().stream().findFirst();
        return question.expected().get(home).stream()
                .findFirst()
                .flatMap(expected ->
                        seen.map(offer -> Math.abs(offer.reservation().microPerWh()
                                - expected.reservation().microPerWh())))
                .orElse(0L);
    }

    private static long fingerprintDistance(LinkQuestion question, AccountKey account, int home) {
        return energyDistance(question, account, home) + PRICE_WEIGHT * priceDistance(question, account, home);
    }

    private static long gap(LinkQuestion question, AccountKey account, int home) {
        LongStream gaps = question.seen(account).operations().stream()
                .flatMapToLong(hidden -> question.seen(question.home(home)).operations().stream()
                        .mapToLong(open -> Math.abs(open.place() - hidden.place())));
        return Math.min(FAR, gaps.min().orElse(FAR));
    }

    private static long favourDistance(LinkQuestion question, AccountKey account, int home) {
        return Math.abs(favour(question.seen(account)) - favour(question.seen(question.home(home))));
    }

    /** Thousandths of its operations that came through the DSO's gateways. */
    private static long favour(SeenAccount account) {
        List<Sighting> all = account.operations();
        long dso = all.stream()
                .filter(seen -> seen.creatorMsp().equals(Organisation.DSO.mspId()))
                .count();
        return all.isEmpty() ? PER_MILLE / 2 : dso * PER_MILLE / all.size();
    }

    private static long octetDistance(LinkQuestion question, AccountKey account, int home) {
        byte[] left = account.key().copy();
        byte[] right = question.home(home).key().copy();
        return IntStream.range(0, left.length)
                .mapToLong(i -> Math.abs((left[i] & OCTET) - (right[i] & OCTET)))
                .sum();
    }

    /** The n-th account belongs to the n-th home. */
    private static List<Integer> inOrder(LinkQuestion question, List<AccountKey> accounts, List<AccountKey> homes) {
        return question.asked().stream()
                .map(account -> question.session().homes().indexOf(homes.get(accounts.indexOf(account))))
                .toList();
    }

    /** The accounts asked about, who did it first before the others. */
    private static List<AccountKey> byFirst(LinkQuestion question, Function<SeenAccount, Optional<Sighting>> deed) {
        ToLongFunction<AccountKey> place = account ->
                deed.apply(question.seen(account)).map(Sighting::place).orElse(Long.MAX_VALUE);
        return question.asked().stream().sorted(Comparator.comparingLong(place)).toList();
    }

    private static List<AccountKey> byJoin(LinkQuestion question) {
        return question.session().joined().entrySet().stream()
                .sorted(Comparator.comparingLong(join -> join.getValue().place()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
