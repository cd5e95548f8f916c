package org.gridmarket.discovery.local;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.kernel.party.AccountKey;

/**
 * Finds programs of accounts, such as brokers, by what is announced. What is found is a hint: that the account vouches for the
 * record was checked, whether it has the role is for whoever uses it to ask the ledger.
 */
public final class AccountServices {
    private final Supplier<List<ServiceRecord>> announced;

    /**
     * A program.
     *
     * @param account that vouches for it
     * @param instance which of several programs of its node
     * @param endpoint where it is reached
     */
    public record Found(AccountKey account, String instance, Endpoint endpoint) {}

    /** @param announced what is announced now; asked each time */
    public AccountServices(Supplier<List<ServiceRecord>> announced) {
        this.announced = announced;
    }

    /** What the daemon of this machine knows; an {@link java.io.UncheckedIOException} while none serves at the socket. */
    public static AccountServices at(Path socket) {
        return new AccountServices(() -> known(socket));
    }

    private static List<ServiceRecord> known(Path socket) {
        try (NodeConnection connection = new NodeConnection(socket)) {
            NodeConnection.Status status = connection.status();
            return Stream.concat(
                            status.daemon().services().stream(),
                            status.nodes().stream().filter(NodeView::isLive).flatMap(node -> node.services().stream()))
                    .map(Service::record)
                    .toList();
        }
    }

    /**
     * Those of a type, always in the same order.
     *
     * @param type one of {@link ServiceType#OF_ACCOUNTS}
     */
    public List<Found> of(String type) {
        return announced.get().stream()
                .filter(record ->
                        record.app().equals(AccountService.APP) && record.type().equals(type))
                .filter(record -> record.principal() != null)
                .flatMap(record -> record.endpoints().stream()
                        .limit(1)
                        .map(endpoint -> new Found(
                                Objects.requireNonNull(record.principal()).account(), record.instance(), endpoint)))
                .distinct()
                .sorted(Comparator.comparing((Found found) -> found.account().toHex())
                        .thenComparing(Found::instance)
                        .thenComparing(found -> found.endpoint().address()))
                .toList();
    }
}
