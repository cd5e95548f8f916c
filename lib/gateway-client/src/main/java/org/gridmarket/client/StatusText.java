package org.gridmarket.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** A failed call in one line: its code, what was said, and the innermost cause. */
public final class StatusText {
    private StatusText() {}

    public static String of(StatusRuntimeException failed) {
        Status status = failed.getStatus();
        StringBuilder text = new StringBuilder(status.getCode().name());
        if (status.getDescription() != null) {
            text.append(", ").append(Shown.of(status.getDescription()));
        }
        Throwable cause = status.getCause();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null
                ? text.toString()
                : text.append(", ").append(cause.getMessage()).toString();
    }
}
