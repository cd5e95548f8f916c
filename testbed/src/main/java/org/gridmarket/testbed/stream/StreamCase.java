package org.gridmarket.testbed.stream;

/**
 * What is played.
 *
 * @param replicas lanes of the first customer; the others have one each
 * @param epochSeconds how long an epoch is
 * @param windowSeconds how long each step on the ledger may take
 * @param inputsPerSecond of each customer
 * @param liars so many of the first suppliers lie: the first is lazy, the second guesses, and so on by turns
 * @param isKilledIn whether the last supplier and the broker are killed and started again
 */
public record StreamCase(
        int customers,
        int suppliers,
        int allocators,
        int replicas,
        int epochs,
        int epochSeconds,
        int windowSeconds,
        int inputsPerSecond,
        int liars,
        boolean isKilledIn) {}
