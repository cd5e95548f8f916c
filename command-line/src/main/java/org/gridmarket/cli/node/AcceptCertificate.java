package org.gridmarket.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.middleware.identity.NodeFiles;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Takes the certificate that the organisation has issued. */
@CommandLine.Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description =
                "Takes the certificate that the organisation's TLS CA has issued: for this node's key, in date, of a root.",
        footer = {"", "Example: ./gridmarket node accept feeder-7.pem --dir node --consortium consortium.json"})
final class AcceptCertificate implements Callable<Integer> {
    @CommandLine.Parameters(paramLabel = "CERTIFICATE", description = "The certificate, PEM.")
    private Path certificate = Path.of("certificate.pem");

    @CommandLine.Mixin
    private final NodeFolderOption node = new NodeFolderOption();

    @CommandLine.Mixin
    private final ConsortiumOption consortium = new ConsortiumOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        consortium.copyTo(node);
        String pem;
        try {
            pem = Files.readString(certificate);
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read " + unreadable.getMessage(), unreadable);
        }
        NodeIdentity identity = accepted(node, pem);
        CommandTools.print(
                spec,
                "node " + identity.node() + " is " + identity.name() + " of " + identity.organisation() + ", "
                        + identity.unit() + "\nnext: gridmarket node run --dir " + node.folder()
                        + " --listen HOST:PORT\n");
        return 0;
    }

    /** Puts a certificate into the node's folder, or fails with the reason. */
    static NodeIdentity accepted(NodeFolderOption node, String pem) {
        return switch (CommandTools.usage(() -> new NodeFiles(node.folder()).accept(pem, node.authority()))) {
            case Decision.Accepted<NodeIdentity>(NodeIdentity identity) -> identity;
            case Decision.Rejected<NodeIdentity>(var reason) ->
                throw new PartFailedException("the certificate is not taken: " + reason.text());
        };
    }
}
