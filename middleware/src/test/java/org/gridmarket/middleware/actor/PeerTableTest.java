package org.gridmarket.middleware.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.component.ComponentLimits;
import org.gridmarket.middleware.model.ActorType.Reach;
import org.junit.jupiter.api.Test;

/** What an actor makes of what discovery and its connections say, without either. */
class PeerTableTest {
    private static final NodeId HERE = NodeId.hex("01".repeat(NodeId.LENGTH));
    private static final NodeId THERE = NodeId.hex("02".repeat(NodeId.LENGTH));
    private static final Life OWN = life(1);
    private static final Life OTHER = life(2);
    private static final ActorPorts.Wire LEVELS = new ActorPorts.Wire(Kind.PUB, "Level", "", Reach.EVERYWHERE);
    private static final ActorPorts.Wire QUESTIONS = new ActorPorts.Wire(Kind.SRV, "Ask", "Tell", Reach.EVERYWHERE);
    private static final ActorPorts.Wire NEAR = new ActorPorts.Wire(Kind.PUB, "Near", "", Reach.MACHINE);
    private static final long SILENT = ComponentLimits.LINK_SILENT_MILLIS;

    private final List<String> done = new ArrayList<>();

    /** What the table wants is noted. */
    private final LinkEffects effects = new LinkEffects() {
        @Override
        public void connect(Life peer, Endpoint endpoint) {
            done.add("connect " + name(peer) + " at " + endpoint.port());
        }

        @Override
        public void disconnect(Life peer) {
            done.add("disconnect " + name(peer));
        }

        @Override
        public void admit(Map<Life, Admission> peers) {
            done.add("admit " + peers.keySet().stream().map(PeerTableTest::name).toList());
        }

        @Override
        public void toProvider(Life peer, LinkMessage message) {
            done.add("to provider " + name(peer) + ": " + message);
        }

        @Override
        public void toConsumer(Life peer, LinkMessage message) {
            done.add("to consumer " + name(peer) + ": " + message);
        }

        @Override
        public void peerUp(String port, String actor) {
            done.add("up " + port + " " + actor);
        }

        @Override
        public void peerDown(String port, String actor) {
            done.add("down " + port + " " + actor);
        }

        @Override
        public void gone(Life peer) {
            done.add("gone " + name(peer));
        }
    };

    private final PeerTable table = new PeerTable(
            new ActorRecords("app", "House", "1", OWN),
            HERE,
            new ActorPorts(
                    List.of(new ActorPorts.Service("c", "out", LEVELS)),
                    List.of(
                            new ActorPorts.Need("c", "in", LEVELS, false),
                            new ActorPorts.Need("c", "ask", QUESTIONS, false),
                            new ActorPorts.Need("c", "near", NEAR, false)),
                    List.of()),
            effects);

    private static Life life(int number) {
        return new Life(Bytes.of(new byte[] {(byte) number, 0, 0, 0, 0, 0, 0, 0}));
    }

    private static String name(Life life) {
        return "L" + life.random().copy()[0];
    }

    private static List<Service> services(NodeId node, Life life, ActorPorts.Wire wire) {
        Bytes key = Bytes.of(new byte[Endpoint.KEY_LENGTH]);
        List<ServiceRecord> records = new ActorRecords("app", "Feeder", "9", life)
                .announced(
                        List.of(new ActorPorts.Service("s", "port", wire)),
                        new Endpoint("127.0.0.1", 11, null),
                        new Endpoint("10.0.0.2", 22, key));
        return records.stream()
                .map(record ->
                        new Service(node, Organisation.DSO, record.id(node), record, record.fingerprint(), 5_000))
                .toList();
    }

    private void up(NodeId node, Life life, ActorPorts.Wire wire, long now) {
        services(node, life, wire).forEach(service -> table.hear(new Tell.Up(service, new HeadKey(1, 1)), now));
    }

    private void down(NodeId node, Life life, ActorPorts.Wire wire, Cause cause, long now) {
        services(node, life, wire)
                .forEach(service -> table.hear(new Tell.Down(service.id(), node, cause, new HeadKey(1, 2)), now));
    }

    private void connected(ActorPorts.Wire wire, long now) {
        up(THERE, OTHER, wire, now);
        table.providers().hear(OTHER, new LinkMessage.Has(List.of("s.port")), now);
        done.clear();
    }

