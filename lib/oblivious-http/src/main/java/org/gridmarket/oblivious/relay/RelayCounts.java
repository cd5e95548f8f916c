package org.gridmarket.oblivious.relay;

/**
 * What a relay has done since it opened, and all that it remembers of it: nothing says who asked, or when.
 *
 * @param carried sealed requests that a gateway gave a sealed answer to
 * @param failed sealed requests that got another answer, or none
 */
public record RelayCounts(long carried, long failed) {
    /** Names in {@link #text}. */
    public static final String CARRIED = "gridmarket_relay_carried_total";

    public static final String FAILED = "gridmarket_relay_failed_total";

    /** One line each, as a collector of metrics reads them. */
    public String text() {
        return CARRIED + " " + carried + "\n" + FAILED + " " + failed + "\n";
    }
}
