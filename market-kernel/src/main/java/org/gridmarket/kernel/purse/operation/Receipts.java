package org.gridmarket.kernel.purse.operation;

import java.util.List;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.wire.RecordCodec;

/** Ends an operation on purses. */
final class Receipts {
    private Receipts() {}

    static <R extends Record> Receipt of(Class<R> type, R result, List<String> events) {
        return new Receipt(RecordCodec.of(type).write(result), events);
    }
}
