package org.gridmarket.agent.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridmarket.client.EventAgreement;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayAddresses;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.discovery.client.Consortium;

/**
 * How a program of a member reaches its market.
 *
 * @param gateways of two organisations, or one that is trusted; with a consortium any one, by which others are found
 * @param authority certificates that vouch for them; those of the JDK when empty
 * @param consortium whose nodes are believed about gateways that are not named
 */
public record GatewaySettings(List<Gateway> gateways, Optional<Path> authority, Optional<Consortium> consortium) {
    private static final String GATEWAYS = "gateways";
    private static final String TRUSTED = "trusted";
    private static final String CA = "ca";
    private static final String CONSORTIUM = "consortium";

    /** Of a file's own section; a SettingsException tells what is wrong with it. */
    public static GatewaySettings read(Settings settings) {
        List<String> written = settings.texts(GATEWAYS, "DSO=https://gateway.example:8443, COOPERATIVE=https://..");
        Optional<String> trusted = settings.optionalText(TRUSTED);
        Optional<Path> authority = settings.optionalPath(CA);
        if (authority.isPresent() && !Files.isReadable(authority.get())) {
            throw settings.problem(
                    CA, "is " + authority.get() + ", which cannot be read; a file with certificates in PEM");
        }
        List<Gateway> gateways;
        try {
            gateways = GatewayAddresses.read(written, trusted);
        } catch (IllegalArgumentException wrong) {
            throw settings.problem(GATEWAYS, "are not right: " + wrong.getMessage());
        }
        Optional<Consortium> consortium = settings.optionalPath(CONSORTIUM).map(file -> read(settings, file));
        if (consortium.isEmpty() && !EventAgreement.areTwoVoices(gateways)) {
            throw settings.problem(
                    GATEWAYS,
                    "are " + gateways + ", all of one organisation, and two have to tell the same; name one of another,"
                            + " or write '" + TRUSTED + ": "
                            + gateways.getFirst().organisation() + "', or name the file '" + CONSORTIUM
                            + "', by which others are found");
        }
        return new GatewaySettings(gateways, authority, consortium);
    }

    private static Consortium read(Settings settings, Path file) {
        try {
            return Consortium.read(file);
        } catch (IllegalArgumentException unreadable) {
            throw settings.problem(CONSORTIUM, "is not right: " + unreadable.getMessage());
        }
    }

    /** Connections that open when they are used; with a consortium's file it waits until a second organisation is found. */
    public GatewayConnections connections() throws InterruptedException {
        return consortium.isEmpty()
                ? new GatewayConnections(gateways, authority)
                : GatewayConnections.discovering(consortium.get(), gateways, authority);
    }
}