    @Test
    void who_has_what_a_port_needs_is_connected_to_and_up_when_it_says_so_itself() {
        up(THERE, OTHER, LEVELS, 0);

        assertThat(done)
                .contains("admit [L2]", "connect L2 at 22", "to provider L2: Wants[actor=House-1, ports=[s.port]]")
                .doesNotContain("up c.in Feeder-9");
        table.providers().hear(OTHER, new LinkMessage.Has(List.of("s.port")), 5);
        assertThat(done.getLast()).isEqualTo("up c.in Feeder-9");
    }

    @Test
    void on_its_own_machine_it_is_reached_without_a_key() {
        up(HERE, OTHER, LEVELS, 0);

        assertThat(done).contains("connect L2 at 11");
    }

    @Test
    void a_local_message_connects_to_local_services_and_no_others() {
        up(HERE, OTHER, NEAR, 0);
        assertThat(done).contains("connect L2 at 11");
        done.clear();

        up(THERE, life(3), new ActorPorts.Wire(Kind.PUB, "Near", "", Reach.EVERYWHERE), 0);
        assertThat(done).containsExactly("admit [L2, L3]", "admit [L2, L3]");
    }

    @Test
    void a_dialogue_of_another_reply_is_another_one() {
        up(THERE, OTHER, new ActorPorts.Wire(Kind.SRV, "Ask", "Other", Reach.EVERYWHERE), 0);

        assertThat(done).noneMatch(each -> each.startsWith("connect"));
    }

    @Test
    void each_beat_it_says_again_what_it_wants() {
        connected(LEVELS, 0);

        table.beat(ComponentLimits.LINK_BEAT_MILLIS);

        assertThat(done).containsExactly("to provider L2: Wants[actor=House-1, ports=[s.port]]");
    }

    @Test
    void a_silent_peer_is_down_and_up_again_when_it_is_heard() {
        connected(QUESTIONS, 0);

        table.beat(SILENT + 1);
        assertThat(done).contains("down c.ask Feeder-9", "gone L2");
        assertThat(table.providers().next("c.ask", List.of())).isEmpty();
        table.providers().hear(OTHER, new LinkMessage.Has(List.of("s.port")), SILENT + 2);

        assertThat(done.getLast()).isEqualTo("up c.ask Feeder-9");
        assertThat(done).doesNotContain("disconnect L2");
    }

    @Test
    void what_has_ended_is_let_go_at_once() {
        connected(QUESTIONS, 0);

        down(THERE, OTHER, QUESTIONS, Cause.ENDED, 1);

        assertThat(done).contains("down c.ask Feeder-9", "gone L2", "disconnect L2", "admit []");
        assertThat(table.providers().answerable()).isEmpty();
    }

    /** Nobody's word ends a connection that still delivers; nothing new is asked of it. */
    @Test
    void what_is_only_not_heard_of_stays_connected_while_it_delivers() {
        connected(QUESTIONS, 0);

        down(THERE, OTHER, QUESTIONS, Cause.LOST, 1);
        assertThat(done).doesNotContain("disconnect L2");
        assertThat(table.providers().next("c.ask", List.of())).isEmpty();

        table.beat(SILENT + 1);
        assertThat(done).contains("down c.ask Feeder-9", "disconnect L2", "admit []");
    }

    @Test
    void what_comes_back_while_its_connection_stands_is_asked_again() {
        connected(QUESTIONS, 0);
        down(THERE, OTHER, QUESTIONS, Cause.SILENT, 1);

        up(THERE, OTHER, QUESTIONS, 2);

        assertThat(table.providers().next("c.ask", List.of())).contains(new Providers.Target(OTHER, "s.port"));
        assertThat(done).doesNotContain("down c.ask Feeder-9");
    }

    @Test
    void another_life_of_the_same_service_takes_the_place_of_the_first() {
        connected(LEVELS, 0);

        up(THERE, life(3), LEVELS, 1);

        assertThat(done).contains("down c.in Feeder-9", "disconnect L2", "connect L3 at 22", "admit [L3]");
    }

