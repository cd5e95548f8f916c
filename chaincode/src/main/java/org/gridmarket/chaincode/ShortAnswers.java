package org.gridmarket.chaincode;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.logging.Logger;

/** Tells the operator, once for each size, that his peer cuts the answers to range reads off early. Thread-safe. */
final class ShortAnswers implements IntConsumer {
    private static final Logger LOG = Logger.getLogger(ShortAnswers.class.getName());
    private static final int TOLD_AT_MOST = 10;

    private final Set<Integer> told = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(int rows) {
        if (told.size() < TOLD_AT_MOST && told.add(rows)) {
            LOG.warning(() -> "the peer answers at most " + rows + " rows to one range read: every range is still read"
                    + " whole, but what this peer endorses over longer ranges will differ from what others do; set"
                    + " ledger.state.totalQueryLimit in its core.yaml above " + FabricWorldState.PORTION
                    + " and restart it");
        }
    }
}
