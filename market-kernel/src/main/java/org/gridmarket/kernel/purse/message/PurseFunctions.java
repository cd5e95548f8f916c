package org.gridmarket.kernel.purse.message;

import org.gridmarket.kernel.command.FunctionNames;

/** The names of the functions on purses, from the names of its records. */
public final class PurseFunctions {
    public static final String PREFIX = "purse";

    public static final FunctionNames<PurseCommand.Signed, PurseCommand.ByMember, PurseQuery> NAMES =
            FunctionNames.of(PREFIX, PurseCommand.Signed.class, PurseCommand.ByMember.class, PurseQuery.class);

    private PurseFunctions() {}
}
