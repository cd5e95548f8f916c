package org.gridmarket.middleware.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.component.ComponentLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links over the real library: who is connected, who is not read, what waits. */
class ZeroMqLinksTest {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final Life SERVER = life(1);
    private static final Life CLIENT = life(2);
    private static final Bytes HEADER = Bytes.utf8("header");
    private static final Bytes MESSAGE = Bytes.utf8("message");

    /** An end of a link, with what has come in at it. */
    private static final class End implements Links.Receiver {
        final CurveKeys keys = CurveKeys.make();
        final ZeroMqLinks links;
        final List<String> heard = new ArrayList<>();

        End(Life life) {
            links = new ZeroMqLinks(life, "127.0.0.1", keys);
        }

        @Override
        public void fromProvider(Life peer, Bytes header, Bytes message) {
            heard.add("provider " + peer.random().copy()[0] + " " + header.toUtf8() + " " + message.length());
        }

        @Override
        public void fromConsumer(Life peer, Bytes header, Bytes message) {
            heard.add("consumer " + peer.random().copy()[0] + " " + header.toUtf8() + " " + message.length());
        }
    }

    private final End server = new End(SERVER);
    private final End client = new End(CLIENT);

    private static Life life(int number) {
        return new Life(Bytes.of(new byte[] {(byte) number, 1, 1, 1, 1, 1, 1, 1}));
    }

    @AfterEach
    void close() {
        server.links.close();
        client.links.close();
    }

    private void until(BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("server %s, client %s", server.heard, client.heard)
                    .isLessThan(end);
            server.links.await(5, server);
            client.links.await(5, client);
        }
    }

    private static Map<Life, Admission> admitted(End end, Life life) {
        return Map.of(life, new Admission(end.keys.key(), false));
    }

    private void connect(Endpoint endpoint) {
        client.links.connect(SERVER, endpoint);
        assertThat(client.links.toProvider(SERVER, HEADER, MESSAGE)).isTrue();
    }

    @Test
    void messages_go_both_ways_between_actors_that_know_each_others_keys() {
        server.links.admit(admitted(client, CLIENT));
        connect(server.links.anywhere());
        until(() -> server.heard.equals(List.of("consumer 2 header 7")));

        assertThat(server.links.toConsumer(CLIENT, HEADER, MESSAGE)).isTrue();

        until(() -> client.heard.equals(List.of("provider 1 header 7")));
    }

    @Test
    void on_one_machine_they_go_without_keys() {
        server.links.admit(Map.of(CLIENT, new Admission(null, true)));

        connect(server.links.here());

        until(() -> server.heard.equals(List.of("consumer 2 header 7")));
    }

    /** The record of who connects may arrive after it has connected. */
    @Test
    void who_is_admitted_later_is_heard_then() {
        connect(server.links.anywhere());
        goOn(300);
        assertThat(server.heard).isEmpty();

        server.links.admit(admitted(client, CLIENT));
        until(() -> {
            client.links.toProvider(SERVER, HEADER, MESSAGE);
            return !server.heard.isEmpty();
        });
    }

    @Test
    void who_is_admitted_later_on_the_same_machine_is_heard_then() {
        connect(server.links.here());
        goOn(300);
        assertThat(server.heard).isEmpty();

        server.links.admit(Map.of(CLIENT, new Admission(null, true)));
        until(() -> {
            client.links.toProvider(SERVER, HEADER, MESSAGE);
            return !server.heard.isEmpty();
        });
    }

    @Test
    void who_is_admitted_no_more_is_neither_read_nor_written_to() {
        server.links.admit(admitted(client, CLIENT));
        connect(server.links.anywhere());
        until(() -> !server.heard.isEmpty());
        server.heard.clear();

        server.links.admit(Map.of());
        client.links.toProvider(SERVER, HEADER, MESSAGE);
        goOn(200);

        assertThat(server.heard).isEmpty();
        assertThat(server.links.toConsumer(CLIENT, HEADER, MESSAGE)).isFalse();
    }

    /** A member of the application cannot speak as another one: the life has to be that of the key. */
    @Test
    void a_key_does_not_speak_for_the_life_of_another() {
        Life other = life(3);
        server.links.admit(Map.of(
                CLIENT, new Admission(CurveKeys.make().key(), false), other, new Admission(client.keys.key(), false)));

        connect(server.links.anywhere());
        goOn(300);

        assertThat(server.heard).isEmpty();
    }

    @Test
    void what_waits_for_one_who_does_not_read_is_bounded() {
        server.links.admit(Map.of(CLIENT, new Admission(null, true)));
        connect(server.links.here());
        until(() -> !server.heard.isEmpty());
        Bytes large = Bytes.of(new byte[ComponentLimits.MESSAGE_BYTES]);
        int taken = 0;
        while (server.links.toConsumer(CLIENT, HEADER, large)) {
            taken++;
            assertThat(taken).isLessThan(200);
        }
        int sent = taken;

        until(() -> client.heard.size() == sent);
    }

    private void goOn(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        until(() -> System.nanoTime() > end);
    }
}
