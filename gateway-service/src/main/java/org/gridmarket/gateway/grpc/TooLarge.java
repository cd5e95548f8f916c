package org.gridmarket.gateway.grpc;

import io.vertx.core.MultiMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Vert.x refuses a message that is too large without a word; this names the bound. */
final class TooLarge {
    private static final String RESOURCE_EXHAUSTED = "8";
    private static final String SETTING = "quarkus.grpc.server.max-inbound-message-size";

    private TooLarge() {}

    /** Our own refusals have a text. */
    static void name(MultiMap headers) {
        if (RESOURCE_EXHAUSTED.equals(headers.get("grpc-status")) && !headers.contains("grpc-message")) {
            headers.set(
                    "grpc-message",
                    "the message is longer than " + ConfigProvider.getConfig().getValue(SETTING, Integer.class)
                            + " bytes, the most that this gateway takes; split the operation");
        }
    }
}
