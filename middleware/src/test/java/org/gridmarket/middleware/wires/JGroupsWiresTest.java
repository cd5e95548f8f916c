package org.gridmarket.middleware.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.discovery.trust.X509Authority;
import org.gridmarket.kernel.party.Organisation;
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
        InetSocketAddress listen = freeAddress();
        contacts.add(listen);
        return new JGroupsWires(new JGroupsSetting(
                Link.SITE, "feeder", node, listen, List.copyOf(contacts), tls(certified), JOIN_MILLIS));
    }

    private SSLContext tls(NodeIssuer certified) {
        KeyPair keys = NodeIssuer.newKeys(random);
        X509Authority authority = new X509Authority(
                Map.of(Organisation.DSO, List.of(issuer.certificate())), InstantSource.system(), Instant.EPOCH);
        return NodeTls.context(
                keys.getPrivate(),
                certified.issue("node", Unit.OPERATOR, keys.getPublic(), now, DAY, random),
                new LinkAdmission(authority, new WithdrawnNodes(), EnumSet.of(Unit.OPERATOR)));
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
}
