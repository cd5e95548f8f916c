package org.gridmarket.testkit.stream;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.clock.ClockedLedger;

/** Who takes part, by the letters of the page; feed and work keys are apart from accounts. */
public enum StreamCast {
    C,
    FEED,
    S1,
    WORK1,
    S2,
    WORK2,
    M1,
    M2,
    M3,
    ALLOCATOR,
    TREASURY,
    S3,
    WORK3,
    /** Takes part in nothing. */
    STRANGER;

    /** Suppliers, in lane order. */
    static final List<StreamCast> SUPPLIERS = List.of(S1, S2, S3);

    /** Their work keys. */
    private static final List<StreamCast> WORK = List.of(WORK1, WORK2, WORK3);

    /** Each licensed by another organisation. */
    static final List<StreamCast> MEDIATORS = List.of(M1, M2, M3);

    public AccountKeyPair keys() {
        return Keys.of(name());
    }

    public AccountKey account() {
        return keys().publicKey();
    }

    /** The key that signs a supplier's outputs. */
    public StreamCast work() {
        return WORK.get(SUPPLIERS.indexOf(this));
    }

    private static final class Keys {
        private static final int FIRST = 800;
        private static final List<String> NAMES =
                Stream.of(StreamCast.values()).map(StreamCast::name).toList();
        private static final List<AccountKeyPair> ALL = IntStream.range(0, NAMES.size())
                .mapToObj(number -> ClockedLedger.keyPair(FIRST + number))
                .toList();

        static AccountKeyPair of(String name) {
            return ALL.get(NAMES.indexOf(name));
        }
    }
}
