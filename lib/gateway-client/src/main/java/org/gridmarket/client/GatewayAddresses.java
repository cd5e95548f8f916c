package org.gridmarket.client;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads gateways as people write them in settings: {@code DSO=https://gateway.example:8443}. */
public final class GatewayAddresses {
    public static final String FORM = "ORGANISATION=https://host:port, or ORGANISATION=host:port on this machine";

    private static final Pattern WRITTEN = Pattern.compile("(?:(?<organisation>[A-Za-z][A-Za-z0-9_-]{0,63})=)?"
            + "(?<address>(?:https?://)?(?:[A-Za-z0-9.\\-]+|\\[[0-9a-fA-F:]+]):[0-9]{1,5})/?");

    /** The organisation of a gateway for which none is written; it can only be trusted or refused. */
    private static final String UNNAMED = "unnamed";

    private GatewayAddresses() {}

    /**
     * The gateways of a list of settings. An IllegalArgumentException tells what is wrong with which of them.
     *
     * @param written each in {@link #FORM}; the organisation may be left out for one that is trusted
     * @param trusted an organisation, or an address as written, whose word alone is believed
     */
    public static List<Gateway> read(List<String> written, Optional<String> trusted) {
        if (written.isEmpty()) {
            throw new IllegalArgumentException("no gateway is named; write " + FORM);
        }
        List<Gateway> gateways =
                written.stream().map(text -> read(text.strip(), trusted)).toList();
        if (trusted.isPresent() && gateways.stream().noneMatch(Gateway::trusted)) {
            throw new IllegalArgumentException("trusted " + Shown.of(trusted.get())
                    + " is neither an organisation nor an address of the gateways " + gateways);
        }
        return gateways;
    }

    private static Gateway read(String text, Optional<String> trusted) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("gateway '" + Shown.of(text) + "' is not " + FORM);
        }
        String address = parts.group("address");
        String organisation = Optional.ofNullable(parts.group("organisation")).orElse(UNNAMED);
        boolean believed = trusted.filter(
                        name -> name.equalsIgnoreCase(organisation) || name.equals(address) || name.equals(text))
                .isPresent();
        if (!believed && organisation.equals(UNNAMED)) {
            throw new IllegalArgumentException("gateway '" + text + "' has no organisation: write " + FORM
                    + ", so that two of different organisations can be told apart, or say that it is trusted");
        }
        return new Gateway(address, organisation, believed);
    }
}
