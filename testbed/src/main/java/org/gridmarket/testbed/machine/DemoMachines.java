package org.gridmarket.testbed.machine;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.identity.NodeFiles;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.gridmarket.middleware.node.NodeOptions;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.FatalErrors;

/**
 * Machines of one site, by number from 0. Their keys and certificates are made once; then each is started by whatever process has
 * it, knowing the folder and how many there are.
 *
 * @param folder of all their folders
 * @param count how many, 1 to {@value #MOST}
 */
public record DemoMachines(Path folder, int count) {
    /** As many as the loopback addresses below have room for. */
    public static final int MOST = 200;

    private static final String SITE = "demo";
    private static final String NETWORK = "127.0.78.";
    private static final int PORT = 7_810;
    private static final int CONTACTS = 3;
    private static final Duration LIFE = Duration.ofDays(1);

    public DemoMachines {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(count + " machines are outside 1.." + MOST);
        }
    }

    /** Makes keys and certificates of all. */
    public static DemoMachines make(Path folder, int count) {
        DemoMachines machines = new DemoMachines(folder, count);
        SecureRandom random = new SecureRandom();
        NodeIssuer issuer = NodeIssuer.selfSigned("tlsca.demo", Instant.now(), LIFE, random);
        Consortium consortium = consortium(issuer);
        for (int i = 0; i < count; i++) {
            NodeFiles files = new NodeFiles(machines.home(i));
            String request = files.init("demo-" + i, Unit.OPERATOR, random);
            files.accept(
                            issuer.certify(request, Instant.now(), LIFE, random),
                            consortium.authority(InstantSource.system()))
                    .orThrow();
            consortium.write(machines.home(i).resolve(Consortium.FILE_NAME));
        }
        return machines;
    }

    private static Consortium consortium(NodeIssuer issuer) {
        try {
            return new Consortium(
                    "demo",
                    List.of(new Consortium.Root(
                            "DSO", Bytes.of(issuer.certificate().getEncoded()))));
        } catch (CertificateEncodingException ownCertificate) {
            throw new IllegalStateException(ownCertificate);
        }
    }

    private Path home(int machine) {
        return folder.resolve("machine-" + machine);
    }

    /** Where others reach a machine's programs. */
    public String address(int machine) {
        return NETWORK + (machine + 1);
    }

    /** Where programs of a machine reach its daemon. */
    public Path socket(int machine) {
        return RunningNode.socketOf(home(machine));
    }

    /** Starts the daemon of a machine in this process. */
    public RunningNode start(int machine, FatalErrors fatal) {
        List<InetSocketAddress> contacts = IntStream.range(0, Math.min(count, CONTACTS))
                .mapToObj(other -> new InetSocketAddress(address(other), PORT))
                .toList();
        return new RunningNode(
                NodeOptions.inSite(
                        home(machine),
                        SITE,
                        EnumSet.of(Unit.OPERATOR),
                        new InetSocketAddress(address(machine), PORT),
                        contacts),
                Consortium.read(home(machine).resolve(Consortium.FILE_NAME)).authority(InstantSource.system()),
                fatal);
    }
}
