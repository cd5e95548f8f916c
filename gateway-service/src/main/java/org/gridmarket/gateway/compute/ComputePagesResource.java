package org.gridmarket.gateway.compute;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.gridmarket.gateway.dashboard.Frame;
import org.gridmarket.gateway.dashboard.FrameReader;
import org.gridmarket.gateway.dashboard.PageNumbers;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** The pages of batch computation: one question for each, each in its frame. Public facts only, GET only. */
@Path("/api/v1/pages/compute")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ComputePagesResource {
    private final FrameReader frames;
    private final ComputeReports reports;

    @Inject
    public ComputePagesResource(FrameReader frames, ComputeReports reports) {
        this.frames = frames;
        this.reports = reports;
    }

    /** One match; nothing when this gateway has not heard of it. */
    public record MatchPage(ComputeReports.@Nullable MatchRow match) {}

    /** What is in the book, how matches stand and end. */
    @GET
    public Frame.Answer<ComputeReports.Overview> overview() {
        return frames.answer(reports.overview());
    }

    /** One match. */
    @GET
    @Path("/{match}")
    public Frame.Answer<MatchPage> match(@PathParam("match") String match) {
        MatchId id = PageNumbers.within(() -> new MatchId(Bytes.hex(match)));
        return frames.answer(new MatchPage(reports.match(id).orElse(null)));
    }
}
