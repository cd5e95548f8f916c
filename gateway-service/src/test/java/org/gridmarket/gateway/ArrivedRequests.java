package org.gridmarket.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whatever a gateway could know of who sends: address and header fields of each request by HTTP. */
@Singleton
public class ArrivedRequests {
    /** One request as it came in. */
    record Arrived(String path, String remoteAddress, String headers) {}

    private static final int BEFORE_ALL_OTHERS = 10_000;

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();

    void watch(@Observes Filters filters) {
        filters.register(
                call -> {
                    HttpServerRequest request = call.request();
                    arrived.add(new Arrived(
                            request.path(),
                            request.remoteAddress().hostAddress(),
                            request.headers().entries().toString()));
                    call.next();
                },
                BEFORE_ALL_OTHERS);
    }

    List<Arrived> at(String path) {
        return arrived.stream().filter(request -> request.path().equals(path)).toList();
    }
}
