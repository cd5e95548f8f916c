package org.gridmarket.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.kernel.party.Organisation;

/** What an operator sets; everything else is in GatewayLimits or Quarkus' own settings. */
@ConfigMapping(prefix = "gridmarket")
public interface GatewayConfig {
    /** The network.properties of the Fabric network. */
    Optional<Path> network();

    /** Whose gateway this is. */
    @WithDefault("DSO")
    Organisation organisation();

    /** {@code h2:FILE} or {@code postgresql://USER:PASSWORD@HOST:PORT/NAME}. */
    @WithDefault("h2:gridmarket-gateway")
    String database();

    /** Where to say that the gateway is open, and on which port. */
    @WithName("ready-file")
    Optional<Path> readyFile();

    NodeConfig node();

    NeighboursConfig neighbours();

    ReadModelConfig readmodel();

    OperatorConfig operator();

    CloserConfig closer();

    BoardConfig board();

    ObliviousConfig oblivious();

    DrawConfig draw();

    AllocationConfig allocation();

    /** The node of this machine, by which clients find this gateway. */
    interface NodeConfig {
        /** The daemon's socket, {@code node.sock} in the node's folder; without one this gateway is not announced. */
        Optional<Path> socket();

        /** The address under which clients reach this gateway. */
        @WithDefault("127.0.0.1")
        String host();

        /** Which of several gateways of this node it is. */
        @WithDefault("one")
        String instance();
    }

    /** Gateways of the other organisations. */
    interface NeighboursConfig {
        /** A file with a line for each, {@code ORGANISATION=https://host:port}; read whenever they are asked. */
        Optional<Path> file();

        /** Certificates of the authorities that vouch for them, PEM; those of the JDK without one. */
        Optional<Path> ca();
    }

    /** The oblivious door. */
    interface ObliviousConfig {
        /** A file with the seed of its key, hexadecimal; without one the key is a new one after each start. */
        @WithName("key-file")
        Optional<Path> keyFile();
    }

    /** The bulletin board for mixes. */
    interface BoardConfig {
        /** A file with the seed of the board's key, hexadecimal; there is no board without one. */
        @WithName("key-file")
        Optional<Path> keyFile();
    }

    /** This gateway's part in draws. */
    interface DrawConfig {
        /** A file with the seed of the draw key, hexadecimal; no part in draws without one. */
        @WithName("key-file")
        Optional<Path> keyFile();
    }

    /** The read model. */
    interface ReadModelConfig {
        /** Forget the rows and read the ledger from block 0. */
        @WithDefault("false")
        boolean rebuild();
    }

    /** The operators' interface. */
    interface OperatorConfig {
        /** A file with a line for each operator, its name and the SHA-256 of its token; the interface is off without one. */
        @WithName("tokens-file")
        Optional<Path> tokensFile();
    }

    /** Allocation markets. */
    interface AllocationConfig {
        /**
         * The account, 64 hex digits, for which this gateway collects the fees of the markets that its organisation operates;
         * nobody collects them by itself without one.
         */
        @WithName("fees-account")
        Optional<String> feesAccount();
    }

    /** The round closer, and the caretaker that does all markets' chores. */
    interface CloserConfig {
        /** Whether this gateway closes rounds for its organisation; one of several does. */
        @WithDefault("true")
        boolean enabled();

        /** After how many days no payment comes again under an old reference; the DSO's gateway then forgets it. 0: never. */
        @WithName("reference-days")
        @WithDefault("400")
        int referenceDays();
    }
}
