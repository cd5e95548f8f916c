package org.gridmarket.cli.app;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.gridmarket.middleware.manager.local.ManagerConnection;
import org.gridmarket.middleware.manager.machine.ManagerSocket;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** Which node of this machine is asked. */
final class ManagerOption {
    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "The folder of this machine's node, whose daemon runs.")
    private Path node = Path.of("");

    /** What the daemon answers, or a failure with its reason. */
    <T> T ask(Function<ManagerConnection, T> question) {
        try {
            return question.apply(new ManagerConnection(ManagerSocket.of(node)));
        } catch (ManagerConnection.RefusedException refused) {
            throw new PartFailedException("the node refuses: " + refused.getMessage(), refused);
        } catch (UncheckedIOException away) {
            throw new PartFailedException(away.getMessage() + "; start it: gridmarket node run --dir " + node, away);
        }
    }
}
