package org.gridmarket.middleware.model;

import org.gridmarket.kernel.decision.Rejection;

/**
 * What is wrong with a model, and where.
 *
 * @param at where it stands
 * @param code the reason
 * @param detail what is there, and what was expected
 */
public record ModelFault(Position at, ModelRejection code, String detail) {
    public Rejection rejection() {
        return new Rejection(code, "middleware, Models", at + " " + detail);
    }

    /** Such as {@code 12:5 NAME_UNKNOWN: ...}. */
    public String text() {
        return at + " " + code + ": " + detail;
    }
}
