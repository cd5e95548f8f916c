package org.gridmarket.kernel.allocation.message;

import org.gridmarket.kernel.command.FunctionNames;

/** The names of the functions of allocation markets, from the names of its records. */
public final class AllocationFunctions {
    public static final String PREFIX = "allocation";

    public static final FunctionNames<AllocationCommand.Signed, AllocationCommand.ByMember, AllocationQuery> NAMES =
            FunctionNames.of(
                    PREFIX, AllocationCommand.Signed.class, AllocationCommand.ByMember.class, AllocationQuery.class);

    private AllocationFunctions() {}
}
