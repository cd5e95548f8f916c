package org.gridmarket.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridmarket.chain.NetworkNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at nodes that are away or show nothing. */
final class CertificateWatchTest {
    @Test
    void a_node_that_does_not_answer_is_not_known_and_the_others_are_looked_at_all_the_same(@TempDir Path folder)
            throws IOException {
        int silent;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            silent = taken.getLocalPort();
        }
        Path broken = Files.writeString(folder.resolve("cert.pem"), "no certificate");
        try (CertificateWatch watch = new CertificateWatch()) {
            watch.add(new NetworkNodes.Node("Dso", "peer-dso", "127.0.0.1", silent));
            watch.add("Dso", broken);

            watch.look();

            assertThat(watch.watched())
                    .hasSize(2)
                    .allSatisfy(watched -> assertThat(watch.endOf(watched)).isEmpty());
        }
    }

    @Test
    void nodes_are_read_from_the_networks_file_each_once(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("network.properties"), """
                chaincode.version=0123456789abcdef
                organisations=Dso,Cooperative
                Dso.peer.own=true
                Dso.peer.node=peer-dso
                Dso.peer.endpoint=127.0.0.1:20001
                Cooperative.peer.own=false
                Cooperative.peer.node=peer-dso
                Cooperative.peer.endpoint=127.0.0.1:20001
                orderers=OrdDso
                OrdDso.node=orderer-dso
                OrdDso.endpoint=127.0.0.1:20002
                """);

        NetworkNodes nodes = NetworkNodes.read(file);

        assertThat(nodes)
                .isEqualTo(new NetworkNodes(
                        "0123456789abcdef",
                        List.of(
                                new NetworkNodes.Node("Dso", "peer-dso", "127.0.0.1", 20_001),
                                new NetworkNodes.Node("OrdDso", "orderer-dso", "127.0.0.1", 20_002))));
    }
}
