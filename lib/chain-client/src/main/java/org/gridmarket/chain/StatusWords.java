package org.gridmarket.chain;

import io.grpc.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A gRPC status as people read it: no Java value, no empty description. */
final class StatusWords {
    private StatusWords() {}

    /** Such as {@code unavailable, io exception}. */
    static String of(Status status) {
        String code = status.getCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        @Nullable String description = status.getDescription();
        return description == null || description.isBlank() ? code : code + ", " + description;
    }
}
