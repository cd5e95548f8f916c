package org.gridmarket.chain;

/** How a submission ended. */
public sealed interface Outcome {
    /**
     * It is on the ledger and valid.
     *
     * @param result canonical JSON of the command's result
     * @param block the block's number
     * @param transactionId of the transaction that carried it
     */
    record Committed(String result, long block, String transactionId) implements Outcome {}

    /**
     * The same operation had been carried out before (the kernel's OPERATION_REPEATED): as good as committed.
     *
     * @param result the first outcome
     */
    record Repeated(String result) implements Outcome {}

    /** The rules refuse it. Sending it again is of no use before something changes. */
    record Rejected(Refusal refusal) implements Outcome {
        public String code() {
            return refusal.code();
        }

        public String source() {
            return refusal.source();
        }

        public String detail() {
            return refusal.detail();
        }
    }

    /** Others changed what it reads, each time; it has no effect. */
    record Conflicted(int attempts) implements Outcome {}

    /** No peer could execute it; nothing was ordered, so it has no effect. */
    record Unavailable(int attempts, String reason) implements Outcome {}

    /**
     * It was handed to the orderers, and no peer knows yet what became of it: it may still commit. Ask again with
     * {@link TransactionLookup}, or repeat the same signed operation, which the kernel carries out once.
     */
    record Indeterminate(String transactionId, String reason) implements Outcome {}

    /** For a log and for people: how it ended, and what that means for it. */
    default String text() {
        return switch (this) {
            case Committed done -> "committed in block " + done.block() + " by transaction " + done.transactionId();
            case Repeated done -> "had been committed before";
            case Rejected refused -> "refused, " + refused.refusal().text();
            case Conflicted conflict ->
                "others changed what it reads, in each of " + conflict.attempts() + " attempts; it has no effect";
            case Unavailable nobody -> "nothing was ordered, in " + nobody.attempts() + " attempts: " + nobody.reason();
            case Indeterminate unknown ->
                "transaction " + unknown.transactionId() + " may still commit: " + unknown.reason();
        };
    }

    /** Whether it is on the ledger, by this submission or by an earlier one. */
    default boolean isDone() {
        return this instanceof Committed || this instanceof Repeated;
    }
}
