package org.gridmarket.sandbox;

/** What a run gave. */
public sealed interface Outcome permits Result, Outcome.Undecided {
    /**
     * This machine could not tell: the run took longer than the caller's patience, or the engine failed. Says nothing
     * about the job; another machine may have a result.
     *
     * @param reason for people
     */
    record Undecided(String reason) implements Outcome {}
}
