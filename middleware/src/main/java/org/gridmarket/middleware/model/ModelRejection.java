package org.gridmarket.middleware.model;

import org.gridmarket.kernel.decision.RejectionCode;

/** Why a model is not read, not deployed or not launched. */
public enum ModelRejection implements RejectionCode {
    SYNTAX("The text is not of the language here; what was expected is named."),
    NAME_UNKNOWN("The name is declared nowhere, or not as what is needed here."),
    NAME_TWICE("The name is taken already; names of a kind are different."),
    FORMAL_MISSING("A formal without a default is given no value."),
    TYPE_MISMATCH("The value or the message is of another kind than is needed here."),
    HOST_UNKNOWN("No node of this name is known."),
    UNSUPPORTED("The model can be read, and this node does not do what it asks."),
    NOT_JAVA("The component is written in another language; this node runs Java.");

    private final String meaning;

    ModelRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
