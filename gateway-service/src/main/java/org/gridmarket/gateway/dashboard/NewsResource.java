package org.gridmarket.gateway.dashboard;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.TimeUnit;
import org.gridmarket.gateway.CallerPlaces;
import org.gridmarket.gateway.grpc.Intake;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Server-sent events: that something has changed; what, the page asks for itself. A slow page misses some, not the last. */
@Path("/api/v1/stream")
public class NewsResource {
    /** An unchanged block is told again, so that a page knows that it is still connected. */
    private static final long HEARTBEAT_SECONDS = 10;

    private final ReadModel model;
    private final Intake intake;
    private final Slots places;

    @Inject
    public NewsResource(ReadModel model, Intake intake, CallerPlaces places) {
        this.model = model;
        this.intake = intake;
        this.places = places.pages;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Pages.News> stream(@Context HttpServerRequest request) {
        Origin origin = Callers.originOf(request);
        return Multi.createFrom()
                .emitter(
                        (MultiEmitter<? super Pages.News> page) -> {
                            switch (places.take(origin)) {
                                case Place place ->
                                    Thread.ofVirtual().name("news").start(() -> tell(page, place));
                                case Slots.Full full -> page.fail(Callers.busy(full));
                            }
                        },
                        BackPressureStrategy.LATEST);
    }

    private void tell(MultiEmitter<? super Pages.News> page, Place place) {
        try (place) {
            long told = model.height();
            while (!page.isCancelled() && !intake.isClosing()) {
                page.emit(new Pages.News(told));
                told = model.awaitAbove(told, TimeUnit.SECONDS.toNanos(HEARTBEAT_SECONDS));
            }
            page.complete();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            page.complete();
        }
    }
}
