package org.gridmarket.gateway.clock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.gridmarket.gateway.dashboard.Frame;
import org.gridmarket.gateway.dashboard.FrameReader;

/** The page of the ledger's clock: one question, in its frame. Public facts only, GET only. */
@Path("/api/v1/pages/clock")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ClockPagesResource {
    private final FrameReader frames;
    private final ClockReports reports;

    @Inject
    public ClockPagesResource(FrameReader frames, ClockReports reports) {
        this.frames = frames;
        this.reports = reports;
    }

    /** How the clock was founded, where it stands, who seals. */
    @GET
    public Frame.Answer<ClockReports.Overview> overview() {
        return frames.answer(reports.overview());
    }
}
