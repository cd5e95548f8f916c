package org.gridmarket.middleware.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.gridmarket.discovery.protocol.Actor;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.discovery.trust.X509Authority;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.daemon.NodeDaemon;
import org.gridmarket.middleware.daemon.TriedDaemons;
import org.gridmarket.middleware.identity.NodeFiles;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.testkit.discovery.DiscoveryExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real certificates, sockets and files. */
class RunningNodeTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long SELF = ProcessHandle.current().pid();

    private final SecureRandom random = new SecureRandom();
    private final Instant now = Instant.now();
    private final NodeIssuer issuer = NodeIssuer.selfSigned("tlsca.DSO", now, DAY, random);
    private final X509Authority authority = new X509Authority(
            Map.of(Organisation.DSO, List.of(issuer.certificate())), InstantSource.system(), Instant.EPOCH);

    @TempDir
    private Path folder;

    private Path initialised(String name) throws Exception {
        Path own = folder.resolve(name);
        NodeFiles files = new NodeFiles(own);
        try (PEMParser parser = new PEMParser(new java.io.StringReader(files.init(name, Unit.OPERATOR, random)))) {
            PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
            var key = new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo());
            var certificate = issuer.issue(name, Unit.OPERATOR, key, now, DAY, random);
            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + java.util.Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            files.accept(pem, authority).orThrow();
        }
        return own;
    }

    private static InetSocketAddress freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }
    }

    private RunningNode start(Path own, InetSocketAddress listen, List<InetSocketAddress> contacts) {
        return new RunningNode(
                NodeOptions.inSite(own, "feeder", EnumSet.of(Unit.OPERATOR), listen, contacts),
                authority,
                new FatalErrors());
    }

    @Test
    @Timeout(60)
    void a_service_of_one_machine_is_told_at_another_and_taken_back_when_its_node_ends() throws Exception {
        InetSocketAddress first = freeAddress();
        InetSocketAddress second = freeAddress();
        Actor actor =
                new Actor("daemon", SELF, new MachineProcesses().startOf(SELF).orElseThrow());
        try (RunningNode other = start(initialised("other"), second, List.of(first))) {
            BlockingQueue<Tell> told = TriedDaemons.watch(other.daemon());
            try (RunningNode one = start(initialised("one"), first, List.of(second))) {
                Tell up = new Tell.Complete();
                while (!(up instanceof Tell.Up)) { // until they have found each other, its list is its sign of life
                    TriedDaemons.in(
                            one.daemon(),
                            each -> each.node()
                                    .announce(
                                            actor,
                                            List.of(DiscoveryExamples.service("sensor", "one")),
                                            each.nowMillis())
                                    .orThrow());
                    Tell next = told.poll(500, TimeUnit.MILLISECONDS);
                    up = next == null ? up : next;
                }
                NodeId node = TriedDaemons.in(one.daemon(), NodeDaemon.Session::nodeId);
                assertThat(((Tell.Up) up).service().node()).isEqualTo(node);
            }
            assertThat(TriedDaemons.next(told, Tell.Down.class).cause()).isEqualTo(Cause.RETRACTED);
        }
    }
}
