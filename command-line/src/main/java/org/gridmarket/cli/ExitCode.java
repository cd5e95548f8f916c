package org.gridmarket.cli;

/** Exit codes of all commands, besides 0 for success and 70 for an error that no thread caught. */
public final class ExitCode {
    /** The command failed, or the ledger refused. */
    public static final int FAILED = 1;

    /** The command was used wrongly. */
    public static final int WRONG_USAGE = 2;

    private ExitCode() {}
}
