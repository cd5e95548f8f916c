package org.gridmarket.cli.app;

import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.middleware.manager.Order;
import org.gridmarket.middleware.manager.SignedOrder;
import org.gridmarket.middleware.manager.WantedState;
import org.gridmarket.middleware.manager.local.ManagerConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Who gives an order, to which node, under which number. */
final class OrderOptions {
    @CommandLine.Mixin
    private final ManagerOption manager = new ManagerOption();

    @CommandLine.Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "The key that signs the order; the node was told of it by node run --app-key.")
    private Path key = Path.of("");

    @CommandLine.Option(
            names = "--number",
            paramLabel = "N",
            description = "Of the order; the highest counts. Several nodes are given the same one. Without it, the next"
                    + " that this node has not seen.")
    private @Nullable Long number;

    ManagerOption manager() {
        return manager;
    }

    private SignedOrder signed(ManagerConnection node, String application, Bytes packageHash, WantedState wanted) {
        AccountKeyPair keys = KeyFile.read(key);
        Long named = number;
        long next = named == null ? newest(node, application).map(Order::number).orElse(0L) + 1 : named;
        return CommandTools.usage(() -> new Order(application, next, packageHash, wanted).sign(keys));
    }

    private static Optional<Order> newest(ManagerConnection node, String application) {
        return node.status().applications().stream()
                .map(each -> each.order().order())
                .filter(each -> each.application().equals(application))
                .findFirst();
    }

    /** Brings a package; returns the order's number. */
    long install(String application, Bytes packageHash, Path file) {
        return manager.ask(node -> node.install(signed(node, application, packageHash, WantedState.INSTALLED), file));
    }

    /** Wants something else of what is installed; returns the order's number. */
    long give(String application, WantedState wanted) {
        return manager.ask(node -> {
            Bytes installed = newest(node, application)
                    .filter(each -> each.wanted() != WantedState.REMOVED)
                    .map(Order::packageHash)
                    .orElseThrow(() -> ShowApplications.notInstalled(application));
            return node.give(signed(node, application, installed, wanted));
        });
    }
}
