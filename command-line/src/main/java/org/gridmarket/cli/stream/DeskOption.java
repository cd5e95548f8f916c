package org.gridmarket.cli.stream;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.discovery.local.AccountServices;
import org.gridmarket.discovery.local.AccountServices.Found;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where the broker is: typed, or found by the node of this machine. */
final class DeskOption {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 250;

    @CommandLine.Option(
            names = "--desk",
            paramLabel = "URL",
            description = "Where the broker gives passes, such as http://127.0.0.1:8095; or --node.")
    private @Nullable URI desk;

    @CommandLine.Option(
            names = "--node",
            paramLabel = "SOCKET",
            description = "The socket of this machine's node, which knows the brokers; in place of --desk.")
    private @Nullable Path node;

    @CommandLine.Option(
            names = "--broker",
            paramLabel = "ACCOUNT",
            description = "With --node: whose broker. Needed when several accounts have one.")
    private @Nullable String broker;

    /** As typed, or as found within 30 s. */
    URI desk() throws InterruptedException {
        if (desk != null && node == null && broker == null) {
            return desk;
        }
        if (desk != null || node == null) {
            throw new UsageException("name the broker by --desk URL, or by --node SOCKET, with --broker ACCOUNT");
        }
        return found(AccountServices.at(node), broker == null ? null : AccountOption.read(broker), PATIENCE_MILLIS);
    }

    /** The broker of an account; of the only one that has a broker when none is named. */
    static URI found(AccountServices services, @Nullable AccountKey wanted, long patienceMillis)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (true) {
            List<Found> brokers = ask(services).stream()
                    .filter(each -> wanted == null || each.account().equals(wanted))
                    .toList();
            List<AccountKey> accounts =
                    brokers.stream().map(Found::account).distinct().toList();
            if (accounts.size() > 1) {
                throw new UsageException("several accounts have a broker, name one by --broker: "
                        + accounts.stream().map(AccountKey::toHex).collect(Collectors.joining(", ")));
            }
            if (!brokers.isEmpty()) {
                return URI.create("http://" + brokers.getFirst().endpoint().address());
            }
            if (System.nanoTime() > end) {
                throw new PartFailedException("the node knows no broker" + (wanted == null ? "" : " of " + wanted)
                        + " after " + patienceMillis / 1_000
                        + " s; see ./gridmarket node list --services, or name its desk by --desk");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** One with a TLS key of its own stands behind a server that this program cannot check. */
    private static List<Found> ask(AccountServices services) {
        try {
            return services.of(ServiceType.BROKER).stream()
                    .filter(each -> each.endpoint().key() == null)
                    .toList();
        } catch (UncheckedIOException away) {
            throw new PartFailedException(away.getMessage() + "; start it: ./gridmarket node run", away);
        }
    }
}
