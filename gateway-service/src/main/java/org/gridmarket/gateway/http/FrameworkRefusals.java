package org.gridmarket.gateway.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.gridmarket.gateway.grpc.Shown;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the framework refuses by itself, such as a media type that there is not, in the form of all errors. */
@Singleton
public class FrameworkRefusals {
    @ServerExceptionMapper
    Response map(WebApplicationException refusal, UriInfo asked) {
        Response response = refusal.getResponse();
        if (response.hasEntity() || !asked.getPath().startsWith(ApiRoutes.ROOT)) {
            return response;
        }
        boolean missing = response.getStatus() == Response.Status.NOT_FOUND.getStatusCode();
        return Response.fromResponse(response)
                .type(MediaType.APPLICATION_JSON)
                .entity(new ApiProblem(
                        missing ? ApiProblem.NO_SUCH_PATH : Shown.text(String.valueOf(refusal.getMessage()))))
                .build();
    }
}
