package org.gridmarket.gateway.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.gridmarket.discovery.local.DaemonView;
import org.gridmarket.discovery.local.NodeConnection;
import org.gridmarket.discovery.local.NodeView;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.gateway.dashboard.NodePages;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is shown of nodes. */
class KnownNodesTest {
    private static final HeadKey HEAD = new HeadKey(1, 7);

    private final KnownNodes nodes = new KnownNodes(Clock.systemUTC());

    private static NodeIdentity identity(String name, Organisation organisation) {
        return new NodeIdentity(
                new NodeId(Digest.sha256(Bytes.utf8(name))),
                organisation,
                Unit.OPERATOR,
                name,
                "01",
                0,
                Long.MAX_VALUE);
    }

    private static NodeView other(String name, Organisation organisation, long liveMillis, @Nullable Cause cause) {
        NodeIdentity identity = identity(name, organisation);
        return new NodeView(identity.node(), identity, "site", HEAD, 600, liveMillis, cause, List.of(), List.of());
    }

    private void tell() {
        nodes.told(new NodeConnection.Status(
                List.of(
                        other("gone", Organisation.DSO, 0, Cause.LOST),
                        other("there", Organisation.COOPERATIVE, 9_000, null)),
                new DaemonView(
                        identity("own", Organisation.DSO),
                        "site",
                        false,
                        HEAD,
                        60_000,
                        List.of(),
                        List.of(
                                new DaemonView.Count("ALARM KEY_TWICE", 2),
                                new DaemonView.Count("dropped unread", 0)))));
    }

    @Test
    void before_the_node_has_said_anything_nothing_is_known() {
        assertThat(nodes.page()).isEmpty();
        assertThat(nodes.toldSecondsAgo()).isEmpty();
        assertThat(nodes.count(Organisation.DSO, true)).isEmpty();
    }

    @Test
    void each_organisations_nodes_stand_together_and_who_is_gone_stands_last_with_its_cause() {
        tell();

        NodePages.Nodes page = nodes.page().orElseThrow();

        assertThat(page.nodes()).extracting(NodePages.NodeRow::name).containsExactly("there", "own", "gone");
        assertThat(page.nodes()).extracting(NodePages.NodeRow::state).containsExactly("LIVE", "THIS", "LOST");
        assertThat(page.nodes().getLast().since()).isNull();
        assertThat(page.counts()).extracting(NodePages.CountRow::what).containsExactly("ALARM KEY_TWICE");
    }

    @Test
    void the_own_node_counts_among_those_of_its_organisation() {
        tell();

        assertThat(nodes.count(Organisation.DSO, true)).contains(1.0);
        assertThat(nodes.count(Organisation.DSO, false)).contains(1.0);
        assertThat(nodes.count(Organisation.REGULATOR, true)).contains(0.0);
        assertThat(nodes.counted("ALARM KEY_TWICE")).contains(2.0);
    }
}
