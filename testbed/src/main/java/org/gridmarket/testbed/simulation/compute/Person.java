package org.gridmarket.testbed.simulation.compute;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.clock.ClockedLedger;

/**
 * Somebody who takes part.
 *
 * @param name as partitions know it
 * @param honest whether it keeps to the rules
 */
record Person(String name, Kind kind, int number, boolean honest) {
    private static final int FIRST_KEY = 900;

    AccountKeyPair keys() {
        return Keys.ALL.get(number);
    }

    AccountKey account() {
        return keys().publicKey();
    }

    /** Who gets what is forfeited; has no other part. */
    static AccountKey treasury() {
        return Keys.ALL.getLast().publicKey();
    }

    /** Keys are the same in every history: making them costs more than a step. */
    private static final class Keys {
        private static final int PEOPLE = 20;

        static final List<AccountKeyPair> ALL = all();

        private static List<AccountKeyPair> all() {
            List<AccountKeyPair> keys = new ArrayList<>();
            for (int number = 0; number <= PEOPLE; number++) {
                keys.add(ClockedLedger.keyPair(FIRST_KEY + number));
            }
            return List.copyOf(keys);
        }
    }
}
