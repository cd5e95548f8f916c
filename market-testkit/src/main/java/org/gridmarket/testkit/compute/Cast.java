package org.gridmarket.testkit.compute;

import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.clock.ClockedLedger;

/** Who takes part, by the letters of the page. */
public enum Cast {
    JC(0),
    JC2(1),
    RP(2),
    RP2(3),
    RP3(4),
    M1(5),
    M2(6),
    M3(7),
    M4(8),
    D(9),
    D2(10),
    S(11),
    S2(12),
    TREASURY(13);

    private final int number;

    Cast(int number) {
        this.number = number;
    }

    public AccountKeyPair keys() {
        return Keys.ALL.get(number);
    }

    public AccountKey account() {
        return keys().publicKey();
    }

    private static final class Keys {
        private static final int FIRST = 700;

        static final List<AccountKeyPair> ALL = IntStream.range(0, Cast.values().length)
                .mapToObj(number -> ClockedLedger.keyPair(FIRST + number))
                .toList();
    }
}
