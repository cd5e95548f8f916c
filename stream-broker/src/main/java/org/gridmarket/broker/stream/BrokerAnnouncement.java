package org.gridmarket.broker.stream;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gridmarket.discovery.local.AccountService;
import org.gridmarket.discovery.local.AnnouncedProgram;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.keys.KeyFile;

/**
 * How the node of this machine announces a broker, by its desk, which tells where messages are carried.
 *
 * @param socket of the node
 * @param key file of the account that vouches for it; it need not have anything: members know the broker again by it
 * @param host under which others reach the desk
 * @param instance which of several brokers of this node
 */
record BrokerAnnouncement(Path socket, Path key, String host, String instance) {
    /** Announces it from now on, while its desk serves. */
    AnnouncedProgram begin(int deskPort, BooleanSupplier serves) {
        AccountService service = new AccountService(ServiceType.BROKER, Kind.HTTP, instance, KeyFile.read(key));
        Endpoint endpoint = new Endpoint(host, deskPort, null);
        return service.announced(socket, () -> endpoint, List.of(), serves);
    }
}
