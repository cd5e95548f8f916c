package org.gridmarket.agent.energy.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.settings.Settings;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayAddresses;
import org.gridmarket.client.energy.GrpcGatewayLink;

/**
 * How a home reaches the market.
 *
 * @param gateways of two organisations, or one that is trusted
 * @param authority certificates that vouch for them; those of the JDK when empty
 */
public record GatewaySettings(List<Gateway> gateways, Optional<Path> authority) {
    private static final String GATEWAYS = "gateways";
    private static final String TRUSTED = "trusted";
    private static final String CA = "ca";

    static GatewaySettings read(Settings settings) {
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
        boolean alone = gateways.stream().map(Gateway::organisation).distinct().count() < 2
                && gateways.stream().noneMatch(Gateway::trusted);
        if (alone) {
            throw settings.problem(
                    GATEWAYS,
                    "are " + gateways + ", all of one organisation, and two have to tell the same; name one of another,"
                            + " or write '" + TRUSTED + ": "
                            + gateways.getFirst().organisation() + "'");
        }
        return new GatewaySettings(gateways, authority);
    }

    /** A link that connects when it is used. */
    GrpcGatewayLink link() {
        return new GrpcGatewayLink(gateways, authority);
    }
}
