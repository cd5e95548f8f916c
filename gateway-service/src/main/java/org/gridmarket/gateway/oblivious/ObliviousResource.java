package org.gridmarket.gateway.oblivious;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.gridmarket.gateway.dashboard.Callers;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.KeyConfiguration;
import org.gridmarket.oblivious.OpenedRequest;
import org.gridmarket.oblivious.SealedRequest;
import org.gridmarket.slots.Origin;

/**
 * The oblivious gateway resource. Looks at no header field but the content's type, and at the connection's address, which is
 * a relay's, for nothing but places: one that floods leaves half of them to the others.
 */
@Path("/")
@RunOnVirtualThread
public class ObliviousResource {
    private final ObliviousDoor door;
    private final SealedRelaying relaying;

    @Inject
    public ObliviousResource(ObliviousDoor door, SealedRelaying relaying) {
        this.door = door;
        this.relaying = relaying;
    }

    @GET
    @Path("/ohttp-keys")
    @Produces(KeyConfiguration.MEDIA_TYPE)
    public byte[] keys() {
        return door.keys().copy();
    }

    @POST
    @Path("/ohttp")
    @Consumes(SealedRequest.MEDIA_TYPE)
    public Response answer(byte[] sealed, @Context HttpServerRequest request) {
        Origin origin = Callers.originOf(request);
        return switch (door.answer(Bytes.of(sealed), origin, content -> relaying.carry(content, origin))) {
            case ObliviousDoor.Answer.Sealed(Bytes octets) ->
                Response.ok(octets.copy(), OpenedRequest.ANSWER_MEDIA_TYPE).build();
            case ObliviousDoor.Answer.Refused(int status, String reason) ->
                Response.status(status)
                        .type(MediaType.TEXT_PLAIN)
                        .entity(reason)
                        .build();
        };
    }
}
