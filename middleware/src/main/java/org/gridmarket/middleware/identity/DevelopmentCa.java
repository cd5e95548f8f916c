package org.gridmarket.middleware.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gridmarket.kernel.party.Organisation;

/** The TLS CAs of a network of this machine, whose keys lie in its folder; a real CA's key is on no machine of the network. */
public final class DevelopmentCa {
    private DevelopmentCa() {}

    /**
     * The CA of an organisation.
     *
     * @param instance the folder of the network, as {@code network/up --dir} was given it
     * @throws IllegalArgumentException when it has no keys of the organisation
     */
    public static NodeIssuer of(Path instance, Organisation organisation) {
        String domain = organisation.name().toLowerCase(Locale.ROOT) + ".";
        Path organisations = instance.resolve("crypto/peerOrganizations");
        Path folder = list(organisations).stream()
                .filter(each -> each.getFileName().toString().startsWith(domain))
                .map(each -> each.resolve("tlsca"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no keys of " + organisation + " in " + organisations + "; network/up makes them"));
        Path certificate = list(folder).stream()
                .filter(file -> file.toString().endsWith("-cert.pem"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no certificate in " + folder));
        return NodeIssuer.read(certificate, folder.resolve("priv_sk"));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + folder + " (" + unreadable + ")", unreadable);
        }
    }
}
