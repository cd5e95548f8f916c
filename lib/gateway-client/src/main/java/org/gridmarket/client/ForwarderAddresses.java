package org.gridmarket.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads forwarders as people write them in settings: {@code DSO=https://forwarder.example:8090/1}, the way to that gateway. */
public final class ForwarderAddresses {
    public static final String FORM =
            "ORGANISATION=https://host:port/NUMBER, the organisation of the gateway that the forwarder has under this number";

    private static final Pattern WRITTEN = Pattern.compile("(?<organisation>[A-Za-z][A-Za-z0-9_-]{0,63})="
            + "(?<address>https?://(?:[A-Za-z0-9.\\-]+|\\[[0-9a-fA-F:]+]):[0-9]{1,5}/[0-9]{1,3})");

    private ForwarderAddresses() {}

    /**
     * The ways to each gateway. An IllegalArgumentException tells what is wrong with which of them: also plain text to another
     * machine, a gateway without a way, and one of two gateways of an organisation, which could not be told apart.
     *
     * @param written each in {@link #FORM}
     */
    public static Map<Gateway, List<URI>> read(List<String> written, List<Gateway> gateways) {
        Map<Gateway, List<URI>> ways = new LinkedHashMap<>();
        for (String text : written) {
            Matcher parts = WRITTEN.matcher(text.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException("forwarder '" + Shown.of(text) + "' is not " + FORM);
            }
            ways.computeIfAbsent(gateway(parts.group("organisation"), gateways), behind -> new ArrayList<>())
                    .add(GatewayChannels.http(parts.group("address")));
        }
        for (Gateway gateway : gateways) {
            if (!ways.containsKey(gateway)) {
                throw new IllegalArgumentException("no forwarder leads to gateway " + gateway + "; write " + FORM);
            }
        }
        return ways;
    }

    private static Gateway gateway(String organisation, List<Gateway> gateways) {
        List<Gateway> meant = gateways.stream()
                .filter(gateway -> gateway.organisation().equalsIgnoreCase(organisation))
                .toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException("a forwarder to " + organisation + " is named, and " + meant.size()
                    + " gateways of it: " + gateways + "; name one gateway of each organisation");
        }
        return meant.getFirst();
    }
}
