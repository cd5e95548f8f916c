package org.gridmarket.solver.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an operator sets. */
@ConfigMapping(prefix = "gridmarket")
public interface SolverConfig {
    /** Where the ledger is heard of and reached. */
    GatewayConfig gateway();

    /** The node of this machine, by which others see this solver. */
    NodeConfig node();

    /** Who solves, and how. */
    WorkConfig solver();

    /** Where to say that the worker has started, and on which port it answers. */
    @WithName("ready-file")
    Optional<Path> readyFile();

    /** Where the solver is announced. */
    interface NodeConfig {
        /** The daemon's socket, {@code node.sock} in the node's folder; without one this solver is not announced. */
        Optional<Path> socket();

        /** The address under which others reach its health and metrics. */
        @WithDefault("127.0.0.1")
        String host();

        /** Which of several solvers of this node it is. */
        @WithDefault("one")
        String instance();
    }

    /** The gateways. */
    interface GatewayConfig {
        /** {@code ORGANISATION=https://host:port} of each, of two organisations; on this machine {@code host:port}. */
        List<String> endpoints();

        /** The organisation, or the address, of a gateway whose word alone is believed; nobody's when absent. */
        Optional<String> trusted();

        /** Certificates of the authorities that vouch for the gateways, PEM; those of the JDK when absent. */
        @WithName("tls-ca")
        Optional<Path> tlsAuthority();

        /** The file consortium.json: with it one endpoint is enough, and others are found and followed when they move. */
        Optional<Path> consortium();
    }

    /** The solver. */
    interface WorkConfig {
        /** Hex seed of its Ed25519 key; a file that only its owner may read. */
        @WithName("key-file")
        Path keyFile();

        /** For logs and records. */
        @WithDefault("solver")
        String name();

        /** A name of MatcherChoice. */
        @WithDefault("auto")
        String matcher();

        /** The same for cycles of allocation markets. */
        @WithName("allocation-matcher")
        @WithDefault("auto")
        String allocationMatcher();

        /** How long to wait after a round opens, or a cycle is sealed, before solving, ms: lets several solvers differ. */
        @WithName("pace-ms")
        @WithDefault("0")
        long paceMillis();

        /** Where to write one line of JSON per attempt. */
        @WithName("record-file")
        Optional<Path> recordFile();
    }
}
