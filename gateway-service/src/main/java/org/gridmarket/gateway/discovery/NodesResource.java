package org.gridmarket.gateway.discovery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.dashboard.Frame;
import org.gridmarket.gateway.dashboard.FrameReader;
import org.gridmarket.gateway.dashboard.NodePages;

/** The page of nodes: who is there, since when, and what they offer. Public facts only, GET only. */
@Path("/api/v1/pages/nodes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NodesResource {
    private final FrameReader frames;
    private final KnownNodes nodes;
    private final GatewayConfig config;

    @Inject
    public NodesResource(FrameReader frames, KnownNodes nodes, GatewayConfig config) {
        this.frames = frames;
        this.nodes = nodes;
        this.config = config;
    }

    /** All that the own node knows. */
    @GET
    public Frame.Answer<NodePages.Nodes> all() {
        return nodes.page()
                .map(frames::answer)
                .orElseGet(() -> frames.missing(
                        config.node().socket().isPresent()
                                ? "this gateway's node has not answered yet"
                                : "this gateway runs without a node (gridmarket.node.socket); ask another"));
    }
}
