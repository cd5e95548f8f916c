package org.gridmarket.kernel.decision;

/**
 * An expected refusal.
 *
 * @param code the reason
 * @param source section or equation the rule comes from
 * @param detail what, which value, which limit
 */
public record Rejection(RejectionCode code, String source, String detail) {
    public String text() {
        return code.name() + ": " + detail + " [" + source + "]";
    }
}
