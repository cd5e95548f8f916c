package org.gridmarket.client;

/**
 * What an agreement holds and how long it leaves a gateway; the memory of a client, whatever gateways do, follows from it.
 *
 * @param pendingTransactions of one gateway that no other has told yet; more are not read from it meanwhile
 * @param pendingBytes of their texts together; one transaction is always taken, as long as a message may be
 * @param rememberedTransactions of those believed, as digests of 32 bytes, for gateways that are behind; who is farther
 *     behind is asked again from the newest block
 * @param identifierLength of a transaction; Fabric's have 64
 * @param firstLeaveMillis how long a gateway is left when it is caught for the first time; doubled each time
 * @param longestLeaveMillis the most of that
 * @param amends how many transactions a gateway tells rightly until all it was caught for is forgotten
 */
public record AgreementLimits(
        int pendingTransactions,
        int pendingBytes,
        int rememberedTransactions,
        int identifierLength,
        long firstLeaveMillis,
        long longestLeaveMillis,
        int amends) {
    /** For clients of a real network: at most 8 MB and one message for each gateway, 320 KB of digests. */
    public static final AgreementLimits USUAL =
            new AgreementLimits(1_000, 8 * 1024 * 1024, 10_000, 128, 1_000, 600_000, 1_000);

    public AgreementLimits {
        boolean positive = pendingTransactions > 0
                && pendingBytes > 0
                && rememberedTransactions > 0
                && identifierLength > 0
                && firstLeaveMillis > 0
                && longestLeaveMillis >= firstLeaveMillis
                && amends > 0;
        if (!positive) {
            throw new IllegalArgumentException("a limit of an agreement is not positive");
        }
    }

    /** The same with another bound of what is pending, as a small heap wants it. */
    AgreementLimits withPendingBytes(int bytes) {
        return new AgreementLimits(
                pendingTransactions,
                bytes,
                rememberedTransactions,
                identifierLength,
                firstLeaveMillis,
                longestLeaveMillis,
                amends);
    }
}
