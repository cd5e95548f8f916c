package org.gridmarket.testkit.stream;

import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.clock.ClockedLedger;

/** Who takes part, by the letters of the page; feed and work keys are apart from accounts. */
public enum StreamCast {
    C(0),
    FEED(1),
    S1(2),
    WORK1(3),
    S2(4),
    WORK2(5),
    M1(6),
    M2(7),
    M3(8),
    ALLOCATOR(9),
    TREASURY(10);

    private final int number;

    StreamCast(int number) {
        this.number = number;
    }

    public AccountKeyPair keys() {
        return Keys.ALL.get(number);
    }

    public AccountKey account() {
        return keys().publicKey();
    }

    private static final class Keys {
        private static final int FIRST = 800;

        static final List<AccountKeyPair> ALL = IntStream.range(0, StreamCast.values().length)
                .mapToObj(number -> ClockedLedger.keyPair(FIRST + number))
                .toList();
    }
}
