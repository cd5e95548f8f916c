package org.gridmarket.client;

/**
 * A gateway as its client knows it, from its own settings and from nobody else.
 *
 * @param address where it is, such as {@code https://gateway.example:8443}; for connections and messages
 * @param organisation who runs it; two gateways of one organisation count as one voice
 * @param trusted whether its word alone is believed, as a home may believe the gateway that it runs itself
 */
public record Gateway(String address, String organisation, boolean trusted) {
    public Gateway {
        if (address.isBlank() || organisation.isBlank()) {
            throw new IllegalArgumentException(
                    "a gateway has an address and an organisation, not '" + address + "' and '" + organisation + "'");
        }
    }

    /** One whose word alone is not believed. */
    public Gateway(String address, String organisation) {
        this(address, organisation, false);
    }

    /** The same, where its word alone has to do since nobody else can be asked. */
    public Gateway asTrusted() {
        return new Gateway(address, organisation, true);
    }

    @Override
    public String toString() {
        return organisation + " (" + address + ")";
    }
}
