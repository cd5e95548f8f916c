package org.gridmarket.gateway.stream;

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
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** The pages of stream computation: one question for each, each in its frame. Public facts only, GET only. */
@Path("/api/v1/pages/stream")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StreamPagesResource {
    private final FrameReader frames;
    private final StreamReports reports;

    @Inject
    public StreamPagesResource(FrameReader frames, StreamReports reports) {
        this.frames = frames;
        this.reports = reports;
    }

    /** One allocation; nothing when this gateway has not heard of it. */
    public record AllocationPage(StreamReports.@Nullable Whole found) {}

    /** How lanes and epochs stand, and who was found at fault. */
    @GET
    public Frame.Answer<StreamReports.Overview> overview() {
        return frames.answer(reports.overview());
    }

    /** One allocation. */
    @GET
    @Path("/{allocation}")
    public Frame.Answer<AllocationPage> allocation(@PathParam("allocation") String allocation) {
        AllocationId id = PageNumbers.within(() -> new AllocationId(Bytes.hex(allocation)));
        return frames.answer(new AllocationPage(reports.allocation(id).orElse(null)));
    }
}
