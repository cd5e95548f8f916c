package org.gridmarket.middleware;

import org.gridmarket.kernel.decision.RejectionCode;

/** Why a daemon does not do what a program of its machine asks. */
public enum NodeRejection implements RejectionCode {
    HELLO_FIRST("A connection begins with a hello that names its actor and process."),
    PROCESS_UNKNOWN("There is no process of this number on this machine."),
    NOT_YOUR_PROCESS("The process belongs to another user than the one who is connected."),
    TOO_MANY("As many programs are connected, or as much was resumed, as a daemon bears.");

    private final String meaning;

    NodeRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
