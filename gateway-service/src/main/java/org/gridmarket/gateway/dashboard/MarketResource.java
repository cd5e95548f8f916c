package org.gridmarket.gateway.dashboard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.energy.RoundFacts;
import org.gridmarket.gateway.grpc.Shown;
import org.gridmarket.gateway.http.CsvLists;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/** The query interface: GET only, public facts only. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MarketResource {
    /** How far around the present a table reaches when nobody says how far. */
    private static final int AROUND = 48;

    private final DashboardRows rows;
    private final LiveMarket market;
    private final FrameReader frames;
    private final GatewayLimits limits;

    @Inject
    public MarketResource(DashboardRows rows, LiveMarket market, FrameReader frames, GatewayLimits limits) {
        this.rows = rows;
        this.market = market;
        this.frames = frames;
        this.limits = limits;
    }

    @GET
    @Path("/market")
    @Operation(summary = "Ledger, calendar, where the market stands and whether it is in time")
    public Pages.Market market() {
        return frames.market();
    }

    @GET
    @Path("/intervals")
    @Produces({MediaType.APPLICATION_JSON, CsvLists.MEDIA_TYPE})
    @Operation(summary = "Intervals from one to another: offered, requested, traded")
    public List<Pages.IntervalRow> intervals(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        RoundFacts facts = founded();
        Interval first = interval(from == null ? facts.lastFinal().index() - AROUND : number(from));
        Interval last = interval(to == null ? first.index() + 2 * AROUND : number(to));
        if (last.isBefore(first) || last.index() - first.index() >= limits.intervalsPerQuery()) {
            throw bad("from " + first + " to " + last + ": ask for 1 to " + limits.intervalsPerQuery()
                    + " intervals, ascending");
        }
        return rows.intervals(facts.calendar(), first, last);
    }

    @GET
    @Path("/intervals/{t}")
    @Operation(summary = "One interval: load of its groups, and its trades")
    public Pages.IntervalPage interval(@PathParam("t") String text) {
        RoundFacts facts = founded();
        Interval t = interval(number(text));
        Pages.IntervalRow row = rows.intervals(facts.calendar(), t, t).stream()
                .findFirst()
                .orElseThrow(() -> missing("nothing has been offered or done for interval " + t));
        return new Pages.IntervalPage(
                row,
                market.rules().gridAt(t).map(plan -> rows.loads(plan, t)).orElse(List.of()),
                rows.trades(t, limits.intervalsPerQuery()));
    }

    @GET
    @Path("/rounds/{t}")
    @Operation(summary = "The accepted solutions of a round, the leading one first")
    public Pages.RoundPage round(@PathParam("t") String text) {
        Round round = interval(number(text)).round();
        return new Pages.RoundPage(round.index(), rows.candidates(round));
    }

    @GET
    @Path("/prosumers")
    @Produces({MediaType.APPLICATION_JSON, CsvLists.MEDIA_TYPE})
    @Operation(summary = "Meters, their limits, and the public accounts bound to them")
    public List<Pages.MeterRow> prosumers() {
        return rows.meters(limits.intervalsPerQuery());
    }

    @GET
    @Path("/solvers")
    @Produces({MediaType.APPLICATION_JSON, CsvLists.MEDIA_TYPE})
    @Operation(summary = "Licensed solvers")
    public List<Pages.SolverRow> solvers() {
        return rows.solvers();
    }

    @GET
    @Path("/transactions/summary")
    @Operation(summary = "How often each function was called, and how often in vain")
    public Pages.TransactionSummary transactions() {
        return rows.transactions();
    }

    private RoundFacts founded() {
        return market.facts().orElseThrow(() -> missing("the market is not founded yet: there is no calendar"));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw bad("'" + Shown.text(text) + "' is no interval");
        }
    }

    private static Interval interval(int index) {
        try {
            return Interval.of(index);
        } catch (IllegalArgumentException outside) {
            throw bad(String.valueOf(outside.getMessage()));
        }
    }

    private static BadRequestException bad(String problem) {
        return new BadRequestException(problem(Response.Status.BAD_REQUEST, problem));
    }

    private static NotFoundException missing(String problem) {
        return new NotFoundException(problem(Response.Status.NOT_FOUND, problem));
    }

    private static Response problem(Response.Status status, String problem) {
        return Response.status(status)
                .entity(new Pages.Problem(problem))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }
}
