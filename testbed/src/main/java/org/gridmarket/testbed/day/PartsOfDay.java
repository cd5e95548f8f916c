package org.gridmarket.testbed.day;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.gridmarket.client.EventAgreement;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayChannels;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.draw.DrawKeyPair;
import org.gridmarket.oblivious.forwarder.ObliviousForwarder;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FabricNetwork;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;

/** The processes of a day, started side by side: Fabric, gateways, solvers, forwarders. */
public final class PartsOfDay {
    private static final List<Organisation> WITH_GATEWAY = List.of(Organisation.DSO, Organisation.COOPERATIVE);

    private static final String PORT = "port";
    private static final int PACE_DIVISOR = 3;

    /** So that one may fail, and none has all there is to see. */
    private static final int FORWARDERS = 2;

    private final DaySetup setup;
    private final Closing closing;
    private final Optional<DayCertificate> certificate;
    private final Services services;
    private final FabricNetwork network;
    private final Map<Organisation, AccountKeyPair> boards = new TreeMap<>();
    private final Map<Organisation, DrawKeyPair> draws = new TreeMap<>();
    private final Map<String, AccountKey> solvers = new TreeMap<>();
    private final List<Services.Started> gateways = new ArrayList<>();
    private final List<Services.Started> workers = new ArrayList<>();
    private @Nullable String lying;
    private final List<Organisation> owners = new ArrayList<>();
    private final List<String> endpoints = new ArrayList<>();
    private final List<Services.Started> forwarders = new ArrayList<>();
    private final Map<Gateway, List<URI>> forwarded = new LinkedHashMap<>();
    private final Map<String, String> forwarderCounts = new TreeMap<>();

    public PartsOfDay(DaySetup setup, Closing closing) {
        this(setup, closing, Optional.empty());
    }

    /** @param certificate with which gateways and forwarders serve over TLS; empty for plain text on this machine */
    PartsOfDay(DaySetup setup, Closing closing, Optional<DayCertificate> certificate) {
        this.setup = setup;
        this.closing = closing;
        this.certificate = certificate;
        this.services = new Services(setup, closing, certificate);
        this.network =
                new FabricNetwork(setup.home(), setup.profile(), setup.folder().file("network"));
    }

    /** The Fabric network, started by {@link #startNetwork}. */
    public FabricNetwork network() {
        return network;
    }

    /** Starts Fabric; the closing ends it. */
    public void startNetwork() throws InterruptedException {
        closing.add("end the network", network::down);
        network.up();
    }

    private ScrapeTargets targets() {
        return ScrapeTargets.of(network);
    }

    /** Makes the keys of the bulletin boards, one for each gateway; called before the gateways start. */
    List<AccountKey> boards(SecureRandom random) {
        for (Organisation organisation : WITH_GATEWAY) {
            boards.put(organisation, AccountKeyPair.generate(random));
        }
        return WITH_GATEWAY.stream()
                .map(boards::get)
                .map(AccountKeyPair::publicKey)
                .toList();
    }

    /** Makes the draw keys of the gateways that there will be; called before they start. */
    List<DrawKey> draws(SecureRandom random, List<Organisation> members) {
        WITH_GATEWAY.stream()
                .filter(members::contains)
                .forEach(organisation -> draws.put(organisation, DrawKeyPair.generate(random)));
        return draws.values().stream().map(DrawKeyPair::publicKey).toList();
    }

    /**
     * Starts the gateways of the organisations that are there: of those with boards and a part in draws, and of every other
     * that has a peer, so that clients can do without any one of them.
     *
     * @param peers who has a peer of its own
     */
    public void startGateways(List<Organisation> members, List<Organisation> peers) {
        for (Organisation organisation : Organisation.values()) {
            boolean wanted = WITH_GATEWAY.contains(organisation) || peers.contains(organisation);
            if (wanted && members.contains(organisation)) {
                owners.add(organisation);
                int port = gateways.isEmpty() ? setup.dashboardPort() : 0;
                gateways.add(services.gateway(
                        organisation, network.properties(), port, boards.get(organisation), draws.get(organisation)));
            }
        }
    }

    /** Waits for the gateways, then starts the solvers, which need to know where they are. */
    public void awaitGateways() throws InterruptedException {
        for (Services.Started gateway : gateways) {
            Properties ready = gateway.awaitReady();
            if (certificate.isPresent()) {
                endpoints.add("https://" + gateway.endpoint(ready, "secure-port"));
            } else {
                endpoints.add(gateway.endpoint(ready, PORT)); // gRPC and pages share it
                targets().add(ScrapeTargets.Job.GATEWAYS, gateway.process().name(), endpoints.getLast());
            }
        }
        services.tellNeighbours(gateways());
    }

