package org.gridmarket.gateway.allocation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.gridmarket.gateway.dashboard.Frame;
import org.gridmarket.gateway.dashboard.FrameReader;
import org.gridmarket.gateway.dashboard.PageNumbers;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;

/** The pages of allocation markets: one question for each, each in its frame. Public facts only, GET only. */
@Path("/api/v1/pages/allocation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AllocationPagesResource {
    private final FrameReader frames;
    private final AllocationReports reports;
    private final CycleReports cycles;
    private final Clock clock;

    @Inject
    public AllocationPagesResource(FrameReader frames, AllocationReports reports, CycleReports cycles, Clock clock) {
        this.frames = frames;
        this.reports = reports;
        this.cycles = cycles;
        this.clock = clock;
    }

    /** All markets, what waits for a supervisor, and who solves. */
    @GET
    public Frame.Answer<AllocationReports.Overview> overview() {
        return frames.answer(reports.overview(new LedgerTime(clock.millis())));
    }

    /** One market. */
    @GET
    @Path("/{market}")
    public Frame.Answer<AllocationReports.MarketPage> market(@PathParam("market") String market) {
        return answer(reports.market(name(market)), "there is no allocation market " + name(market));
    }

    /** One cycle of it. */
    @GET
    @Path("/{market}/cycle/{cycle}")
    public Frame.Answer<CycleReports.CyclePage> cycle(
            @PathParam("market") String market, @PathParam("cycle") String cycle) {
        Cycle wanted = PageNumbers.within(() -> new Cycle(PageNumbers.number(cycle)));
        return answer(
                cycles.cycle(name(market), wanted), "nothing was told of cycle " + wanted + " of " + name(market));
    }

    /** One member of it. */
    @GET
    @Path("/{market}/member/{account}")
    public Frame.Answer<CycleReports.MemberPage> member(
            @PathParam("market") String market, @PathParam("account") String account) {
        AccountKey wanted = PageNumbers.within(() -> AccountKey.hex(account));
        return answer(cycles.member(name(market), wanted), "the account is no member of " + name(market));
    }

    private static MarketName name(String text) {
        return PageNumbers.within(() -> new MarketName(text));
    }

    private <P> Frame.Answer<P> answer(Optional<P> found, String problem) {
        return found.map(frames::answer).orElseGet(() -> frames.missing(problem));
    }
}
