package org.gridmarket.kernel.ledger;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals that every market has. */
public enum ShellRejection implements RejectionCode {
    UNKNOWN_FUNCTION("There is no such function; docs/generated/commands.md lists them all."),
    MALFORMED("The argument is not the canonical form of what the function takes."),
    OUT_OF_RANGE("A sum or product leaves the range of its quantity."),
    ROLE_NOT_ALLOWED("The caller's organisation or role may not do this."),
    BAD_SIGNATURE("The signature does not fit the key and the operation."),
    OPERATION_REPEATED("This operation has been carried out; the detail is its first outcome."),
    OPERATION_REUSED("This operation id was used for something else; take a fresh one."),
    OPERATION_EXPIRED("The last book or ledger period in which the operation is valid is sealed or over."),
    OPERATION_TOO_LONG_VALID("The last valid book or ledger period lies further ahead than an operation may live."),
    PAYLOAD_TOO_LARGE("Split the operation."),
    PORTION_OUT_OF_RANGE("A sweep deletes 1 row or more, and no more than fit a block.");

    private final String meaning;

    ShellRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
