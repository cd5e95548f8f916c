package org.gridmarket.middleware.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.discovery.trust.X509Authority;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.MiddlewareLimits;
import org.gridmarket.middleware.daemon.LinkAdmission;
import org.gridmarket.middleware.daemon.WithdrawnNodes;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JGroupsWiresTest extends WiresSuite {
    /** On one machine contacts answer at once, and the first one has not to wait for others. */
    private static final long JOIN_MILLIS = 300;

    private static final Duration DAY = Duration.ofDays(1);

    private final SecureRandom random = new SecureRandom();
    private final Instant now = Instant.now();
    private final NodeIssuer issuer = NodeIssuer.selfSigned("tlsca.DSO", now, DAY, random);
    private final List<InetSocketAddress> contacts = new ArrayList<>();
    private final List<Wires> strangers = new ArrayList<>();

    @Override
    Wires wires(NodeId node) {
        return wires(node, issuer);
    }

    private Wires wires(NodeId node, NodeIssuer certified) {
        return wires(node, tls(certified, admission()));
    }

    private Wires wires(NodeId node, SSLContext tls) {
        InetSocketAddress listen = freeAddress();
        contacts.add(listen);
        return wires(node, listen, List.copyOf(contacts), tls);
    }

    private static Wires wires(NodeId node, InetSocketAddress listen, List<InetSocketAddress> asked, SSLContext tls) {
        return new JGroupsWires(new JGroupsSetting(Link.SITE, "feeder", node, listen, asked, tls, JOIN_MILLIS));
    }

    private HeardWires opened(String name, InetSocketAddress listen, InetSocketAddress... asked) {
        HeardWires heard = new HeardWires();
        Wires wires = wires(node(name), listen, List.of(asked), tls(issuer, admission()));
        strangers.add(wires);
        wires.open(heard);
        return heard;
    }

    private NodeTls.Admission admission() {
        X509Authority authority = new X509Authority(
                Map.of(Organisation.DSO, List.of(issuer.certificate())), InstantSource.system(), Instant.EPOCH);
        return new LinkAdmission(authority, new WithdrawnNodes(), EnumSet.of(Unit.OPERATOR));
    }

    private SSLContext tls(NodeIssuer certified, NodeTls.Admission admission) {
        KeyPair keys = NodeIssuer.newKeys(random);
        return NodeTls.context(
                keys.getPrivate(),
                certified.issue("node", Unit.OPERATOR, keys.getPublic(), now, DAY, random),
                admission);
    }

    private static InetSocketAddress freeAddress() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @AfterEach
    void endStrangers() {
        strangers.forEach(Wires::close);
    }

    @Test
    void who_is_not_admitted_any_more_is_cut_off_by_the_next_admission() throws InterruptedException {
        AtomicBoolean denied = new AtomicBoolean();
        NodeTls.Admission usual = admission();
        NodeTls.Admission unlessDenied = certificate ->
                denied.get() ? Decision.reject(DiscoveryRejection.DENIED, "test", "other") : usual.admit(certificate);
        HeardWires one = new HeardWires();
        Wires ofOne = wires(node("one"), tls(issuer, unlessDenied));
        strangers.add(ofOne);
        ofOne.open(one);
        Wires ofOther = wires(node("other"));
        strangers.add(ofOther);
        ofOther.open(new HeardWires());
        one.appearance(node("other"), 10_000);

        denied.set(true);
        ofOne.admitAnew();

        one.disappearance(node("other"), 10_000);
    }

    @Test
    void whom_no_root_has_certified_is_not_admitted() throws InterruptedException {
        HeardWires one = new HeardWires();
        HeardWires other = new HeardWires();
        Wires ofOne = wires(node("one"));
        strangers.add(ofOne);
        ofOne.open(one);
        Wires ofStranger = wires(node("stranger"), NodeIssuer.selfSigned("tlsca.DSO", now, DAY, random));
        strangers.add(ofStranger);
        ofStranger.open(new HeardWires());
        Wires ofOther = wires(node("other"));
        strangers.add(ofOther);
        ofOther.open(other);

        other.appearance(node("one"), 10_000); // who comes later is found, through the same contacts

        assertThat(one.all()).noneMatch(each -> each.member().node().equals(node("stranger")));
        assertThat(other.all()).noneMatch(each -> each.member().node().equals(node("stranger")));
    }

    /** The first member lets others join, and here it is nobody's contact but the second one's. */
    @Test
    void all_find_each_other_by_a_contact_that_is_not_the_first_member() throws InterruptedException {
        InetSocketAddress first = freeAddress();
        InetSocketAddress known = freeAddress();
        HeardWires ofFirst = opened("first", first);
        HeardWires ofKnown = opened("known", known, first);
        ofKnown.appearance(node("first"), MiddlewareLimits.FOUND_MILLIS);

        HeardWires third = opened("third", freeAddress(), known);
        HeardWires fourth = opened("fourth", freeAddress(), known);

        third.appearance(node("first"), MiddlewareLimits.FOUND_MILLIS);
        fourth.appearance(node("third"), MiddlewareLimits.FOUND_MILLIS);
        third.appearance(node("fourth"), MiddlewareLimits.FOUND_MILLIS);
        ofFirst.appearance(node("fourth"), MiddlewareLimits.FOUND_MILLIS);
    }

    /** Beginning a thread for each message costs more than noting it down. */
    @Test
    void a_message_is_heard_by_the_thread_that_has_read_it() throws InterruptedException {
        InetSocketAddress first = freeAddress();
        BlockingQueue<String> threads = new LinkedBlockingQueue<>();
        Wires one = wires(node("one"), first, List.of(), tls(issuer, admission()));
        Wires other = wires(node("other"), freeAddress(), List.of(first), tls(issuer, admission()));
        strangers.addAll(List.of(one, other));
        HeardWires ofOne = new HeardWires();
        one.open(ofOne);
        other.open(new WireListener() {
            @Override
            public void appeared(Member member) {}

            @Override
            public void vanished(Member member) {}

            @Override
            public void received(Member from, Bytes message) {
                threads.add(Thread.currentThread().getName());
            }
        });
        ofOne.appearance(node("other"), MiddlewareLimits.FOUND_MILLIS);

        String reader = null;
        for (long tried = 0; reader == null && tried < MiddlewareLimits.FOUND_MILLIS; tried += 100) {
            one.sendAll(Bytes.utf8("beat")); // lost as long as the other one does not know the sender
            reader = threads.poll(100, TimeUnit.MILLISECONDS);
        }

        assertThat(reader).startsWith("Connection.Receiver");
    }

    /** Anybody may open a connection to a link; members need the door meanwhile. */
    @Test
    void who_connects_and_says_nothing_keeps_nobody_out() throws Exception {
        InetSocketAddress door = freeAddress();
        HeardWires one = opened("one", door);
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            silent.add(new Socket(door.getAddress(), door.getPort()));
        }

        opened("other", freeAddress(), door);

        one.appearance(node("other"), MiddlewareLimits.FOUND_MILLIS);
        for (Socket each : silent) {
            each.close();
        }
    }
}
