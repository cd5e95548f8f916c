package org.gridmarket.gateway.purse;

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
import org.gridmarket.kernel.party.AccountKey;

/** The pages of purses: one question for each, each in its frame. Public facts only, GET only. */
@Path("/api/v1/pages/purse")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PursePagesResource {
    private final FrameReader frames;
    private final PurseReports reports;

    @Inject
    public PursePagesResource(FrameReader frames, PurseReports reports) {
        this.frames = frames;
        this.reports = reports;
    }

    /** All money, and the redemptions that wait. */
    @GET
    public Frame.Answer<PurseReports.Overview> overview() {
        return frames.answer(reports.overview());
    }

    /** What an account has. */
    @GET
    @Path("/{account}")
    public Frame.Answer<PurseReports.Purse> purse(@PathParam("account") String account) {
        return frames.answer(reports.purse(PageNumbers.within(() -> AccountKey.hex(account))));
    }
}
