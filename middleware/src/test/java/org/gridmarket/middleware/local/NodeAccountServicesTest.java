package org.gridmarket.middleware.local;

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
import java.util.Optional;
import org.gridmarket.discovery.local.AccountService;
import org.gridmarket.discovery.local.AccountServices;
import org.gridmarket.discovery.local.NodeConnection;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.discovery.trust.X509Authority;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.middleware.identity.NodeFiles;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.gridmarket.middleware.node.NodeOptions;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.FatalErrors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** By the socket of a node that runs, announced at another node of its site. */
class NodeAccountServicesTest extends AccountServicesSuite {
    private static final Duration DAY = Duration.ofDays(1);

    private final SecureRandom random = new SecureRandom();
    private final NodeIssuer issuer = NodeIssuer.selfSigned("tlsca.DSO", Instant.now(), DAY, random);
    private final X509Authority authority = new X509Authority(
            Map.of(Organisation.DSO, List.of(issuer.certificate())), InstantSource.system(), Instant.EPOCH);

    @TempDir
    private Path folder;

    private Optional<RunningNode> here = Optional.empty();
    private Optional<RunningNode> there = Optional.empty();
    private Optional<NodeConnection> announcer = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress first = freeAddress();
        InetSocketAddress second = freeAddress();
        there = Optional.of(node("there", first, second));
        here = Optional.of(node("here", second, first));
        announcer = Optional.of(new NodeConnection(RunningNode.socketOf(folder.resolve("there"))));
    }

    private RunningNode node(String name, InetSocketAddress listen, InetSocketAddress contact) {
        NodeFiles files = new NodeFiles(folder.resolve(name));
        String request = files.init(name, Unit.OPERATOR, random);
        files.accept(issuer.certify(request, Instant.now(), DAY, random), authority)
                .orThrow();
        return new RunningNode(
                NodeOptions.inSite(folder.resolve(name), "feeder", EnumSet.of(Unit.OPERATOR), listen, List.of(contact)),
                authority,
                new FatalErrors());
    }

    private static InetSocketAddress freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }
    }

    @AfterEach
    void end() {
        announcer.ifPresent(NodeConnection::close);
        here.ifPresent(RunningNode::close);
        there.ifPresent(RunningNode::close);
    }

    @Override
    void announce(List<AccountService> programs) {
        NodeConnection connection = announcer.orElseThrow();
        NodeId node = connection.hello("brokers", ProcessHandle.current().pid());
        connection.announce(programs.stream()
                .flatMap(each -> each.at(node, DESK, List.of()).stream())
                .toList());
    }

    @Override
    AccountServices services() {
        announcer.ifPresent(
                NodeConnection::status); // a question is no beat: the list lives as long as its process is told
        return AccountServices.at(RunningNode.socketOf(folder.resolve("here")));
    }
}
