package org.gridmarket.kernel.clock.message;

import org.gridmarket.kernel.command.FunctionNames;

/** The names of the clock's functions, such as {@code clock:sealPeriod}. */
public final class ClockFunctions {
    public static final String PREFIX = "clock";

    public static final FunctionNames<Void, ClockCommand, ClockQuery> NAMES =
            FunctionNames.of(PREFIX, Void.class, ClockCommand.class, ClockQuery.class);

    private ClockFunctions() {}
}
