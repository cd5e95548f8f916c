package org.gridmarket.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gridmarket.discovery.local.AccountService;
import org.gridmarket.discovery.local.AnnouncedProgram;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The options of programs that an account runs, by which the node of their machine announces them. */
public final class AnnounceOption {
    @CommandLine.Option(
            names = "--node",
            paramLabel = "SOCKET",
            description = "The socket of this machine's node, node.sock in its folder: others find this program by it.")
    private @Nullable Path socket;

    @CommandLine.Option(
            names = "--node-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address of this machine under which others reach it (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @CommandLine.Option(
            names = "--node-instance",
            paramLabel = "NAME",
            defaultValue = "one",
            description = "Which of several such programs of this node it is (default: ${DEFAULT-VALUE}).")
    private String instance = "";

    /** Whether it is to be announced. */
    public boolean isGiven() {
        return socket != null;
    }

    /**
     * Announces a program until the closing, if it is to be.
     *
     * @param type of {@link org.gridmarket.discovery.record.ServiceType}
     * @param keys of the account that vouches for it
     * @param port where it serves HTTP
     * @param pin SHA-256 of its TLS key; null when it serves in plain text, or behind another server
     * @param attributes what else others need to know
     * @param isWell asked each second: whether its own work goes round
     */
    public void announce(
            String type,
            AccountKeyPair keys,
            int port,
            @Nullable Bytes pin,
            List<Attribute> attributes,
            BooleanSupplier isWell,
            Closing closing) {
        if (socket == null) {
            return;
        }
        AccountService service = CommandTools.usage(() -> new AccountService(type, Kind.HTTP, instance, keys));
        Endpoint endpoint = CommandTools.usage(() -> new Endpoint(host, port, pin));
        AnnouncedProgram program = service.announced(
                socket,
                () -> endpoint,
                attributes,
                () -> FatalErrors.ofThisProcess().failure().isEmpty() && isWell.getAsBoolean());
        closing.add("take back what is announced", program::close);
    }
}
