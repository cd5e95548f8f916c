package org.gridmarket.gateway.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * What is wrong with a question, in one form: an object with the key "error".
 *
 * @param error in words
 */
public record ApiProblem(String error) {
    static final String NO_SUCH_PATH = "there is no such path; /q/openapi lists all";

    /** For what no resource answers. */
    public static void answer(RoutingContext call, int status, String text) {
        call.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(JsonObject.of("error", text).encode());
    }
}
