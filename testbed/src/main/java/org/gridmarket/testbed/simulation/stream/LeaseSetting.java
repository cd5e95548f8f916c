package org.gridmarket.testbed.simulation.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.clock.ClockedLedger;

/**
 * How one history's lease looks, and who misbehaves in it.
 *
 * @param lanes r, 1..3
 * @param epochs K, 2..4
 * @param inputs N of an epoch
 * @param tests n of an epoch
 */
record LeaseSetting(
        int lanes,
        int panel,
        int epochs,
        int inputs,
        int tests,
        long epochMillis,
        boolean shortEpochs,
        List<Conduct.OfSupplier> suppliers,
        Conduct.OfCustomer customer,
        List<Conduct.OfMediator> mediators,
        Conduct.OfAllocator allocator,
        Conduct.OfBroker broker) {
    static final long WINDOW_MILLIS = 300_000;

    /** Who is who, by the number of a key pair. */
    private static final int CUSTOMER = 900;

    private static final int FEED = 901;
    private static final int ALLOCATOR = 902;
    private static final int TREASURY = 903;
    private static final int SUPPLIERS = 910;
    private static final int WORK = 920;
    private static final int MEDIATORS = 930;

    static final int MOST_LANES = 3;
    static final int MOST_MEDIATORS = 3;

    /** @param wild whether anybody misbehaves at all */
    static LeaseSetting draw(Random random, boolean wild) {
        int lanes = List.of(1, 1, 2, 2, MOST_LANES).get(random.nextInt(5));
        int panel = random.nextBoolean() ? 1 : MOST_MEDIATORS;
        int level = wild ? List.of(2, 4, 7).get(random.nextInt(3)) : 0;
        List<Conduct.OfSupplier> suppliers = new ArrayList<>();
        List<Conduct.OfMediator> mediators = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            suppliers.add(drawn(random, level, Conduct.OfSupplier.values()));
        }
        for (int mediator = 0; mediator < panel; mediator++) {
            mediators.add(drawn(random, panel == 1 ? level / 2 : level, Conduct.OfMediator.values()));
        }
        int inputs = List.of(6, 10, 14).get(random.nextInt(3));
        return new LeaseSetting(
                lanes,
                panel,
                2 + random.nextInt(3),
                inputs,
                1 + random.nextInt(3),
                List.of(60_000L, 100_000L, 160_000L).get(random.nextInt(3)),
                random.nextInt(3) == 0,
                suppliers,
                drawn(random, level, Conduct.OfCustomer.values()),
                mediators,
                drawn(random, level, Conduct.OfAllocator.values()),
                drawn(random, level, Conduct.OfBroker.values()));
    }

    /** The first of all is honest; another with so many chances of ten. */
    private static <C> C drawn(Random random, int ofTen, C[] all) {
        return random.nextInt(10) < ofTen ? all[1 + random.nextInt(all.length - 1)] : all[0];
    }

    static AccountKeyPair customerKeys() {
        return ClockedLedger.keyPair(CUSTOMER);
    }

    static AccountKeyPair feedKeys() {
        return ClockedLedger.keyPair(FEED);
    }

    static AccountKeyPair allocatorKeys() {
        return ClockedLedger.keyPair(ALLOCATOR);
    }

    static AccountKeyPair supplierKeys(int lane) {
        return ClockedLedger.keyPair(SUPPLIERS + lane);
    }

    static AccountKeyPair workKeys(int lane) {
        return ClockedLedger.keyPair(WORK + lane);
    }

    static AccountKeyPair mediatorKeys(int place) {
        return ClockedLedger.keyPair(MEDIATORS + place);
    }

    static StreamRules rules() {
        return new StreamRules(
                WINDOW_MILLIS,
                StreamRules.WHOLE,
                250,
                1,
                1_000,
                1_000,
                ClockedLedger.keyPair(TREASURY).publicKey());
    }

    /** Whether the panel's majority is honest: else nobody promises anything but that nothing is stuck or lost. */
    boolean hasHonestMajority() {
        long honest = mediators.stream()
                .filter(conduct -> conduct == Conduct.OfMediator.HONEST)
                .count();
        return honest > panel / 2;
    }
}
