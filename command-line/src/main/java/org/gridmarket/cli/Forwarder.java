package org.gridmarket.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.gridmarket.client.GatewayAuthorities;
import org.gridmarket.client.GatewayChannels;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.oblivious.forwarder.ForwarderLimits;
import org.gridmarket.oblivious.forwarder.ObliviousForwarder;
import org.gridmarket.process.Closing;
import org.gridmarket.process.LogLines;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.ReadyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The forwarder as a program; for the prosumers' association, never for who runs a gateway. */
@CommandLine.Command(
        name = "forwarder",
        mixinStandardHelpOptions = true,
        description = {
            "Carries sealed operations of anonymous accounts to gateways (Oblivious HTTP, RFC 9458).",
            "It learns who sends and not what, a gateway what and not who, so the two must not be one:",
            "the prosumers' association runs it, neither DSO nor cooperative nor regulator. It keeps no log."
        },
        footer = {"", "Example: ./gridmarket forwarder --port 8090 --to 127.0.0.1:8080"})
final class Forwarder implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    /** Gateways that its record names; whoever uses it has to know them anyway. */
    private static final int MOST_TOLD = DiscoveryLimits.ATTRIBUTES_PER_RECORD;

    /** Seconds in which a request must have come in and an answer gone out, and open connections. */
    private static final String SLOWEST_REQUEST = "30";

    private static final String SLOWEST_ANSWER = "90";
    private static final String MOST_CONNECTIONS = "1000";

    /** Seconds that an idle connection is kept: longer than clients keep it, so that no request meets a closing one. */
    private static final String IDLE = "120";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8090",
            description = "Where to listen; 0 takes a free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @CommandLine.Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @CommandLine.Option(
            names = "--to",
            paramLabel = "HOST:PORT",
            required = true,
            description = {
                "A gateway; repeat it for more. The first is reached at /1, the second at /2.",
                "On another machine: https://HOST:PORT."
            })
    private List<String> gateways = List.of();

    @CommandLine.Mixin
    private final AuthorityOption authority = new AuthorityOption();

    @CommandLine.Option(
            names = "--key-store",
            paramLabel = "FILE",
            description = {
                "Its own certificate and key, PKCS 12, so that households speak TLS with it.",
                "Without it plain text, for this machine only."
            })
    private @Nullable Path keyStore;

    @CommandLine.Option(
            names = "--key-store-password",
            paramLabel = "FILE",
            description = "A file with the password of the key store.")
    private @Nullable Path keyStorePassword;

    @CommandLine.Option(
            names = "--counts-port",
            paramLabel = "PORT",
            description = "Tells on 127.0.0.1 how many requests were carried and how many failed; 0 takes a free port.")
    private @Nullable Integer countsPort;

    @CommandLine.Mixin
    private final AnnounceOption node = new AnnounceOption();

    @CommandLine.Option(
            names = "--node-key",
            paramLabel = "FILE",
            description = "The key of the account that vouches for this forwarder at the node; with --node.")
    private @Nullable Path nodeKey;

    @CommandLine.Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "Written once the forwarder serves, with its ports.")
    private @Nullable Path readyFile;

    @Override
    public Integer call() throws InterruptedException {
        CommandTools.requireWithin("--port", port, 0, HIGHEST_PORT);
        if (countsPort != null) {
            CommandTools.requireWithin("--counts-port", countsPort, 0, HIGHEST_PORT);
        }
        List<URI> targets = gateways.stream().map(Forwarder::target).toList();
        SSLContext tls = CommandTools.usage(() -> GatewayAuthorities.context(authority.file()));
        Optional<OwnCertificate> own = ownCertificate();
        Optional<SSLContext> ownTls = own.map(OwnCertificate::context);
        bound();
        PrintWriter out = spec.commandLine().getOut();
        LogLines.ofProcess();
        try (ObliviousForwarder forwarder = ObliviousForwarder.open(
                        new InetSocketAddress(host, port),
                        targets,
                        ForwarderLimits.STANDARD,
                        InstantSource.system(),
                        tls,
                        ownTls);
                Closing closing = new Closing()) {
            announce(forwarder, own, closing);
            for (int i = 1; i <= targets.size(); i++) {
                out.println((own.isPresent() ? "https://" : "http://") + host + ":" + forwarder.port() + "/" + i
                        + " carries to " + gateways.get(i - 1));
            }
            out.flush();
            Map<String, Integer> ports = new TreeMap<>(Map.of("port", forwarder.port()));
            if (countsPort != null) {
                ports.put("counts-port", forwarder.tellCounts(countsPort));
            }
            if (readyFile != null) {
                ReadyFile.write(readyFile, ports);
            }
            closing.awaitEnd();
            return 0;
        } catch (IOException taken) {
            throw new PartFailedException(
                    "cannot listen on " + host + ":" + port + countsAddress() + " (" + taken.getMessage()
                            + "); try another --port" + (countsPort == null ? "" : " or --counts-port"),
                    taken);
        }
    }

    /** Its account, which need not have anything, is how households know it again; the ledger knows no forwarders. */
    private void announce(ObliviousForwarder forwarder, Optional<OwnCertificate> own, Closing closing) {
        if (!node.isGiven()) {
            return;
        }
        if (nodeKey == null) {
            throw new UsageException("--node needs --node-key, the key of the account that vouches for this forwarder");
        }
        Path key = nodeKey;
        AccountKeyPair keys = CommandTools.usage(() -> KeyFile.read(key));
        List<Attribute> behind = new ArrayList<>();
        for (int i = 0; i < Math.min(gateways.size(), MOST_TOLD); i++) {
            behind.add(new Attribute("gateway-" + (i + 1), gateways.get(i)));
        }
        Bytes pin = own.map(OwnCertificate::pin).orElse(null);
        node.announce(ServiceType.FORWARDER, keys, forwarder.port(), pin, behind, () -> true, closing);
    }

    /** Households of other machines speak TLS with it, or with a server before it on this machine. */
    private Optional<OwnCertificate> ownCertificate() {
        return OwnCertificate.typed(host, keyStore, keyStorePassword, ", or put a server with TLS before it");
    }

    private static URI target(String gateway) {
        GatewayOption.checked(gateway.replaceFirst("^https?://", ""), "--to");
        return CommandTools.usage(() -> GatewayChannels.http(gateway).resolve("/"));
    }

    private String countsAddress() {
        return countsPort == null ? "" : " and 127.0.0.1:" + countsPort;
    }

    /** The JDK's server reads these once, when it is first used. */
    private static void bound() {
        System.setProperty("sun.net.httpserver.maxReqTime", SLOWEST_REQUEST);
        System.setProperty("sun.net.httpserver.maxRspTime", SLOWEST_ANSWER);
        System.setProperty("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
        System.setProperty("sun.net.httpserver.idleInterval", IDLE);
        System.setProperty("sun.net.httpserver.nodelay", "true"); // an answer is two writes, and would wait for an ACK
    }
}
