package org.gridmarket.middleware.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

class GroupTableTest {
    private static final String PORT = "ic.Lights.north";

    private final List<String> heard = new ArrayList<>();
    private final GroupTable table =
            new GroupTable(record -> record.type().equals("Lights.north"), life(2), PORT, new GroupListener() {
                @Override
                public void joined(Member member) {
                    heard.add("joined " + member);
                }

                @Override
                public void left(Member member) {
                    heard.add("left " + member);
                }

                @Override
                public void leader(Optional<Member> leader, boolean own) {
                    heard.add((own ? "own " : "") + "leader "
                            + leader.map(Member::toString).orElse("nobody"));
                }
            });

    private static Life life(int number) {
        byte[] bytes = new byte[Life.LENGTH];
        bytes[0] = (byte) number;
        return new Life(Bytes.of(bytes));
    }

    private static NodeId node(int number) {
        byte[] hash = new byte[NodeId.LENGTH];
        hash[0] = (byte) number;
        return new NodeId(Bytes.of(hash));
    }

    private static Service service(int node, String type, String actor, Life life) {
        ServiceRecord record = new ServiceRecord(
                "Traffic",
                type,
                Kind.PUB,
                Scope.GLOBAL,
                actor,
                "1",
                PORT,
                life,
                List.of(new Endpoint("host", 5_000, null)),
                null,
                List.of());
        return new Service(node(node), Organisation.DSO, record.id(node(node)), record, record.fingerprint(), 5_000);
    }

    private static Service member(int node) {
        return service(node, "Lights.north", "Junction", life(node));
    }

    private void up(Service service) {
        table.hear(new Tell.Up(service, HeadKey.NONE), 0);
    }

    private void down(Service service) {
        table.hear(new Tell.Down(service.id(), service.node(), Cause.SILENT, HeadKey.NONE), 0);
    }

    private void complete() {
        table.hear(new Tell.Complete(), 0);
    }

    @Test
    void the_smallest_node_leads_once_all_are_told() {
        up(member(2));
        up(member(1));
        assertThat(table.leader()).isEmpty();

        complete();

        assertThat(heard)
                .containsExactly(
                        "joined Junction-1.ic@02000000",
                        "joined Junction-1.ic@01000000",
                        "leader Junction-1.ic@01000000");
    }

    @Test
    void when_the_leader_is_gone_the_next_one_leads() {
        up(member(1));
        up(member(2));
        complete();
        heard.clear();

        down(member(1));

        assertThat(heard).containsExactly("left Junction-1.ic@01000000", "own leader Junction-1.ic@02000000");
        assertThat(table.leads()).isTrue();
    }

    @Test
    void on_one_machine_the_first_actor_by_name_leads() {
        up(service(2, "Lights.north", "Zebra", life(9)));
        up(member(2));
        complete();

        assertThat(heard).endsWith("own leader Junction-1.ic@02000000");
    }

    @Test
    void another_life_of_a_component_is_another_member() {
        up(member(1));
        complete();
        heard.clear();

        table.hear(new Tell.Changed(service(1, "Lights.north", "Junction", life(7)), HeadKey.NONE), 0);

        assertThat(heard)
                .containsExactly(
                        "left Junction-1.ic@01000000",
                        "joined Junction-1.ic@01000000",
                        "leader Junction-1.ic@01000000");
        assertThat(table.member(life(1), PORT)).isEmpty();
        assertThat(table.member(life(7), PORT)).isPresent();
    }

    @Test
    void a_change_of_its_address_is_no_change_of_a_member() {
        up(member(1));
        complete();
        heard.clear();

        table.hear(new Tell.Changed(member(1), HeadKey.NONE), 0);

        assertThat(heard).isEmpty();
    }

    @Test
    void other_groups_do_not_concern_it() {
        up(service(1, "Lights.south", "Junction", life(1)));
        complete();

        assertThat(heard).isEmpty();
    }

    @Test
    void who_hears_nothing_of_a_daemon_follows_nobody_until_it_does() {
        up(member(2));
        complete();
        heard.clear();

        table.beat(GroupTimes.BLIND_MILLIS);
        assertThat(heard).isEmpty();
        table.beat(GroupTimes.BLIND_MILLIS + 1);
        table.heard(GroupTimes.BLIND_MILLIS + 2);

        assertThat(heard).containsExactly("leader nobody", "own leader Junction-1.ic@02000000");
    }

    @Test
    void nobody_is_a_member_by_its_own_word() {
        up(member(3));
        complete();

        assertThat(table.leads()).isFalse();
        assertThat(heard).endsWith("leader Junction-1.ic@03000000");
    }
}
