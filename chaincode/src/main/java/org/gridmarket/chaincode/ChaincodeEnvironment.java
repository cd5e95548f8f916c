package org.gridmarket.chaincode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gridmarket.kernel.command.Target;

/**
 * What the process is told by its environment.
 *
 * @param target the channel and the chaincode's name; signed operations name both
 * @param keyFile PEM, PKCS#8
 * @param certificateFile PEM, the chain of the server
 * @param clientAuthorityFile PEM, who issues the certificates of those that may call
 */
record ChaincodeEnvironment(Target target, Path keyFile, Path certificateFile, Path clientAuthorityFile) {
    /** Reads and checks; an {@link IllegalArgumentException} names the variable. */
    static ChaincodeEnvironment read(Map<String, String> environment) {
        // the shim reads these two itself; checked here because it would answer with a stack trace
        required(environment, "CORE_CHAINCODE_ID_NAME");
        required(environment, "CHAINCODE_SERVER_ADDRESS");
        return new ChaincodeEnvironment(
                new Target(
                        required(environment, "GRIDMARKET_CHANNEL"),
                        required(environment, "GRIDMARKET_CHAINCODE_NAME")),
                readable(environment, "CHAINCODE_TLS_KEY_FILE"),
                readable(environment, "CHAINCODE_TLS_CERT_FILE"),
                readable(environment, "CHAINCODE_CLIENT_CA_FILE"));
    }

    private static Path readable(Map<String, String> environment, String name) {
        Path file = Path.of(required(environment, name));
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    name + "=" + file + " cannot be read; network/up writes it before it starts the chaincode");
        }
        return file;
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set; start the chaincode with network/up");
        }
        return value;
    }
}
