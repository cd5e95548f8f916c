package org.gridmarket.testbed.privacy.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The positive control of each way to guess that needs nothing but blocks: it finds the very mistake that it looks for. */
final class GuessTest {
    private static final int HOMES = 12;
    private static final int WINDOW = 8;

    private final Random random = new Random(1);
    private final List<AccountKey> homes =
            IntStream.range(0, HOMES).mapToObj(i -> key()).sorted().toList();

    /** Output n belongs to home n; keys of both look alike for {@link Guess#KEY_OCTETS} only. */
    private List<AccountKey> outputs = homes.stream().map(home -> key()).toList();

    private List<AccountKey> positions = shuffled(homes);
    private final Map<AccountKey, Sighting> joins = new HashMap<>();
    private final Map<AccountKey, SeenAccount> accounts = new HashMap<>();

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PROFILE", "PRICE", "FINGERPRINT"})
    void each_way_to_guess_finds_the_mistake_that_it_looks_for(Guess guess) {
        everybodyActsAtRandom();
        everybodyMakesTheMistakeOf(guess);

        assertThat(guess.owners(question(outputs)))
                .isEqualTo(IntStream.range(0, HOMES).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(Guess.class)
    void no_way_to_guess_finds_what_is_not_there(Guess guess) {
        int sessions = 200;
        int right = 0;
        for (int i = 0; i < sessions; i++) {
            accounts.clear();
            everybodyActsAtRandom();
            positions = shuffled(homes);
            List<AccountKey> asked = shuffled(outputs);
            List<Integer> guessed = guess.owners(question(asked));
            for (int place = 0; place < HOMES; place++) {
                right += guessed.get(place) == outputs.indexOf(asked.get(place)) ? 1 : 0;
            }
        }

        assertThat(right).isBetween(sessions - 60, sessions + 60); // sigma is 14
    }

    private AccountKey key() {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        return new AccountKey(Bytes.of(octets));
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private SeenAccount account(AccountKey key) {
        return accounts.computeIfAbsent(key, any -> new SeenAccount());
    }

    private Sighting at(long place, Organisation gateway) {
        return new Sighting(place, gateway.mspId());
    }

    private Sighting anywhere() {
        return at(random.nextInt(10_000), random.nextBoolean() ? Organisation.DSO : Organisation.COOPERATIVE);
    }

    private void everybodyActsAtRandom() {
        homes.forEach(home -> {
            Sighting join = anywhere();
            joins.put(home, join);
            account(home).operated(join);
            account(home).operated(anywhere());
        });
        outputs.forEach(output -> {
            account(output).offered(anywhere(), List.of());
            account(output).retired(anywhere());
        });
    }

    private void everybodyMakesTheMistakeOf(Guess guess) {
        if (guess == Guess.KEY_OCTETS) {
            outputs = homes;
            return;
        }
        if (guess == Guess.OUTPUT_ORDER || guess == Guess.POSTING_ORDER) {
            positions = homes;
        }
        for (int i = 0; i < HOMES; i++) {
            mistake(guess, homes.get(i), outputs.get(i), i);
        }
    }

    private void mistake(Guess guess, AccountKey home, AccountKey output, int place) {
        SeenAccount hidden = new SeenAccount();
        switch (guess) {
            case POSTING_ORDER, JOINING_ORDER, RETIRING_ORDER -> {
                joins.put(home, at(place, Organisation.DSO));
                hidden.offered(at(20_000 + place, Organisation.DSO), List.of());
                hidden.retired(at(30_000 + place, Organisation.DSO));
            }
            case NEAREST_IN_TIME -> {
                account(home).operated(at(40_000 + 100L * place, Organisation.DSO));
                hidden.offered(at(40_001 + 100L * place, Organisation.DSO), List.of());
            }
            case GATEWAY -> {
                SeenAccount open = new SeenAccount();
                for (int i = 0; i < HOMES; i++) {
                    Sighting seen = at(i, i < place ? Organisation.DSO : Organisation.COOPERATIVE);
                    open.operated(seen);
                    hidden.operated(seen);
                }
                accounts.put(home, open);
            }
            default -> {
                // the mistake is in the order of the outputs
            }
        }
        accounts.put(output, hidden);
    }

    private LinkQuestion question(List<AccountKey> asked) {
        SeenSession session = new SeenSession(
                new MixSession(Interval.of(0), new GroupId("1"), 0), WINDOW, 1, homes, positions, joins, outputs);
        return new LinkQuestion(this::account, session, Collections.nCopies(HOMES, List.of()), asked);
    }
}
