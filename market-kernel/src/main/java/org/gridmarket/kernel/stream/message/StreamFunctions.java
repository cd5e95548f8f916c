package org.gridmarket.kernel.stream.message;

import org.gridmarket.kernel.command.FunctionNames;

/** The names of the functions of the stream market, from the names of its records. */
public final class StreamFunctions {
    public static final String PREFIX = "stream";

    public static final FunctionNames<StreamCommand.Signed, StreamCommand.ByMember, StreamQuery> NAMES =
            FunctionNames.of(PREFIX, StreamCommand.Signed.class, StreamCommand.ByMember.class, StreamQuery.class);

    private StreamFunctions() {}
}
