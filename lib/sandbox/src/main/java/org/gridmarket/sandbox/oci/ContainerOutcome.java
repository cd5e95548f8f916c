package org.gridmarket.sandbox.oci;

import org.gridmarket.kernel.wire.Bytes;

/** What became of a container. Two runs of the same job may differ in everything. */
public sealed interface ContainerOutcome {
    /** It came to its end. */
    record Ended(int exitCode, Bytes standardOutput, Bytes standardError) implements ContainerOutcome {}

    /** It wrote more than it may, or took longer than the caller's patience, and was ended. */
    record Stopped(Bound bound) implements ContainerOutcome {}

    /** What it went beyond. */
    enum Bound {
        OUTPUT,
        TIME
    }

    /** What was to be run is no image. */
    record NoImage(String reason) implements ContainerOutcome {}

    /** This machine cannot run it: containers do not work here, or whoever waited for it was interrupted. */
    record NotRun(String reason) implements ContainerOutcome {}
}
