package org.gridmarket.sandbox.oci;

import org.gridmarket.kernel.wire.Bytes;

/** What became of a container. Two runs of the same job may differ in everything. */
public sealed interface ContainerOutcome {
    /** It came to its end. */
    record Ended(int exitCode, Bytes standardOutput, Bytes standardError) implements ContainerOutcome {}

    /** It wrote more than it may, or took longer than the caller's patience, and was ended. */
    record Stopped(String reason) implements ContainerOutcome {}

    /** This machine cannot run it: the image is none, or containers do not work here. */
    record NotRun(String reason) implements ContainerOutcome {}
}
