package org.gridmarket.chain;

/** A question to one peer. Nothing is ordered. Which peers may hear it is part of the question. */
public sealed interface Question {
    /** Such as {@code energy:readInterval}. */
    String function();

    /** Canonical JSON. */
    String argument();

    /** Any member's peer may hear it; the answer is that peer's word. */
    record Open(String function, String argument) implements Question {}

    /**
     * It holds what is no other organisation's business, or the answer has to be the own peer's: the own organisation's peer
     * answers, or nobody.
     */
    record Confidential(String function, String argument) implements Question {}

    /** @param confidential what the market says of its own query, such as {@code EnergyQuery.isConfidential()} */
    static Question of(String function, String argument, boolean confidential) {
        return confidential ? new Confidential(function, argument) : new Open(function, argument);
    }
}
