package org.gridmarket.middleware.node;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.NodeSetting;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.middleware.daemon.DaemonSetting;
import org.gridmarket.middleware.daemon.LinkAdmission;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.daemon.NodeDaemon;
import org.gridmarket.middleware.daemon.WithdrawnNodes;
import org.gridmarket.middleware.disk.NodeFolder;
import org.gridmarket.middleware.identity.NodeFiles;
import org.gridmarket.middleware.local.LocalSocket;
import org.gridmarket.middleware.wires.JGroupsSetting;
import org.gridmarket.middleware.wires.JGroupsWires;
import org.gridmarket.middleware.wires.NodeTls;
import org.gridmarket.middleware.wires.Wires;
import org.gridmarket.process.FatalErrors;

/** The daemon of this machine with its links and its socket, from start to an orderly end. */
public final class RunningNode implements AutoCloseable {
    /** Bridges of all sites hear each other under this name; no site may have it. */
    private static final String TRUNK = "trunk";

    private static final String SITE_PREFIX = "site-";

    private final NodeDaemon daemon;
    private final LocalSocket socket;
    private final NodeIdentity identity;

    /**
     * Starts it.
     *
     * @throws IllegalStateException when the certificate does not hold or fit, another daemon has the folder, or an address
     *     cannot be listened on
     */
    public RunningNode(NodeOptions options, Authority authority, FatalErrors fatal) {
        SecureRandom random = new SecureRandom();
        NodeFiles.Loaded own =
                new NodeFiles(options.folder()).load(authority, random).orThrow();
        identity = own.identity();
        MachineProcesses processes = new MachineProcesses();
        WithdrawnNodes withdrawn = new WithdrawnNodes();
        DaemonSetting setting = new DaemonSetting(
                NodeSetting.of(options.site(), options.trunk() != null),
                own.signer(),
                authority,
                new PinnedEd25519(),
                options.admits(),
                withdrawn,
                processes);
        NodeFolder folder = new NodeFolder(options.folder(), processes.boot());
        daemon = new NodeDaemon(
                setting, folder, links(options, own, authority, withdrawn), MachineClock.SYSTEM, random, fatal);
        try {
            daemon.start();
            socket = new LocalSocket(socketOf(options.folder()), daemon, processes, MachineClock.SYSTEM, fatal);
        } catch (RuntimeException notStarted) {
            daemon.close();
            throw notStarted;
        }
    }

    /** Where programs of this machine connect. */
    public static Path socketOf(Path folder) {
        return folder.resolve("node.sock");
    }

    private static Map<Link, Wires> links(
            NodeOptions options, NodeFiles.Loaded own, Authority authority, WithdrawnNodes withdrawn) {
        Map<Link, Wires> links = new EnumMap<>(Link.class);
        LinkAdmission ofSite = new LinkAdmission(authority, withdrawn, options.admits());
        links.put(
                Link.SITE,
                link(Link.SITE, SITE_PREFIX + options.site(), options.listen(), options.contacts(), own, ofSite));
        InetSocketAddress trunk = options.trunk();
        if (trunk != null) {
            Set<Unit> any = EnumSet.allOf(Unit.class); // each site admits what it admits
            LinkAdmission ofTrunk = new LinkAdmission(authority, withdrawn, any);
            links.put(Link.TRUNK, link(Link.TRUNK, TRUNK, trunk, options.trunkContacts(), own, ofTrunk));
        }
        return links;
    }

    private static Wires link(
            Link link,
            String cluster,
            InetSocketAddress listen,
            List<InetSocketAddress> contacts,
            NodeFiles.Loaded own,
            LinkAdmission admission) {
        return new JGroupsWires(new JGroupsSetting(
                link,
                cluster,
                own.identity().node(),
                listen,
                contacts,
                NodeTls.context(own.key(), own.certificate(), admission),
                JGroupsSetting.JOIN_MILLIS));
    }

    /** Who this node is. */
    public NodeIdentity identity() {
        return identity;
    }

    public NodeDaemon daemon() {
        return daemon;
    }

    /** In order: all services of this machine are taken back. */
    @Override
    public void close() {
        socket.close();
        daemon.retractAndClose();
    }
}
