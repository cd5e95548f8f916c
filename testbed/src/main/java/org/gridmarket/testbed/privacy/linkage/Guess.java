package org.gridmarket.testbed.privacy.linkage;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.kernel.quantity.NetEnergy;

/**
 * What an outsider's script does: for each account asked about, a home, each home once. It gets a {@link PublicSession} and the
 * public rules, nothing else.
 */
public enum Guess {
    /** The homes whose past, rounded by the same rules, is nearest to what the accounts offer. */
    PROFILE {
        @Override
        List<Integer> owners(PublicSession seen, TradingRules rules) {
            return nearest(seen, (account, home) -> energyDistance(seen, rules, account, home));
        }
    },
    /** The homes whose usual price is nearest to the accounts' reservation prices. */
    PRICE {
        @Override
        List<Integer> owners(PublicSession seen, TradingRules rules) {
            return nearest(seen, (account, home) -> priceDistance(seen, account, home));
        }
    },
    /** Profile and price together. */
    FINGERPRINT {
        @Override
        List<Integer> owners(PublicSession seen, TradingRules rules) {
            return nearest(
                    seen,
                    (account, home) -> energyDistance(seen, rules, account, home)
                            + PRICE_WEIGHT * priceDistance(seen, account, home));
        }
    },
    /** The order of the outputs is the order of the participants. */
    OUTPUT_ORDER {
        @Override
        List<Integer> owners(PublicSession seen, TradingRules rules) {
            return byPosition(seen, seen.asked());
        }
    },
    /** First in, first out: who is first in the mix posts first. */
    FIRST_OFFER {
        @Override
        List<Integer> owners(PublicSession seen, TradingRules rules) {
            return byPosition(seen, sorted(seen.asked(), account -> firstPlace(seen, account)));
        }
    },
    /** Homes trade in the order in which they announced. */
    ANNOUNCEMENT_ORDER {
        @Override
        List<Integer> owners(PublicSession seen, TradingRules rules) {
            List<AccountKey> order = sorted(seen.asked(), account -> firstPlace(seen, account));
            return seen.asked().stream().map(order::indexOf).toList();
        }
    },
    /** Keys look like the keys that made them: nearest octets. */
    KEY_OCTETS {
        @Override
        List<Integer> owners(PublicSession seen, TradingRules rules) {
            return nearest(
                    seen, (account, home) -> octetDistance(account, seen.homes().get(home)));
        }
    };

    /** Wh of energy that a µ of price weighs. */
    private static final long PRICE_WEIGHT = 20;

    private static final int OCTET = 0xff;

    /** How far an account is from a home. */
    @FunctionalInterface
    private interface Distance {
        long between(AccountKey account, int home);
    }

    /** For each account asked about, the index of a home. */
    abstract List<Integer> owners(PublicSession seen, TradingRules rules);

    private static List<Integer> nearest(PublicSession seen, Distance distance) {
        int size = seen.asked().size();
        long[][] cost = new long[size][size];
        for (int account = 0; account < size; account++) {
            for (int home = 0; home < size; home++) {
                cost[account][home] = distance.between(seen.asked().get(account), home);
            }
        }
        return LeastCostAssignment.of(cost);
    }

    private static long energyDistance(PublicSession seen, TradingRules rules, AccountKey account, int home) {
        long distance = 0;
        for (int t = seen.part(); t < seen.part() + rules.perAccount(); t++) {
            NetEnergy expected = rules.offered(seen.past().get(home).get(t));
            distance += Math.abs(offered(seen, account, t) - expected.wh());
        }
        return distance;
    }

    private static long offered(PublicSession seen, AccountKey account, int t) {
        return postings(seen, account).stream()
                .filter(posting -> posting.interval() == t)
                .mapToLong(posting -> posting.energy().wh())
                .sum();
    }

    private static long priceDistance(PublicSession seen, AccountKey account, int home) {
        return postings(seen, account).stream()
                .limit(1)
                .mapToLong(posting -> Math.abs(posting.price().microPerWh()
                        - seen.usualPrices().get(home).microPerWh()))
                .sum();
    }

    private static long firstPlace(PublicSession seen, AccountKey account) {
        return postings(seen, account).stream()
                .mapToLong(PublicSession.Posting::place)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static List<PublicSession.Posting> postings(PublicSession seen, AccountKey account) {
        return seen.postings().getOrDefault(account, List.of());
    }

    /** The n-th account belongs to the home at the n-th position of the mix. */
    private static List<Integer> byPosition(PublicSession seen, List<AccountKey> accounts) {
        return seen.asked().stream()
                .map(account -> seen.homes().indexOf(seen.positions().get(accounts.indexOf(account))))
                .toList();
    }

    private static List<AccountKey> sorted(List<AccountKey> accounts, ToLongFunction<AccountKey> by) {
        return accounts.stream().sorted(Comparator.comparingLong(by)).toList();
    }

    private static long octetDistance(AccountKey one, AccountKey other) {
        byte[] left = one.octets().toArray();
        byte[] right = other.octets().toArray();
        return IntStream.range(0, left.length)
                .mapToLong(i -> Math.abs((left[i] & OCTET) - (right[i] & OCTET)))
                .sum();
    }
}
