package org.gridmarket.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.cli.UsageException;
import org.gridmarket.discovery.local.AccountService;
import org.gridmarket.discovery.local.AccountServices;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.PartFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeskOptionTest {
    private final AccountKeyPair one = AccountKeyPair.generate(new SecureRandom());
    private final AccountKeyPair other = AccountKeyPair.generate(new SecureRandom());

    private static List<ServiceRecord> broker(AccountKeyPair keys, int port) {
        return new AccountService(ServiceType.BROKER, Kind.HTTP, "one", keys)
                .at(
                        new NodeId(Digest.sha256(Bytes.utf8("node"))),
                        List.of(new Endpoint("127.0.0.1", port, null)),
                        List.of());
    }

    private static AccountServices services(List<ServiceRecord> announced) {
        return new AccountServices(() -> announced);
    }

    @Test
    void the_only_broker_is_found_without_its_name() throws InterruptedException {
        assertThat(DeskOption.found(services(broker(one, 8_095)), null, 0))
                .isEqualTo(URI.create("http://127.0.0.1:8095"));
    }

    @Test
    void of_several_the_one_is_taken_that_was_named() throws InterruptedException {
        AccountServices two = services(Stream.concat(broker(one, 8_095).stream(), broker(other, 9_095).stream())
                .toList());

        assertThat(DeskOption.found(two, other.publicKey(), 0)).isEqualTo(URI.create("http://127.0.0.1:9095"));
        assertThatThrownBy(() -> DeskOption.found(two, null, 0))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(one.publicKey().toHex())
                .hasMessageContaining("--broker");
    }

    @Test
    void a_broker_of_somebody_else_is_not_taken() {
        assertThatThrownBy(() -> DeskOption.found(services(broker(other, 9_095)), one.publicKey(), 0))
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining("no broker");
    }

    @Test
    void without_a_node_there_it_says_how_to_start_one(@TempDir Path folder) {
        DeskOption option = new DeskOption();
        type(option, "--node", folder.resolve("node.sock").toString());

        assertThatThrownBy(option::desk).isInstanceOf(PartFailedException.class).hasMessageContaining("node run");
    }

    @Test
    void either_desk_or_node_is_named() {
        DeskOption option = new DeskOption();
        type(option);

        assertThatThrownBy(option::desk).isInstanceOf(UsageException.class).hasMessageContaining("--desk");
    }

    private static void type(DeskOption option, String... arguments) {
        CommandLine.Model.CommandSpec command = CommandLine.Model.CommandSpec.create();
        command.addMixin("desk", CommandLine.Model.CommandSpec.forAnnotatedObject(option));
        new CommandLine(command).parseArgs(arguments);
    }
}
