package org.gridmarket.oblivious.forwarder;

/**
 * What a forwarder has done since it opened, and all that it remembers of it: nothing says who asked, or when.
 *
 * @param carried sealed requests that a gateway gave a sealed answer to
 * @param failed sealed requests that got another answer, or none
 */
public record ForwarderCounts(long carried, long failed) {
    /** Names in {@link #text}. */
    public static final String CARRIED = "gridmarket_forwarder_carried_total";

    public static final String FAILED = "gridmarket_forwarder_failed_total";

    /** One line each, as a collector of metrics reads them. */
    public String text() {
        return CARRIED + " " + carried + "\n" + FAILED + " " + failed + "\n";
    }
}
