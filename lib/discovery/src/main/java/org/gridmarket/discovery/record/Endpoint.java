package org.gridmarket.discovery.record;

import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is reached. Who connects checks the key.
 *
 * @param host a name or address
 * @param port 1..65,535
 * @param key 32 bytes: the CURVE key, or SHA-256 of the TLS public key; absent when the service speaks without either
 */
public record Endpoint(String host, int port, @Nullable Bytes key) {
    public static final int KEY_LENGTH = 32;

    private static final int HIGHEST_PORT = 65_535;

    public Endpoint {
        if (!host.matches("[A-Za-z0-9.:_-]{1," + DiscoveryLimits.HOST_CHARACTERS + "}")) {
            throw new IllegalArgumentException("'" + ShownText.of(host) + "' is no host");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port " + port + " is not within 1.." + HIGHEST_PORT);
        }
        if (key != null && key.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("an endpoint's key has " + key.length() + " bytes, not " + KEY_LENGTH);
        }
    }

    /** Such as {@code 10.0.0.1:9700}. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
