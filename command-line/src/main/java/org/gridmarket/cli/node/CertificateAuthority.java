package org.gridmarket.cli.node;

import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.middleware.identity.DevelopmentCa;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The CA that issues and withdraws: an organisation's own, or that of a development network. */
final class CertificateAuthority {
    @CommandLine.Option(
            names = "--organisation",
            paramLabel = "NAME",
            description = "Whose node it is: DSO, COOPERATIVE or REGULATOR.")
    private @Nullable Organisation organisation;

    @CommandLine.Option(
            names = "--dev",
            paramLabel = "DIR",
            description = {
                "The folder of a network of this machine (network/up --dir): its TLS CA of --organisation is used at once.",
                "For development; a real CA's key is on no machine of the network."
            })
    private @Nullable Path instance;

    @CommandLine.Option(
            names = "--ca-certificate",
            paramLabel = "FILE",
            description = "Certificate of the organisation's TLS CA, PEM, where its key is on this machine.")
    private @Nullable Path certificate;

    @CommandLine.Option(names = "--ca-key", paramLabel = "FILE", description = "Its key, PEM, PKCS 8.")
    private @Nullable Path key;

    Optional<Organisation> organisation() {
        return Optional.ofNullable(organisation);
    }

    /** The folder of the development network, if one is named. */
    Optional<Path> instance() {
        return Optional.ofNullable(instance);
    }

    /** The CA, if one is named. */
    Optional<NodeIssuer> find() {
        Path network = instance;
        Path ca = certificate;
        Path secret = key;
        if (network != null && (ca != null || secret != null)) {
            throw new UsageException("name either --dev or --ca-certificate and --ca-key");
        }
        if (network != null) {
            Organisation whose = organisation().orElseThrow(() -> new UsageException("--dev needs --organisation"));
            return Optional.of(CommandTools.usage(() -> DevelopmentCa.of(network, whose)));
        }
        if (ca != null && secret != null) {
            return Optional.of(CommandTools.usage(() -> NodeIssuer.read(ca, secret)));
        }
        if (ca != null || secret != null) {
            throw new UsageException("--ca-certificate and --ca-key go together");
        }
        return Optional.empty();
    }
}
