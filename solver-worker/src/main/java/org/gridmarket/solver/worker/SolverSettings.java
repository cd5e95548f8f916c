package org.gridmarket.solver.worker;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayAddresses;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.discovery.client.Consortium;
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

    /** Connections to the gateways; with a consortium's file it waits until those of two organisations are found. */
    public static GatewayConnections connect(SolverConfig.GatewayConfig config) {
        try {
            List<Gateway> contacts = GatewayAddresses.read(config.endpoints(), config.trusted());
            return config.consortium().isEmpty()
                    ? new GatewayConnections(contacts, config.tlsAuthority())
                    : GatewayConnections.discovering(
                            Consortium.read(config.consortium().get()), contacts, config.tlsAuthority());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("stopped before gateways of two organisations were found", stopping);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("gridmarket.gateway: " + wrong.getMessage(), wrong);
        }
    }
}
