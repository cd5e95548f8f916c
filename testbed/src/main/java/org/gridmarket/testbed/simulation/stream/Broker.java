package org.gridmarket.testbed.simulation.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.roles.stream.StreamMessage;

/** Carries messages beside the ledger; may lose, double and reorder them. */
final class Broker {
    private static final int SHORT_MILLIS = 2_000;
    private static final int LONG_MILLIS = 30_000;
    private static final int DROPPED_ONE_IN = 5;
    private static final int DOUBLED_ONE_IN = 3;

    private record Letter(LedgerTime arrives, StreamMessage message) {}

    private final Conduct.OfBroker conduct;
    private final Random random;
    private final Map<AccountKey, List<Letter>> boxes = new HashMap<>();

    Broker(Conduct.OfBroker conduct, Random random) {
        this.conduct = conduct;
        this.random = random;
    }

    void send(AccountKey to, StreamMessage message, LedgerTime now) {
        int copies = switch (conduct) {
            case DROPS -> random.nextInt(DROPPED_ONE_IN) == 0 ? 0 : 1;
            case DOUBLES -> random.nextInt(DOUBLED_ONE_IN) == 0 ? 3 : 1;
            case HONEST, REORDERS -> 1;
        };
        boolean late = conduct == Conduct.OfBroker.REORDERS || conduct == Conduct.OfBroker.DOUBLES;
        for (int copy = 0; copy < copies; copy++) {
            LedgerTime arrives = now.plusMillis(random.nextInt(late ? LONG_MILLIS : SHORT_MILLIS));
            boxes.computeIfAbsent(to, any -> new ArrayList<>()).add(new Letter(arrives, message));
        }
    }

    /** What has arrived since it was asked last. */
    List<StreamMessage> receive(AccountKey who, LedgerTime now) {
        List<Letter> box = boxes.getOrDefault(who, new ArrayList<>());
        List<Letter> there = new ArrayList<>(
                box.stream().filter(letter -> !now.isBefore(letter.arrives())).toList());
        box.removeAll(there);
        if (conduct == Conduct.OfBroker.REORDERS) {
            Collections.shuffle(there, random);
        }
        return there.stream().map(Letter::message).toList();
    }
}
