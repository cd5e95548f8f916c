package org.gridmarket.solver.worker;

import java.nio.file.Path;
import org.gridmarket.client.GatewayAddresses;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.keys.KeyFileException;

/** What settings name, opened; a wrong one is told by its name. */
public final class SolverSettings {
    private SolverSettings() {}

    /** The key that signs. */
    public static AccountKeyPair keys(Path file) {
        try {
            return KeyFile.read(file);
        } catch (KeyFileException unusable) {
            throw new ConfigurationException("gridmarket.solver.key-file: " + unusable.getMessage(), unusable);
        }
    }

    /** Connections to the gateways. */
    public static GatewayConnections connect(SolverConfig.GatewayConfig config) {
        try {
            return new GatewayConnections(
                    GatewayAddresses.read(config.endpoints(), config.trusted()), config.tlsAuthority());
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("gridmarket.gateway: " + wrong.getMessage(), wrong);
        }
    }
}
