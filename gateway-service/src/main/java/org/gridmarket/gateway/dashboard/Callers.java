package org.gridmarket.gateway.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.gridmarket.gateway.CallerPlaces;
import org.gridmarket.gateway.http.ApiProblem;
import org.gridmarket.gateway.http.ApiRoutes;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;

/** Who asks by HTTP, and the places that questions take: each needs the database, which has few connections. */
@Singleton
public class Callers {
    private static final String QUESTIONS = ApiRoutes.ROOT;
    private static final String NEWS = "/api/v1/stream";
    private static final int BUSY = 503;
    private static final int EARLY = 100;

    private final CallerPlaces places;

    @Inject
    public Callers(CallerPlaces places) {
        this.places = places;
    }

    void watch(@Observes Filters filters) {
        filters.register(this::admit, EARLY);
    }

    private void admit(RoutingContext call) {
        String path = call.request().path();
        if (path == null || !path.startsWith(QUESTIONS) || path.equals(NEWS)) {
            call.next();
            return;
        }
        switch (places.queries.take(originOf(call.request()))) {
            case Place place -> {
                call.addEndHandler(ended -> place.close());
                call.next();
            }
            case Slots.Full full -> ApiProblem.answer(call, BUSY, full.reason());
        }
    }

    /** By the connection. */
    public static Origin originOf(HttpServerRequest request) {
        try {
            return Origin.of(
                    InetAddress.getByName(request.connection().remoteAddress().hostAddress()));
        } catch (UnknownHostException notInet) {
            return Origin.UNKNOWN;
        }
    }

    static ServiceUnavailableException busy(Slots.Full full) {
        return new ServiceUnavailableException(Response.status(BUSY)
                .type(MediaType.APPLICATION_JSON)
                .entity(new ApiProblem(full.reason()))
                .build());
    }
}
