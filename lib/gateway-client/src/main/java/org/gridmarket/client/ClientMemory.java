package org.gridmarket.client;

/**
 * How much of its heap a client gives to what gateways send, so that none of them can end it (docs/limits.md, "Heap of a
 * client"). Gateways tell what is short at once. Of what is longer they tell length and digest; once that is believed, the
 * client asks one of them for it, so that only one long text is in memory at a time. A message that is longer than it may be
 * costs its gateway its standing.
 *
 * @param messageBytes of one message that was asked for, 64 MiB at most
 * @param unaskedBytes of one message of a stream, at most as many
 * @param agreement what is held of what gateways tell
 */
public record ClientMemory(int messageBytes, int unaskedBytes, AgreementLimits agreement) {
    /**
     * Parts of the heap for one message. Of a home's 20 MB the program itself takes three; a long text lies there as bytes, as
     * text, cut into events, and as events.
     */
    private static final int MESSAGES_PER_HEAP = 7;

    /** Likewise for one message that nobody asked for, and for all that one gateway has told and no other: of each gateway. */
    private static final int UNASKED_PER_HEAP = 64;

    private static final int MOST_MESSAGE_BYTES = 64 * 1024 * 1024;

    /** What a message has besides its events: numbers, the transaction's id, a digest. */
    private static final int FRAME_BYTES = 1_024;

    private static final ClientMemory OF_THIS_PROGRAM =
            ofHeap(Runtime.getRuntime().maxMemory());

    /** @param heapBytes the most that the heap may have, at least 128 kB */
    public static ClientMemory ofHeap(long heapBytes) {
        AgreementLimits usual = AgreementLimits.USUAL;
        int message = (int) Math.min(MOST_MESSAGE_BYTES, heapBytes / MESSAGES_PER_HEAP);
        int unasked = (int) Math.min(MOST_MESSAGE_BYTES, heapBytes / UNASKED_PER_HEAP);
        return new ClientMemory(message, unasked, usual.withPendingBytes(Math.min(usual.pendingBytes(), unasked)));
    }

    /** By the heap that this program was started with. */
    public static ClientMemory ofThisProgram() {
        return OF_THIS_PROGRAM;
    }

    /** Events of one transaction, in bytes of UTF-8, for which there is room at all. */
    public int longestEvents() {
        return messageBytes - FRAME_BYTES;
    }

    /** Those that are to be told at once. */
    public int longestUnasked() {
        return unaskedBytes - FRAME_BYTES;
    }
}
