package org.gridmarket.cli.member;

import org.gridmarket.kernel.party.Organisation;

/** Port: the ledger as an operator reaches it, through the organisation's gateway or straight through its peer. */
public interface MemberDoor extends AutoCloseable {
    /** For which organisation the operator acts. */
    Organisation organisation();

    /** The way, for people: such as {@code operator anna at gateway 127.0.0.1:8080}. */
    String way();

    /** Has a command carried out and waits for its outcome. */
    Told execute(LedgerCommand command);

    @Override
    void close();

    /**
     * What became of a command.
     *
     * @param code {@code COMMITTED}, or that of the refusal
     * @param detail of the refusal; where it was committed otherwise
     * @param resultJson of what was committed; empty otherwise
     */
    record Told(String code, String detail, String resultJson) {
        public static final String COMMITTED = "COMMITTED";

        /** It was handed to the orderers, and nobody knows yet what became of it. */
        static final String INDETERMINATE = "INDETERMINATE";

        /** No peer could carry it out, so nothing was ordered. */
        static final String UNAVAILABLE = "UNAVAILABLE";

        public boolean isCommitted() {
            return code.equals(COMMITTED);
        }
    }
}