    @Test
    void questions_go_to_each_of_several_in_turn() {
        up(THERE, OTHER, QUESTIONS, 0);
        up(HERE, life(3), QUESTIONS, 0);
        for (Life each : List.of(OTHER, life(3))) {
            table.providers().hear(each, new LinkMessage.Has(List.of("s.port")), 0);
        }

        List<Optional<Life>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(table.providers().next("c.ask", List.of()).map(Providers.Target::peer));
        }
        assertThat(asked.subList(0, 2)).doesNotHaveDuplicates();
        assertThat(asked.subList(2, 4)).isEqualTo(asked.subList(0, 2));
    }

    @Test
    void few_handshakes_begin_at_once_and_the_others_follow() {
        for (int i = 2; i < 12; i++) {
            up(NodeId.hex(("0" + (i % 10)).repeat(NodeId.LENGTH)), life(i), LEVELS, 5_000);
        }
        assertThat(done.stream().filter(each -> each.startsWith("connect")))
                .hasSize(ComponentLimits.HANDSHAKES_TOGETHER);

        table.beat(5_000 + ComponentLimits.HANDSHAKES_MILLIS);
        table.beat(5_000 + 2 * ComponentLimits.HANDSHAKES_MILLIS);
        assertThat(done.stream().filter(each -> each.startsWith("connect"))).hasSize(10);
    }

    @Test
    void a_connection_that_comes_to_nothing_is_begun_anew() {
        up(THERE, OTHER, LEVELS, 0);
        done.clear();

        table.beat(ComponentLimits.CONNECT_MILLIS - 1);
        assertThat(done).doesNotContain("connect L2 at 22");
        table.beat(ComponentLimits.CONNECT_MILLIS);

        assertThat(done).contains("connect L2 at 22");
    }

    @Test
    void who_wants_a_port_hears_it_and_the_port_is_told_after_the_wish_has_arrived() {
        table.consumers().hear(OTHER, new LinkMessage.Wants("Feeder-9", List.of("c.out", "c.none")), 0);

        assertThat(done).containsExactly("to consumer L2: Has[ports=[c.out]]", "up c.out Feeder-9");
        assertThat(table.consumers().subscribers("c.out")).containsExactly(OTHER);

        table.consumers().hear(OTHER, new LinkMessage.Wants("Feeder-9", List.of()), 1);
        assertThat(done).contains("down c.out Feeder-9");
        assertThat(table.consumers().subscribers("c.out")).isEmpty();
    }

    @Test
    void a_silent_subscriber_is_forgotten() {
        table.consumers().hear(OTHER, new LinkMessage.Wants("Feeder-9", List.of("c.out")), 0);

        table.beat(SILENT);
        assertThat(done).doesNotContain("down c.out Feeder-9");
        table.beat(SILENT + 1);

        assertThat(done).contains("down c.out Feeder-9");
        assertThat(table.consumers().subscribers("c.out")).isEmpty();
    }

    @Test
    void a_denied_subscriber_hears_no_more() {
        up(THERE, OTHER, LEVELS, 0);
        table.consumers().hear(OTHER, new LinkMessage.Wants("Feeder-9", List.of("c.out")), 0);

        down(THERE, OTHER, LEVELS, Cause.DENIED, 1);

        assertThat(table.consumers().subscribers("c.out")).isEmpty();
        assertThat(done.getLast()).isEqualTo("admit []");
    }

    /** Else it would be looked for at a port that nothing comes in at, which ends the actor. */
    @Test
    void who_asks_at_a_port_that_publishes_is_not_heard() {
        table.consumers().hear(OTHER, new LinkMessage.Wants("Feeder-9", List.of("c.out")), 0);

        assertThat(table.consumers().actor(OTHER, "c.out")).isEmpty();
    }

    /** Likewise. */
    @Test
    void what_is_published_at_a_port_that_answers_is_for_nobody() {
        connected(QUESTIONS, 0);

        assertThat(table.providers().subscribers(OTHER, "s.port")).isEmpty();
    }

    @Test
    void who_wants_a_port_and_takes_it_back_without_end_is_told_of_once_a_beat() {
        for (long now = 0; now < ComponentLimits.LINK_BEAT_MILLIS; now++) {
            List<String> ports = now % 2 == 0 ? List.of("c.out") : List.of();
            table.consumers().hear(OTHER, new LinkMessage.Wants("Feeder-9", ports), now);
        }

        assertThat(done).filteredOn("down c.out Feeder-9"::equals).hasSize(1);
        assertThat(done).filteredOn("up c.out Feeder-9"::equals).hasSize(2);
    }

    @Test
    void who_has_a_port_and_takes_it_back_without_end_is_told_of_once_a_beat() {
        connected(LEVELS, 0);
        for (long now = 1; now < ComponentLimits.LINK_BEAT_MILLIS; now++) {
            table.providers().hear(OTHER, new LinkMessage.Has(now % 2 == 0 ? List.of("s.port") : List.of()), now);
        }

        assertThat(done).filteredOn("down c.in Feeder-9"::equals).hasSize(1);
        assertThat(done).filteredOn("up c.in Feeder-9"::equals).hasSize(1);
    }
}