    /**
     * Puts a gateway that lies before that of the last organisation, for all who speak gRPC with it: agents, meters, solvers.
     * Called once the gateways are ready; with fewer than three, clients could not do without it.
     */
    LyingGateway startLyingGateway() {
        if (certificate.isPresent()) {
            throw new PartFailedException(
                    "a lying gateway listens in between, which TLS does not let it; leave out --tls");
        }
        if (endpoints.size() <= EventAgreement.ORGANISATIONS) {
            throw new PartFailedException("a lying gateway needs two honest ones beside it, and there are "
                    + endpoints.size() + " gateways; use --profile consortium");
        }
        LyingGateway liar = new LyingGateway(endpoints.getLast());
        closing.add("stop the lying gateway", liar::close);
        lying = liar.endpoint();
        return liar;
    }

    /** Starts the forwarders, each to all gateways. */
    void startForwarders() {
        for (int i = 1; i <= FORWARDERS; i++) {
            forwarders.add(services.forwarder("forwarder-" + i, endpoints));
        }
    }

    /** Waits until all forwarders serve. */
    void awaitForwarders() throws InterruptedException {
        for (Services.Started forwarder : forwarders) {
            Properties ready = forwarder.awaitReady();
            for (int gateway = 1; gateway <= endpoints.size(); gateway++) {
                forwarded
                        .computeIfAbsent(gateways().get(gateway - 1), behind -> new ArrayList<>())
                        .add(URI.create((certificate.isPresent() ? "https://" : "http://")
                                + forwarder.endpoint(ready, PORT) + "/" + gateway));
            }
            String counts = forwarder.endpoint(ready, "counts-port");
            forwarderCounts.put(forwarder.process().name(), counts);
            targets().add(ScrapeTargets.Job.FORWARDERS, forwarder.process().name(), counts);
        }
    }

    /** Every gateway behind every forwarder; empty where there are no forwarders. */
    Map<Gateway, List<URI>> forwarded() {
        return Map.copyOf(forwarded);
    }

    /** What each forwarder has counted so far, by its name. */
    Map<String, MetricsPage> forwarderCounts() {
        Map<String, MetricsPage> counts = new TreeMap<>();
        forwarderCounts.forEach((forwarder, address) ->
                counts.put(forwarder, MetricsPage.read("http://" + address + ObliviousForwarder.METRICS)));
        return counts;
    }

    /** The later ones wait for the earlier ones' solutions, and take over when these fail or can be improved. */
    public void startSolvers(SecureRandom random, long intervalMillis) {
        for (int i = 1; i <= setup.solvers(); i++) {
            AccountKeyPair keys = AccountKeyPair.generate(random);
            String name = "solver-" + i;
            solvers.put(name, keys.publicKey());
            workers.add(services.solver(name, keys, gateways(), (i - 1) * intervalMillis / PACE_DIVISOR));
        }
    }

    /** Waits until all solvers hear the ledger. */
    public void awaitSolvers() throws InterruptedException {
        for (Services.Started worker : workers) {
            Properties ready = worker.awaitReady();
            targets().add(ScrapeTargets.Job.SOLVERS, worker.process().name(), worker.endpoint(ready, PORT));
        }
    }

    /** The account of each solver worker, by its name. */
    public Map<String, AccountKey> solvers() {
        return Map.copyOf(solvers);
    }

    /** The gateways as their clients know them. */
    public List<Gateway> gateways() {
        List<String> addresses = new ArrayList<>(endpoints);
        if (lying != null) {
            addresses.set(addresses.size() - 1, lying);
        }
        List<Gateway> gateways = new ArrayList<>();
        for (int i = 0; i < endpoints.size(); i++) {
            gateways.add(new Gateway(addresses.get(i), owners.get(i).name()));
        }
        return gateways;
    }

    /** {@code host:port} of each gateway. */
    public List<String> endpoints() {
        return List.copyOf(endpoints);
    }

    /** Who vouches for gateways and forwarders; empty when they are spoken with in plain text. */
    Optional<Path> authority() {
        return certificate.map(DayCertificate::authority);
    }

    /** Where the parts write what they do. */
    Path logs() {
        return setup.folder().folder("logs");
    }

    /** What each gateway's metrics say now, by its address. */
    Map<String, MetricsPage> metrics() {
        Map<String, MetricsPage> metrics = new TreeMap<>();
        for (String endpoint : endpoints) {
            metrics.put(endpoint, MetricsPage.read(GatewayChannels.http(endpoint) + "/q/metrics", authority()));
        }
        return metrics;
    }

    /** The address of the first gateway's pages. */
    public String dashboard() {
        return GatewayChannels.http(endpoints.getFirst()) + "/";
    }

    /** What the solver workers have written down so far. */
    public SolverRecords solverRecords() {
        return SolverRecords.read(
                solvers.keySet().stream().map(services::recordFile).toList());
    }

    /** Gateways, solvers and forwarders. */
    public Services services() {
        return services;
    }
}
