package org.gridmarket.testbed.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.client.GatewayDirectory;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.middleware.identity.DevelopmentCa;
import org.gridmarket.middleware.identity.NodeFiles;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.RunFolder;

/**
 * The nodes of a day, one for each organisation that has a gateway, on free ports of this machine (spec middleware, Clients). A
 * day can do without them: when they do not start, or nobody is found by them, clients go by the list of gateways, and
 * {@link #problem} says why.
 */
final class DayNodes {
    private static final Duration LIFE = Duration.ofDays(30);

    /** A daemon tells of others 2 s after it has met one, a gateway announces itself each second; this machine may be busy. */
    private static final long FINDING_MILLIS = 30_000;

    private final Path network;
    private final RunFolder folder;
    private final Services services;
    private final Optional<Path> authority;
    private final Map<Organisation, Services.Started> started = new EnumMap<>(Organisation.class);
    private Optional<String> problem = Optional.empty();
    private boolean found;

    /**
     * @param network the folder of the network that runs
     * @param authority that vouches for gateways; empty when they are spoken with in plain text
     */
    DayNodes(Path network, RunFolder folder, Services services, Optional<Path> authority) {
        this.network = network;
        this.folder = folder;
        this.services = services;
        this.authority = authority;
    }

    /** Makes the nodes' keys and starts their daemons. */
    void start(List<Organisation> organisations) {
        try {
            List<String> addresses = new ArrayList<>();
            for (Organisation organisation : organisations) {
                prepare(organisation);
                addresses.add("127.0.0.1:" + FreePort.find());
            }
            for (int i = 0; i < organisations.size(); i++) {
                Organisation organisation = organisations.get(i);
                started.put(
                        organisation,
                        services.node(name(organisation), folder(organisation), addresses.get(i), addresses));
            }
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException | PartFailedException wrong) {
            problem = Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * Waits until the daemons serve, and until a client that is told of the first gateway alone has found all others by them.
     *
     * @param gateways all that there are, and ready
     */
    void await(List<Gateway> gateways) throws InterruptedException {
        if (started.isEmpty() || problem.isPresent()) {
            return;
        }
        try {
            for (Services.Started node : started.values()) {
                node.awaitReady();
            }
            problem = find(gateways);
            found = problem.isEmpty();
        } catch (PartFailedException | IllegalArgumentException failed) {
            problem = Optional.of(String.valueOf(failed.getMessage()));
        }
    }

    private Optional<String> find(List<Gateway> gateways) throws InterruptedException {
        Gateway seed = gateways.getFirst();
        try (GatewayConnections found = new GatewayConnections(List.of(seed), authority);
                GatewayDirectory directory = new GatewayDirectory(Consortium.read(file()), authority, found)) {
            return directory.await(known -> known.containsAll(gateways), FINDING_MILLIS)
                    ? Optional.empty()
                    : Optional.of("from " + seed.address() + " only " + found.gateways() + " were found within "
                            + FINDING_MILLIS / 1_000 + " s");
        }
    }

    /** Where programs of an organisation announce themselves, if its node was started. */
    Optional<Path> socket(Organisation organisation) {
        return Optional.ofNullable(started.get(organisation)).map(node -> RunningNode.socketOf(folder(organisation)));
    }

    /** Why gateways are not found by nodes; empty when they are, and when no node was wanted. */
    Optional<String> problem() {
        return problem;
    }

    /** Whose nodes clients believe; empty when they have to go by the list of gateways. */
    Optional<Path> consortium() {
        return found ? Optional.of(file()) : Optional.empty();
    }

    private Path file() {
        return network.resolve(Consortium.FILE_NAME);
    }

    private void prepare(Organisation organisation) {
        SecureRandom random = new SecureRandom();
        NodeFiles files = new NodeFiles(folder(organisation));
        String request = files.init(name(organisation), Unit.OPERATOR, random);
        String certificate = DevelopmentCa.of(network, organisation).certify(request, Instant.now(), LIFE, random);
        files.accept(certificate, Consortium.read(file()).authority(InstantSource.system()))
                .orThrow();
        try {
            Files.copy(file(), folder(organisation).resolve(Consortium.FILE_NAME), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write into " + folder(organisation), full);
        }
    }

    private static String name(Organisation organisation) {
        return "node-" + organisation.name().toLowerCase(Locale.ROOT);
    }

    private Path folder(Organisation organisation) {
        return folder.file(name(organisation));
    }
}
