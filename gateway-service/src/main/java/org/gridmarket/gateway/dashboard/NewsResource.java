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
import java.time.Duration;
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
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** How often a page that waits for news is asked whether it is still there, and the gateway whether it ends. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(1);

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
                told = awaitNews(page, told);
            }
            page.complete();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            page.complete();
        }
    }

    private long awaitNews(MultiEmitter<?> page, long told) throws InterruptedException {
        long end = System.nanoTime() + HEARTBEAT.toNanos();
        long height = told;
        while (height <= told && System.nanoTime() - end < 0 && !page.isCancelled() && !intake.isClosing()) {
            height = model.awaitAbove(told, LOOK_AROUND.toNanos());
        }
        return height;
    }
}
