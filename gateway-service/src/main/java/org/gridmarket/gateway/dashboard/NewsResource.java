package org.gridmarket.gateway.dashboard;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.grpc.Intake;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Server-sent events: that something has changed; what, the page asks for itself. A slow page misses some, not the last. */
@Path("/api/stream")
public class NewsResource {
    /** An unchanged block is told again, so that a page knows that it is still connected. */
    private static final long HEARTBEAT_SECONDS = 10;

    private final ReadModel model;
    private final Intake intake;
    private final Semaphore places;

    @Inject
    public NewsResource(ReadModel model, Intake intake, GatewayLimits limits) {
        this.model = model;
        this.intake = intake;
        this.places = new Semaphore(limits.streams());
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Pages.News> stream() {
        if (!places.tryAcquire()) {
            throw new ServiceUnavailableException("too many pages are watching; the others keep polling");
        }
        return Multi.createFrom()
                .emitter(
                        (MultiEmitter<? super Pages.News> page) ->
                                Thread.ofVirtual().name("news").start(() -> tell(page)),
                        BackPressureStrategy.LATEST);
    }

    private void tell(MultiEmitter<? super Pages.News> page) {
        try {
            long told = model.height();
            while (!page.isCancelled() && !intake.isClosing()) {
                page.emit(new Pages.News(told));
                told = model.awaitAbove(told, TimeUnit.SECONDS.toNanos(HEARTBEAT_SECONDS));
            }
            page.complete();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            page.complete();
        } finally {
            places.release();
        }
    }
}
