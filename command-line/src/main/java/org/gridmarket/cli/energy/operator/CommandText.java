package org.gridmarket.cli.energy.operator;

import org.gridmarket.kernel.wire.RecordCodec;

/** Commands and queries as they travel: each has the codec of its own record, without a tag. */
final class CommandText {
    private CommandText() {}

    @SuppressWarnings("unchecked") // the class of a value is the class of the value
    static <T> String of(T message) {
        return ((RecordCodec<T>) RecordCodec.of(message.getClass())).write(message);
    }
}
