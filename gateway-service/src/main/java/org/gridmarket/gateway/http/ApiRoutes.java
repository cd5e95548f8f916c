package org.gridmarket.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;

/**
 * The query interface has a version in its path; a path from before that is led to the first one. What nobody serves below it
 * is answered as every error there, and not by a page.
 */
@Singleton
public class ApiRoutes {
    /** Of every path of the query interface. */
    public static final String ROOT = "/api/";

    static final String VERSIONED = ROOT + "v1/";

    /** Before a place is taken for a question. */
    private static final int FIRST = 200;

    /** Behind every resource, before the page that Quarkus shows for what is missing. */
    private static final int LAST = 1_000_000;

    void redirect(@Observes Filters filters) {
        filters.register(ApiRoutes::lead, FIRST);
    }

    private static void lead(RoutingContext call) {
        String path = call.request().path();
        if (path == null || !path.startsWith(ROOT) || path.startsWith(VERSIONED)) {
            call.next();
            return;
        }
        String query = call.request().query();
        call.response()
                .setStatusCode(StatusCode.MOVED_PERMANENTLY)
                .putHeader(
                        HttpHeaders.LOCATION,
                        VERSIONED + path.substring(ROOT.length()) + (query == null ? "" : "?" + query))
                .end();
    }

    void missing(@Observes Router router) {
        router.route(ROOT + "*").order(LAST).handler(call -> {
            boolean asks = call.request().method().equals(HttpMethod.GET)
                    || call.request().method().equals(HttpMethod.HEAD);
            ApiProblem.answer(
                    call,
                    asks ? StatusCode.NOT_FOUND : StatusCode.METHOD_NOT_ALLOWED,
                    asks ? ApiProblem.NO_SUCH_PATH : "the query interface answers GET only");
        });
    }
}
