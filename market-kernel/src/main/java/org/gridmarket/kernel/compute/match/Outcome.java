package org.gridmarket.kernel.compute.match;

/** How a match closes (compute-market, Money). */
public enum Outcome {
    /** The job creator accepts, or the provider reveals after its silence where nothing is audited. */
    ACCEPTED,
    /** Run again and found right. */
    NONE,
    /** The provider is at fault, and fined. */
    RP,
    /** The directory is at fault, and pays the run. */
    DIRECTORY,
    /** Nobody knows; the provider gets half. */
    NOBODY,
    /** No result in time. */
    PROVIDER_SILENT,
    /** The provider gave it back. */
    DECLINED,
    /** Nobody answered for a result that nobody audits. */
    LAPSED;

    /** Whether the job goes back into the book, while retries and deadline allow. */
    boolean failsTheJob() {
        return this == DECLINED || this == PROVIDER_SILENT;
    }

    /** Whether the provider did what it had to, so that its resource may be renewed. */
    boolean isWithoutFaultOfProvider() {
        return this == ACCEPTED || this == NONE || this == DIRECTORY;
    }
}
