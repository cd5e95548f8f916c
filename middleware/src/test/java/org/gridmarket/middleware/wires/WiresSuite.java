package org.gridmarket.middleware.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.middleware.MiddlewareLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every link between daemons has to do. */
abstract class WiresSuite {
    private static final long PATIENCE_MILLIS = MiddlewareLimits.FOUND_MILLIS;
    private static final Bytes HELLO = Bytes.utf8("hello");

    private final List<Wires> open = new ArrayList<>();

    /** A link of one node, not opened yet; all that are made in one test reach each other. */
    abstract Wires wires(NodeId node);

    static NodeId node(String name) {
        return new NodeId(Digest.sha256(Bytes.utf8(name)));
    }

    private Wires opened(NodeId node, HeardWires heard) {
        Wires wires = wires(node);
        open.add(wires);
        wires.open(heard);
        return wires;
    }

    @AfterEach
    void end() {
        open.forEach(Wires::close);
    }

    @Test
    void two_find_each_other_by_name() throws InterruptedException {
        HeardWires one = new HeardWires();
        HeardWires other = new HeardWires();
        opened(node("one"), one);
        opened(node("other"), other);

        assertThat(one.appearance(node("other"), PATIENCE_MILLIS).link()).isEqualTo(Link.SITE);
        assertThat(other.appearance(node("one"), PATIENCE_MILLIS).link()).isEqualTo(Link.SITE);
    }

    @Test
    void nobody_hears_of_itself() throws InterruptedException {
        HeardWires one = new HeardWires();
        HeardWires other = new HeardWires();
        Wires ofOne = opened(node("one"), one);
        opened(node("other"), other);
        one.appearance(node("other"), PATIENCE_MILLIS);
        other.appearance(node("one"), PATIENCE_MILLIS);

        ofOne.sendAll(HELLO);
        other.message(HELLO, PATIENCE_MILLIS);

        assertThat(one.all()).allMatch(each -> each.member().node().equals(node("other")));
    }

    @Test
    void the_largest_message_arrives_whole_and_with_its_sender() throws InterruptedException {
        HeardWires one = new HeardWires();
        HeardWires other = new HeardWires();
        Wires ofOne = opened(node("one"), one);
        opened(node("other"), other);
        Member to = one.appearance(node("other"), PATIENCE_MILLIS);
        other.appearance(node("one"), PATIENCE_MILLIS);
        byte[] large = new byte[DiscoveryLimits.MESSAGE_BYTES];
        large[large.length - 1] = 1;

        ofOne.send(to, Bytes.of(large));

        assertThat(other.message(Bytes.of(large), PATIENCE_MILLIS).member().node())
                .isEqualTo(node("one"));
    }

    @Test
    void what_is_sent_to_all_reaches_each_other() throws InterruptedException {
        List<HeardWires> heard = new ArrayList<>();
        List<Wires> wires = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            heard.add(new HeardWires());
            wires.add(opened(node("node" + i), heard.get(i)));
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (i != j) {
                    heard.get(i).appearance(node("node" + j), PATIENCE_MILLIS);
                }
            }
        }

        wires.getFirst().sendAll(HELLO);

        for (HeardWires each : heard.subList(1, 3)) {
            assertThat(each.message(HELLO, PATIENCE_MILLIS).member().node()).isEqualTo(node("node0"));
        }
    }

    @Test
    void who_leaves_is_told_gone_and_what_is_sent_to_it_is_lost() throws InterruptedException {
        HeardWires one = new HeardWires();
        Wires ofOne = opened(node("one"), one);
        Wires ofOther = opened(node("other"), new HeardWires());
        Member other = one.appearance(node("other"), PATIENCE_MILLIS);

        ofOther.close();

        assertThat(one.disappearance(node("other"), PATIENCE_MILLIS)).isEqualTo(other);
        assertThatCode(() -> ofOne.send(other, HELLO)).doesNotThrowAnyException();
        assertThatCode(() -> ofOne.sendAll(HELLO)).doesNotThrowAnyException();
    }

    @Test
    void who_comes_back_appears_under_another_address() throws InterruptedException {
        HeardWires one = new HeardWires();
        opened(node("one"), one);
        Wires before = opened(node("other"), new HeardWires());
        Member old = one.appearance(node("other"), PATIENCE_MILLIS);
        before.close();
        one.disappearance(node("other"), PATIENCE_MILLIS);
        one.forget();

        opened(node("other"), new HeardWires());

        assertThat(one.appearance(node("other"), PATIENCE_MILLIS).address()).isNotEqualTo(old.address());
    }

    /** The protocol counts what it refuses by members that it knows. */
    @Test
    void nobody_is_heard_before_it_has_been_named() throws InterruptedException {
        HeardWires one = new HeardWires();
        HeardWires other = new HeardWires();
        Wires ofOne = opened(node("one"), one);
        Wires ofOther = opened(node("other"), other);
        for (int i = 0; i < 20; i++) {
            ofOne.sendAll(HELLO);
            ofOther.sendAll(HELLO);
        }
        one.appearance(node("other"), PATIENCE_MILLIS);
        other.appearance(node("one"), PATIENCE_MILLIS);
        ofOther.sendAll(HELLO);
        one.message(HELLO, PATIENCE_MILLIS);

        Set<Member> named = new HashSet<>();
        for (HeardWires.Heard each : one.all()) {
            if (each.what().equals("appeared")) {
                named.add(each.member());
            }
            assertThat(named).contains(each.member());
        }
    }
}
