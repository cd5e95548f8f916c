package org.gridmarket.chaincode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.hyperledger.fabric.traces.Traces;

/**
 * A gRPC server that only its peer's organisation may call (mutual TLS). One process serves one peer: the shim keeps its
 * connection in a single field, so peers that shared a process would disturb each other.
 */
public final class ChaincodeProcess {
    private static final int WRONG_ENVIRONMENT = 2;
    private static final int FAILED = 1;
    private static final Logger LOG = Logger.getLogger(ChaincodeProcess.class.getName());
    // at INFO the libraries tell of every connection; the field keeps the setting from being collected
    private static final Logger LIBRARIES = Logger.getLogger("org.hyperledger");

    private ChaincodeProcess() {}

    /**
     * Serves until the process is ended. Exit code 2: the environment is wrong; 1: the server failed; 3: the JVM could not
     * go on ({@link EndOfProcess}).
     */
    public static void run(ContractCode code, Map<String, String> environment) {
        EndOfProcess.onErrorsOfAnyThread();
        try {
            serve(code, ChaincodeEnvironment.read(environment));
        } catch (IllegalArgumentException wrong) {
            end(WRONG_ENVIRONMENT, wrong);
        } catch (IOException | URISyntaxException failed) {
            end(FAILED, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void serve(ContractCode code, ChaincodeEnvironment environment)
            throws IOException, InterruptedException, URISyntaxException {
        LIBRARIES.setLevel(Level.WARNING);
        MarketChaincode chaincode = new MarketChaincode(environment.target(), code);
        chaincode.processEnvironmentOptions();
        // ChaincodeBase.start does this for mains of the shim; without it the peer's first connection fails inside the
        // shim, silently, and the peer waits out its startuptimeout
        Properties settings = chaincode.getChaincodeConfig();
        Metrics.initialize(settings);
        Traces.initialize(settings);
        NettyChaincodeServer server =
                new NettyChaincodeServer(chaincode, mutualTls(chaincode.getChaincodeServerConfig(), environment));
        LOG.info(() -> "serving " + environment.target());
        server.start();
    }

    private static ChaincodeServerProperties mutualTls(
            ChaincodeServerProperties server, ChaincodeEnvironment environment) {
        server.setTlsEnabled(true);
        server.setKeyFile(environment.keyFile().toString());
        server.setKeyCertChainFile(environment.certificateFile().toString());
        // makes the caller's certificate obligatory
        server.setTrustCertCollectionFile(environment.clientAuthorityFile().toString());
        return server;
    }

    @SuppressWarnings("SystemOut") // before there is a log, and for whoever started us
    private static void end(int code, Exception reason) {
        System.err.println("chaincode: " + reason.getMessage());
        System.exit(code);
    }
}
