package org.gridmarket.gateway.dashboard;

import java.util.Map;
import org.gridmarket.keys.ReleasedContracts;

/** A sentence for each code that a page shows: the kernel's own, a relay's, and Fabric's. */
public final class RefusalSentences {
    private static final Map<String, String> KERNEL = ReleasedContracts.all().meanings();

    /** Statuses that a relay gives. */
    private static final Map<String, String> RELAY = Map.of(
            "INVALID_ARGUMENT", "The operation is malformed, too long, or not signed as it should be.",
            "PERMISSION_DENIED", "The account holds neither assets nor credit and has no licence.",
            "RESOURCE_EXHAUSTED", "The account or its address has reached a limit; see docs/limits.md.",
            "UNAVAILABLE", "This gateway has not read the block that the operation builds on, or has no place for it.");

    /** What peers say of a transaction in a block, where that can happen to an honest client. */
    private static final Map<String, String> FABRIC = Map.of(
            "VALID", "It took effect.",
            "MVCC_READ_CONFLICT", "Another transaction changed what it had read; the client tries again.",
            "PHANTOM_READ_CONFLICT", "Another transaction added to a range that it had read; the client tries again.",
            "DUPLICATE_TXID", "The same transaction was ordered twice and counts once.",
            "ENDORSEMENT_POLICY_FAILURE", "Too few organisations endorsed it alike.");

    private RefusalSentences() {}

    /** Of a code that the ledger or a relay gave. */
    public static String of(String code) {
        String sentence = KERNEL.get(code);
        return sentence == null ? RELAY.getOrDefault(code, "No sentence is known for this code.") : sentence;
    }

    /** Of Fabric's TxValidationCode. */
    public static String ofValidity(String validity) {
        return FABRIC.getOrDefault(validity, "It had no effect; Fabric's TxValidationCode tells why.");
    }
}
