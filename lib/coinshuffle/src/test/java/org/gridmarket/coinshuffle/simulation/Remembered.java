package org.gridmarket.coinshuffle.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;

/** The pinned check, which verifies what several participants ask only once. */
final class Remembered implements SignatureCheck {
    private final Map<List<Object>, Boolean> known = new HashMap<>();

    @Override
    public boolean verify(AccountKey key, Octets message, Octets signature) {
        return known.computeIfAbsent(
                List.of(key, message, signature), ignored -> PINNED.verify(key, message, signature));
    }
}
