package org.gridmarket.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.gridmarket.process.PartFailedException;
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
            Path folder = developmentCa(network);
            return Optional.of(
                    CommandTools.usage(() -> NodeIssuer.read(certificateIn(folder), folder.resolve("priv_sk"))));
        }
        if (ca != null && secret != null) {
            return Optional.of(CommandTools.usage(() -> NodeIssuer.read(ca, secret)));
        }
        if (ca != null || secret != null) {
            throw new UsageException("--ca-certificate and --ca-key go together");
        }
        return Optional.empty();
    }

    private Path developmentCa(Path network) {
        Organisation whose = organisation().orElseThrow(() -> new UsageException("--dev needs --organisation"));
        String domain = whose.name().toLowerCase(Locale.ROOT) + ".";
        Path organisations = network.resolve("crypto/peerOrganizations");
        return list(organisations).stream()
                .filter(folder -> folder.getFileName().toString().startsWith(domain))
                .map(folder -> folder.resolve("tlsca"))
                .findFirst()
                .orElseThrow(() -> new PartFailedException(
                        "no keys of " + whose + " in " + organisations + "; --dev names a folder of network/up"));
    }

    private static Path certificateIn(Path folder) {
        return list(folder).stream()
                .filter(file -> file.toString().endsWith("-cert.pem"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no certificate in " + folder));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read " + folder + " (" + unreadable + ")", unreadable);
        }
    }
}
