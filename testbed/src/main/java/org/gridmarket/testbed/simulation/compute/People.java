package org.gridmarket.testbed.simulation.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gridmarket.kernel.party.AccountKey;

/** Who takes part, and who of them lies: of mediators one at most, of all others anybody. */
final class People {
    private static final Map<Kind, Integer> COUNTS = counts();
    private static final int MEDIATORS_TRUSTED = 4;

    private final List<Person> all = new ArrayList<>();

    /** @param liars whether there are any */
    People(Random random, boolean liars) {
        int corrupt = random.nextInt(MEDIATORS_TRUSTED + 1); // of which one stands for nobody
        int number = 0;
        for (Map.Entry<Kind, Integer> kind : COUNTS.entrySet()) {
            for (int index = 0; index < kind.getValue(); index++) {
                boolean lies = kind.getKey() == Kind.MEDIATOR ? index == corrupt : random.nextInt(100) < 45;
                all.add(new Person(name(kind.getKey(), index), kind.getKey(), number, !liars || !lies));
                number++;
            }
        }
    }

    private static Map<Kind, Integer> counts() {
        Map<Kind, Integer> counts = new TreeMap<>();
        counts.put(Kind.CREATOR, 2);
        counts.put(Kind.PROVIDER, 3);
        counts.put(Kind.MEDIATOR, MEDIATORS_TRUSTED);
        counts.put(Kind.DIRECTORY, 2);
        counts.put(Kind.SOLVER, 2);
        return counts;
    }

    private static String name(Kind kind, int index) {
        return kind.name().toLowerCase(Locale.ROOT) + " " + (index + 1);
    }

    /** As partitions know them. */
    static List<String> names() {
        return COUNTS.entrySet().stream()
                .flatMap(kind -> Stream.iterate(0, index -> index + 1)
                        .limit(kind.getValue())
                        .map(index -> name(kind.getKey(), index)))
                .toList();
    }

    /** Accounts of solvers, whoever lies. */
    static List<AccountKey> solvers() {
        return new People(new Random(0), false).of(Kind.SOLVER);
    }

    List<Person> all() {
        return List.copyOf(all);
    }

    List<AccountKey> of(Kind kind) {
        return all.stream()
                .filter(person -> person.kind() == kind)
                .map(Person::account)
                .toList();
    }

    /** Whether an account keeps to the rules; the treasury does nothing. */
    boolean isHonest(AccountKey account) {
        return all.stream()
                .filter(person -> person.account().equals(account))
                .findFirst()
                .map(Person::honest)
                .orElse(true);
    }
}
