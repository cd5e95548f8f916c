package org.gridmarket.solver.worker;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayAddresses;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.keys.KeyFileException;
import org.jspecify.annotations.Nullable;

/** What settings name, opened once for the workers of all markets; a wrong one is told by its name. Thread-safe. */
@Singleton
public class SolverSettings {
    private final SolverConfig config;
    private @Nullable AccountKeyPair keys;
    private @Nullable GatewayConnections gateways;

    @Inject
    public SolverSettings(SolverConfig config) {
        this.config = config;
    }

    /** The key that signs. */
    public synchronized AccountKeyPair keys() {
        if (keys == null) {
            try {
                keys = KeyFile.read(config.solver().keyFile());
            } catch (KeyFileException unusable) {
                throw new ConfigurationException("gridmarket.solver.key-file: " + unusable.getMessage(), unusable);
            }
        }
        return keys;
    }

    /** Connections to the gateways; with a consortium's file it waits until those of two organisations are found. */
    public synchronized GatewayConnections gateways() {
        if (gateways == null) {
            gateways = connect(config.gateway());
        }
        return gateways;
    }

    private static GatewayConnections connect(SolverConfig.GatewayConfig config) {
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

    @PreDestroy
    synchronized void close() {
        if (gateways != null) {
            gateways.close();
        }
    }
}
