package org.gridmarket.client;

/** What a gateway says to one submission (market-api, SubmitOutcome). */
public sealed interface Answer {
    /**
     * It is on the ledger.
     *
     * @param resultJson canonical JSON of the result
     * @param repeated whether it had been there before
     */
    record Committed(String resultJson, boolean repeated) implements Answer {}

    /** The rules refuse it; sending it again will not help. */
    record Rejected(String code, String source, String detail) implements Answer {
        public String text() {
            return code + ": " + detail + " [" + source + "]";
        }
    }

    /** Others changed the same state first; nothing happened. */
    record Conflicted(int attempts) implements Answer {}

    /** Nobody knows; the same operation may be sent again. */
    record Indeterminate(String reason) implements Answer {}
}
