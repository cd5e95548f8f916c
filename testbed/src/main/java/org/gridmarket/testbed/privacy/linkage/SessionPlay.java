package org.gridmarket.testbed.privacy.linkage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.local.InProcessMix;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.testbed.privacy.mixing.ProcessStopwatch;
import org.gridmarket.testbed.privacy.mixing.SeededOctets;

/** Plays one session: a real mix, then the homes trade under their fresh accounts. */
final class SessionPlay {
    private final TradingRules rules;
    private final List<HomeProfile> homes;
    private final SplittableRandom random;
    private final InProcessMix mix;

    SessionPlay(int participants, Population population, TradingRules rules, long seed) {
        this.rules = rules;
        this.random = new SplittableRandom(seed);
        this.homes = population.homes(participants, rules.intervals(), random);
        this.mix = new InProcessMix(
                new CoinShuffle(), participants, rules.bundles(), new SeededOctets(~seed), HopWork.IN_TURN);
    }

    PlayedSession play() {
        mix.run(new ProcessStopwatch());
        List<MixParticipation> participations = mix.participations();
        int part = random.nextInt(rules.bundles());
        List<Use> uses = new ArrayList<>();
        Map<AccountKey, Integer> asked = new HashMap<>();
        for (int home = 0; home < homes.size(); home++) {
            List<AccountKey> accounts = new ArrayList<>(participations.get(home).outputs());
            shuffle(accounts);
            for (int share = 0; share < rules.bundles(); share++) {
                uses.addAll(uses(home, share, accounts.get(share)));
            }
            asked.put(accounts.get(part), home);
        }
        shuffle(uses); // each at a random moment of its book
        List<AccountKey> outputs = outputs(participations.getFirst());
        List<AccountKey> order = outputs.stream().filter(asked::containsKey).toList();
        PublicSession seen = new PublicSession(
                publicAccounts(),
                participations.getFirst().run().order(),
                homes.stream().map(HomeProfile::past).toList(),
                homes.stream().map(HomeProfile::usualPrice).toList(),
                outputs,
                postings(uses),
                order,
                part * rules.perAccount());
        return new PlayedSession(seen, order.stream().map(asked::get).toList());
    }

    /** In the order of the homes, which is the order of the participations, in which they announce. */
    private List<AccountKey> publicAccounts() {
        return mix.entries().stream()
                .limit(homes.size())
                .map(entry -> Message.decode(entry.content()).orElseThrow().sender())
                .toList();
    }

    /** An account that will post an offer. */
    private record Use(AccountKey account, int home, int interval, NetEnergy energy) {}

    private List<Use> uses(int home, int share, AccountKey account) {
        List<Use> uses = new ArrayList<>();
        for (int t = share * rules.perAccount(); t < (share + 1) * rules.perAccount(); t++) {
            NetEnergy offered = rules.offered(homes.get(home).today().get(t));
            if (offered.wh() != 0) {
                uses.add(new Use(account, home, t, offered));
            }
        }
        return uses;
    }

    private Map<AccountKey, List<PublicSession.Posting>> postings(List<Use> uses) {
        Map<AccountKey, List<PublicSession.Posting>> postings = new HashMap<>();
        for (int place = 0; place < uses.size(); place++) {
            Use use = uses.get(place);
            postings.computeIfAbsent(use.account(), key -> new ArrayList<>())
                    .add(new PublicSession.Posting(
                            place,
                            use.interval(),
                            use.energy(),
                            rules.named(homes.get(use.home()).priceToday())));
        }
        return postings;
    }

    private static List<AccountKey> outputs(MixParticipation any) {
        if (any.verdict() instanceof Verdict.Completed completed) {
            return completed.transaction().outputs();
        }
        throw new IllegalStateException("an honest mix ended with " + any.verdict());
    }

    private void shuffle(List<?> list) {
        Collections.shuffle(list, new Random(random.nextLong()));
    }
}
