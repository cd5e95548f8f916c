package org.gridmarket.chain;

/** The answer to a query. */
public sealed interface Answer {
    /** Canonical JSON. */
    record Found(String result) implements Answer {}

    /** The rules refuse the question. */
    record Rejected(Refusal refusal) implements Answer {}

    /** No peer answered. */
    record Unavailable(String reason) implements Answer {}
}
