package org.gridmarket.cli.node;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.discovery.local.NodeConnection;
import org.gridmarket.discovery.trust.X509Authority;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** Which node of this machine is meant. */
final class NodeFolderOption {
    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description =
                    "The node's folder: key, certificate, consortium.json, what its daemon remembers, its socket.")
    private Path folder = Path.of("node");

    Path folder() {
        return folder;
    }

    Path consortiumFile() {
        return folder.resolve(Consortium.FILE_NAME);
    }

    /** Whose certificates this node believes. */
    X509Authority authority() {
        if (!Files.exists(consortiumFile())) {
            throw new PartFailedException(
                    "there is no " + consortiumFile() + "; copy the network's there, which network/up writes");
        }
        return CommandTools.usage(() -> Consortium.read(consortiumFile()).authority(InstantSource.system()));
    }

    /** The daemon that has this folder. */
    NodeConnection connect() {
        try {
            return new NodeConnection(RunningNode.socketOf(folder));
        } catch (UncheckedIOException away) {
            throw new PartFailedException(away.getMessage() + "; start it: gridmarket node run --dir " + folder, away);
        }
    }
}
