package org.gridmarket.discovery.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
import org.gridmarket.kernel.wire.Digest;
import org.junit.jupiter.api.Test;

/** Whom a client calls. */
class GatewaySetTest {
    private static final HeadKey HEAD = new HeadKey(1, 1);
    private static final Set<Organisation> NONE = Set.of();
    private static final KnownGateway CONTACT = gateway(Organisation.DSO, "contact");

    private final Random random = new Random(1);
    private final GatewaySet gateways = new GatewaySet(List.of(CONTACT), List.of());

    private static KnownGateway gateway(Organisation organisation, String host) {
        return new KnownGateway(organisation, new Endpoint(host, 8_443, null));
    }

    private static Service service(String type, Organisation organisation, String host) {
        NodeId node = new NodeId(Digest.sha256(Bytes.utf8(host)));
        ServiceRecord record = new ServiceRecord(
                "market",
                type,
                Kind.GRPC,
                Scope.GLOBAL,
                type,
                host,
                "main",
                new Life(Bytes.of(new byte[Life.LENGTH])),
                List.of(new Endpoint(host, 8_443, null)),
                null,
                List.of());
        return new Service(node, organisation, record.id(node), record, record.fingerprint(), 15_000);
    }

    private void up(Organisation organisation, String host) {
        gateways.hear(new Tell.Up(service(GatewaySet.TYPE, organisation, host), HEAD));
    }

    private void down(Organisation organisation, String host) {
        Service gone = service(GatewaySet.TYPE, organisation, host);
        gateways.hear(new Tell.Down(gone.id(), gone.node(), Cause.SILENT, HEAD));
    }

    private Set<KnownGateway> choices(Set<Organisation> tried, long nowMillis) {
        Set<KnownGateway> chosen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            GatewaySet.Choice choice = gateways.choose(tried, random, nowMillis);
            assertThat(choice.notBeforeMillis()).isEqualTo(nowMillis);
            chosen.add(choice.gateway());
        }
        return chosen;
    }

    @Test
    void a_client_that_has_heard_nothing_calls_its_contacts() {
        assertThat(choices(NONE, 0)).containsExactly(CONTACT);
    }

    @Test
    void without_a_contact_there_is_no_beginning() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GatewaySet(List.of(), List.of(CONTACT)));
    }

    @Test
    void all_gateways_that_are_told_to_be_there_are_called() {
        up(Organisation.DSO, "a");
        up(Organisation.REGULATOR, "b");

        assertThat(choices(NONE, 0))
                .containsExactlyInAnyOrder(gateway(Organisation.DSO, "a"), gateway(Organisation.REGULATOR, "b"));
    }

    @Test
    void other_services_are_not_called() {
        gateways.hear(new Tell.Up(service("solver", Organisation.DSO, "s"), HEAD));

        assertThat(choices(NONE, 0)).containsExactly(CONTACT);
    }

    @Test
    void a_failed_call_goes_to_another_organisation_at_once() {
        up(Organisation.DSO, "a");
        up(Organisation.DSO, "b");
        up(Organisation.REGULATOR, "c");

        gateways.failed(gateway(Organisation.DSO, "a"), 0);

        assertThat(choices(Set.of(Organisation.DSO), 0)).containsExactly(gateway(Organisation.REGULATOR, "c"));
    }

    @Test
    void when_every_organisation_was_tried_any_that_does_not_rest_is_called() {
        up(Organisation.DSO, "a");
        up(Organisation.DSO, "b");

        gateways.failed(gateway(Organisation.DSO, "a"), 0);

        assertThat(choices(Set.of(Organisation.DSO), 0)).containsExactly(gateway(Organisation.DSO, "b"));
    }

    @Test
    void who_fails_rests_twice_as_long_each_time_and_half_a_minute_at_most() {
        long now = 0;
        for (long rest : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
            gateways.failed(CONTACT, now);
            assertThat(gateways.choose(NONE, random, now).notBeforeMillis()).isEqualTo(now + rest);
            now += rest;
        }
    }

    @Test
    void who_answers_rests_no_more() {
        gateways.failed(CONTACT, 0);
        gateways.succeeded(CONTACT);

        assertThat(choices(NONE, 0)).containsExactly(CONTACT);
        gateways.failed(CONTACT, 10);
        assertThat(gateways.choose(NONE, random, 10).notBeforeMillis()).isEqualTo(1_010);
    }

    @Test
    void who_is_told_down_leaves_the_choice_while_there_are_others() {
        up(Organisation.DSO, "a");
        up(Organisation.REGULATOR, "b");
        down(Organisation.DSO, "a");

        assertThat(choices(NONE, 0)).containsExactly(gateway(Organisation.REGULATOR, "b"));
    }

    @Test
    void when_nobody_is_told_to_be_there_those_that_were_are_called_before_the_contacts() {
        up(Organisation.REGULATOR, "b");
        down(Organisation.REGULATOR, "b");

        assertThat(choices(NONE, 0)).containsExactly(gateway(Organisation.REGULATOR, "b"));
        gateways.failed(gateway(Organisation.REGULATOR, "b"), 0);
        assertThat(choices(NONE, 0)).containsExactly(CONTACT);
    }

    @Test
    void a_gateway_at_a_new_address_is_called_there() {
        up(Organisation.DSO, "a");
        Service moved = service(GatewaySet.TYPE, Organisation.DSO, "a");
        ServiceRecord there = new ServiceRecord(
                moved.record().app(),
                moved.record().type(),
                Kind.GRPC,
                Scope.GLOBAL,
                moved.record().actor(),
                moved.record().instance(),
                "main",
                moved.record().life(),
                List.of(new Endpoint("new", 8_443, null)),
                null,
                List.of());
        gateways.hear(new Tell.Changed(
                new Service(moved.node(), moved.organisation(), moved.id(), there, there.fingerprint(), 15_000), HEAD));

        assertThat(choices(NONE, 0)).containsExactly(gateway(Organisation.DSO, "new"));
    }

    @Test
    void when_all_rest_the_one_whose_rest_ends_first_is_named_with_the_time() {
        up(Organisation.DSO, "a");
        gateways.failed(CONTACT, 0);
        gateways.failed(gateway(Organisation.DSO, "a"), 300);

        assertThat(gateways.choose(NONE, random, 400)).isEqualTo(new GatewaySet.Choice(CONTACT, 1_000));
    }

    @Test
    void what_was_known_is_there_after_a_restart() {
        up(Organisation.REGULATOR, "b");

        GatewaySet later = new GatewaySet(List.of(CONTACT), gateways.known());

        assertThat(later.choose(NONE, random, 0).gateway()).isEqualTo(gateway(Organisation.REGULATOR, "b"));
    }
}
