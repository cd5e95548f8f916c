package org.gridmarket.middleware.manager;

/** What is wanted of an application on the machines that its deployment names. */
public enum WantedState {
    /** It is on the disk and was never run under this number. */
    INSTALLED,
    /** Its actors run. */
    LAUNCHED,
    /** Its actors do not run; it stays on the disk. */
    HALTED,
    /** It leaves the machine. */
    REMOVED
}
