package org.gridmarket.kernel.compute.message;

import org.gridmarket.kernel.command.FunctionNames;

/** The names of the functions of the computation market, from the names of its records. */
public final class ComputeFunctions {
    public static final String PREFIX = "compute";

    public static final FunctionNames<ComputeCommand.Signed, ComputeCommand.ByMember, ComputeQuery> NAMES =
            FunctionNames.of(PREFIX, ComputeCommand.Signed.class, ComputeCommand.ByMember.class, ComputeQuery.class);

    private ComputeFunctions() {}
}
