package org.gridmarket.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gridmarket.kernel.command.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChaincodeEnvironmentTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void fill() throws IOException {
        String file = Files.createFile(folder.resolve("x.pem")).toString();
        environment.putAll(Map.of(
                "CORE_CHAINCODE_ID_NAME", "gridmarket_1:00",
                "CHAINCODE_SERVER_ADDRESS", "127.0.0.1:7000",
                "CHAINCODE_TLS_KEY_FILE", file,
                "CHAINCODE_TLS_CERT_FILE", file,
                "CHAINCODE_CLIENT_CA_FILE", file,
                "GRIDMARKET_CHANNEL", "energy",
                "GRIDMARKET_CHAINCODE_NAME", "gridmarket"));
    }

    @Test
    void a_full_environment_is_read() {
        assertThat(ChaincodeEnvironment.read(environment).target()).isEqualTo(new Target("energy", "gridmarket"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CORE_CHAINCODE_ID_NAME",
                "CHAINCODE_SERVER_ADDRESS",
                "CHAINCODE_TLS_KEY_FILE",
                "CHAINCODE_TLS_CERT_FILE",
                "CHAINCODE_CLIENT_CA_FILE",
                "GRIDMARKET_CHANNEL",
                "GRIDMARKET_CHAINCODE_NAME"
            })
    void a_missing_variable_is_named(String name) {
        environment.remove(name);

        assertThatThrownBy(() -> ChaincodeEnvironment.read(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("network/up");
    }

    @Test
    void an_unreadable_file_is_named() {
        environment.put("CHAINCODE_TLS_KEY_FILE", folder.resolve("none.pem").toString());

        assertThatThrownBy(() -> ChaincodeEnvironment.read(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.pem");
    }
}
