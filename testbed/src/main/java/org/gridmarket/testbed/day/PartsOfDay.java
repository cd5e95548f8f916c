package org.gridmarket.testbed.day;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.gridmarket.client.EventAgreement;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayChannels;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.draw.DrawKeyPair;
import org.gridmarket.oblivious.forwarder.ObliviousForwarder;
import org.gridmarket.process.ChildProcess;
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
    private final PartKills kills;
    private final FabricNetwork network;
    private final DayNodes nodes;
    private final Map<Organisation, AccountKeyPair> boards = new TreeMap<>();
    private final Map<Organisation, DrawKeyPair> draws = new TreeMap<>();
    private final Map<String, AccountKey> solvers = new TreeMap<>();
    private final List<Services.Started> gateways = new CopyOnWriteArrayList<>();
    private final Map<String, String> solverEndpoints = new TreeMap<>();
    private final List<Services.Started> workers = new ArrayList<>();
    private @Nullable String lying;
    private final List<Organisation> owners = new ArrayList<>();
    private final List<String> endpoints = new CopyOnWriteArrayList<>();
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
        this.kills = new PartKills(services);
        this.network =
                new FabricNetwork(setup.home(), setup.profile(), setup.folder().file("network"));
        this.nodes = new DayNodes(network.instance(), setup.folder(), services, authority());
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

    /** Starts a node for each organisation that will have a gateway; called before the gateways start. */
    public void startNodes(List<Organisation> members, List<Organisation> peers) {
        nodes.start(ownersOf(members, peers));
    }

    /** Waits until clients find the gateways, which are ready, by the nodes; returns why they do not. */
    public Optional<String> awaitNodes() throws InterruptedException {
        nodes.await(gateways());
        return nodes.problem();
    }

    /** Whose nodes clients believe; empty when they go by the list of gateways. */
    Optional<Path> consortium() {
        return nodes.consortium();
    }

    /** The same, read. */
    public Optional<org.gridmarket.discovery.client.Consortium> clientsView() {
        return consortium().map(org.gridmarket.discovery.client.Consortium::read);
    }

    /** Whom a client is told of that finds the others: one, in turn; all when it finds nobody. */
    public List<Gateway> contacts(int turn) {
        List<Gateway> all = gateways();
        return consortium().isPresent() ? List.of(all.get(turn % all.size())) : all;
    }

    private static List<Organisation> ownersOf(List<Organisation> members, List<Organisation> peers) {
        return Stream.of(Organisation.values())
                .filter(members::contains)
                .filter(organisation -> WITH_GATEWAY.contains(organisation) || peers.contains(organisation))
                .toList();
    }

    /**
     * Starts the gateways of the organisations that are there: of those with boards and a part in draws, and of every other
     * that has a peer, so that clients can do without any one of them.
     *
     * @param peers who has a peer of its own
     */
    public void startGateways(List<Organisation> members, List<Organisation> peers) {
        for (Organisation organisation : ownersOf(members, peers)) {
            owners.add(organisation);
            gateways.add(gateway(organisation, gateways.isEmpty() ? setup.dashboardPort() : 0));
        }
    }

    private Services.Started gateway(Organisation organisation, int port) {
        return services.gateway(
                organisation,
                network.properties(),
                port,
                boards.get(organisation),
                draws.get(organisation),
                nodes.socket(organisation));
    }

    /** Ends a gateway at once, as a power cut does. */
    public void killGateway(int place) {
        kills.kill(PartKills.gateway(owners.get(place)));
    }

    /** Starts a gateway again that was killed, at another port, and waits until it serves. */
    public void restartGateway(int place) throws InterruptedException {
        gateways.set(place, kills.startElsewhere(PartKills.gateway(owners.get(place))));
        endpoints.set(place, endpoint(gateways.get(place)));
        services.tellNeighbours(gateways());
    }

    /** Where the gateway of an organisation stands in that order, if it has one. */
    OptionalInt placeOf(Organisation owner) {
        int place = owners.indexOf(owner);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** The process of a gateway, in the order of {@link #gateways}. */
    public ChildProcess gatewayProcess(int place) {
        return gateways.get(place).process();
    }

    private String endpoint(Services.Started gateway) throws InterruptedException {
        Properties ready = gateway.awaitReady();
        return certificate.isPresent()
                ? "https://" + gateway.endpoint(ready, "secure-port")
                : gateway.endpoint(ready, PORT); // gRPC and pages share it
    }

    /** Waits for the gateways, then starts the solvers, which need to know where they are. */
    public void awaitGateways() throws InterruptedException {
        for (Services.Started gateway : gateways) {
            endpoints.add(endpoint(gateway));
            kills.add(gateway, endpoints.getLast().replaceFirst(".*:", ""));
            if (certificate.isEmpty()) {
                targets().add(ScrapeTargets.Job.GATEWAYS, gateway.process().name(), endpoints.getLast());
            }
        }
        services.tellNeighbours(gateways());
    }

    /** Kills one of the gateways, as a power cut does, and starts it again at its address; its name. */
    public String killGateway(RandomGenerator random) throws InterruptedException {
        String name = gateways.get(random.nextInt(gateways.size())).process().name();
        kills.kill(name);
        kills.startAgain(name);
        return name;
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
    void startForwarders(SecureRandom random) {
        for (int i = 1; i <= FORWARDERS; i++) {
            Optional<Path> node = nodes.socket(owners.get(i % owners.size())); // an association's own, where it has one
            forwarders.add(services.forwarder("forwarder-" + i, endpoints, node, random));
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
            workers.add(services.solver(
                    name,
                    keys,
                    contacts(i),
                    consortium(),
                    nodes.socket(owners.get(i % owners.size())),
                    (i - 1) * intervalMillis / PACE_DIVISOR));
        }
    }

    /** Waits until all solvers hear the ledger. */
    public void awaitSolvers() throws InterruptedException {
        for (Services.Started worker : workers) {
            Properties ready = worker.awaitReady();
            kills.add(worker, ready.getProperty(PORT));
            solverEndpoints.put(worker.process().name(), worker.endpoint(ready, PORT));
            targets().add(ScrapeTargets.Job.SOLVERS, worker.process().name(), worker.endpoint(ready, PORT));
        }
    }

    /** Gateways and solvers, once they are ready. */
    public PartKills kills() {
        return kills;
    }

    /** What the solver workers count of themselves, by their names; each is asked when it is taken. */
    public Map<String, Supplier<MetricsPage>> solverMetrics() {
        Map<String, Supplier<MetricsPage>> metrics = new TreeMap<>();
        solverEndpoints.forEach(
                (name, endpoint) -> metrics.put(name, () -> MetricsPage.read("http://" + endpoint + "/q/metrics")));
        return metrics;
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
    public Optional<Path> authority() {
        return certificate.map(DayCertificate::authority);
    }

    /** Where the parts write what they do. */
    public Path logs() {
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
