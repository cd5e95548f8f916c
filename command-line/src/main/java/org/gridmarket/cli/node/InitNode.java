package org.gridmarket.cli.node;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.middleware.identity.NodeFiles;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Makes a node's key. */
@CommandLine.Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a node's key and a request for its certificate. The key never leaves the folder.",
            "Send DIR/request.pem to the organisation's TLS CA, and give the answer to: gridmarket node accept.",
            "Where the CA's key is on this machine, --dev or --ca-certificate and --ca-key issue the certificate at once."
        },
        footer = {"", "Example: ./gridmarket node init feeder-7 --dir node --organisation DSO --dev /tmp/network"})
final class InitNode implements Callable<Integer> {
    private static final Duration LIFE = Duration.ofDays(365);

    @CommandLine.Parameters(paramLabel = "NAME", description = "The node's name, such as feeder-7.")
    private String name = "";

    @CommandLine.Mixin
    private final NodeFolderOption node = new NodeFolderOption();

    @CommandLine.Option(
            names = "--unit",
            paramLabel = "UNIT",
            defaultValue = "OPERATOR",
            description = "operator: a machine of the organisation; member: a device of a member (default: operator).")
    private Unit unit = Unit.OPERATOR;

    @CommandLine.Mixin
    private final ConsortiumOption consortium = new ConsortiumOption();

    @CommandLine.Mixin
    private final CertificateAuthority authority = new CertificateAuthority();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Optional<NodeIssuer> issuer = authority.find();
        consortium.requireReadable();
        SecureRandom random = new SecureRandom();
        NodeFiles files = new NodeFiles(node.folder());
        String request = CommandTools.usage(() -> initialised(files, random));
        authority.instance().ifPresent(network -> ConsortiumOption.copy(network.resolve(Consortium.FILE_NAME), node));
        consortium.copyTo(node);
        PrintWriter out = CommandTools.out(spec);
        if (issuer.isEmpty()) {
            out.println("request in " + node.folder().resolve("request.pem"));
            out.println(
                    "next: have it signed by the organisation's TLS CA, then: gridmarket node accept CERTIFICATE --dir "
                            + node.folder() + " --consortium FILE");
        } else {
            String certificate = issuer.get().certify(request, Instant.now(), LIFE, random);
            NodeIdentity identity = AcceptCertificate.accepted(node, certificate);
            out.println("node " + identity.node() + " is " + identity.name() + " of " + identity.organisation() + ", "
                    + identity.unit());
            out.println("next: gridmarket node run --dir " + node.folder() + " --listen HOST:PORT");
        }
        out.flush();
        return 0;
    }

    private String initialised(NodeFiles files, SecureRandom random) {
        try {
            return files.init(name, unit, random);
        } catch (IllegalStateException there) {
            throw new PartFailedException(String.valueOf(there.getMessage()), there);
        }
    }
}
