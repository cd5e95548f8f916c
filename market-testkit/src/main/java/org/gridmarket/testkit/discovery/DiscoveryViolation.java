package org.gridmarket.testkit.discovery;

/**
 * A broken guarantee.
 *
 * @param guarantee which
 * @param atMillis virtual time
 * @param detail who, what
 */
public record DiscoveryViolation(DiscoveryGuarantee guarantee, long atMillis, String detail) {
    @Override
    public String toString() {
        return guarantee + " at " + atMillis + " ms: " + detail;
    }
}
