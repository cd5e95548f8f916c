package org.gridmarket.gateway.dashboard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.gridmarket.gateway.health.RecentRefusals;

/** The pages that all markets share: network, refusals, blocks, transactions. Public facts only, GET only. */
@Path("/api/v1/pages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LedgerPagesResource {
    private final FrameReader frames;
    private final NetworkReader network;
    private final LedgerRows rows;
    private final RecentRefusals refusals;
    private final Clock clock;

    @Inject
    public LedgerPagesResource(
            FrameReader frames, NetworkReader network, LedgerRows rows, RecentRefusals refusals, Clock clock) {
        this.frames = frames;
        this.network = network;
        this.rows = rows;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Orderers, peers, gateways, solvers, mixes, certificates. */
    @GET
    @Path("/network")
    public Frame.Answer<LedgerPages.Network> network() {
        return frames.answer(network.network());
    }

    /** What was refused in the last hour, by code. */
    @GET
    @Path("/refusals")
    public Frame.Answer<LedgerPages.Refusals> refusals() {
        List<LedgerPages.Refusal> here = refusals.lastHour().stream()
                .map(count -> new LedgerPages.Refusal(
                        count.by(), count.code(), count.count(), RefusalSentences.of(count.code())))
                .toList();
        return frames.answer(new LedgerPages.Refusals(
                here,
                rows.firstBlockSince(clock.millis() - RecentRefusals.SPAN.toMillis())
                        .map(rows::withoutEffect)
                        .orElse(List.of())));
    }

    /** A block. */
    @GET
    @Path("/blocks/{number}")
    public Frame.Answer<LedgerPages.Block> block(@PathParam("number") String text) {
        long number = PageNumbers.block(text);
        return number < 0 || number > frames.market().block()
                ? frames.missing("this gateway has not read block " + Long.toUnsignedString(number))
                : frames.answer(rows.block(number));
    }

    /** A transaction. */
    @GET
    @Path("/transactions/{id}")
    public Frame.Answer<LedgerPages.Transaction> transaction(@PathParam("id") String id) {
        return rows.transaction(id)
                .map(frames::answer)
                .orElseGet(() -> frames.missing("no transaction of this market has this id"));
    }
}
