package org.gridmarket.testbed.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.chain.BlockReader;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.stream.message.StreamFunctions;

/** What a run of streams was on the ledger. */
public final class StreamTransactions {
    private static final String MARKET = StreamFunctions.PREFIX + ":";
    private static final String CONFLICT = "MVCC_READ_CONFLICT";

    private StreamTransactions() {}

    /** For the report: transactions of the market that took effect, and those that another had overtaken. */
    public static Map<String, Object> of(FabricChain chain) throws InterruptedException {
        int[] counts = new int[2];
        BlockReader.readPeer(chain, chain.height(), block -> {
            for (LedgerTransaction transaction : block.transactions()) {
                if (transaction.function().startsWith(MARKET)) {
                    counts[0] += transaction.isValid() ? 1 : 0;
                    counts[1] += transaction.validity().equals(CONFLICT) ? 1 : 0;
                }
            }
        });
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("transactions", counts[0]);
        keys.put("conflicts", counts[1]);
        return keys;
    }
}
