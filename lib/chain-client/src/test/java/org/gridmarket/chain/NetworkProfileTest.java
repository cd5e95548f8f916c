package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gridmarket.chain.NetworkProfile.KeyFiles;
import org.gridmarket.kernel.command.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkProfileTest {
    private static final String FULL = """
            channel=energy
            chaincode=gridmarket
            genesis=/keys/genesis.block
            organisations=Dso, Regulator
            Dso.msp=DsoMSP
            Dso.peer.endpoint=127.0.0.1:7051
            Dso.peer.hostOverride=peer-dso.test
            Dso.peer.tlsCa=/keys/dso-ca.pem
            Dso.client.cert=/keys/dso.pem
            Dso.client.key=/keys/dso.key
            Regulator.msp=RegulatorMSP
            Regulator.peer.endpoint=127.0.0.1:7052
            Regulator.peer.hostOverride=peer-regulator.test
            Regulator.peer.tlsCa=/keys/regulator-ca.pem
            """;

    @TempDir
    private Path folder;

    @Test
    void the_file_of_network_up_is_read() throws IOException {
        NetworkProfile profile = read(FULL);

        assertThat(profile.target()).isEqualTo(new Target("energy", "gridmarket"));
        assertThat(profile.members()).extracting(NetworkProfile.Member::name).containsExactly("Dso", "Regulator");
        assertThat(profile.member("DSO").keys())
                .containsOnly(
                        Map.entry(Credential.CLIENT, new KeyFiles(Path.of("/keys/dso.pem"), Path.of("/keys/dso.key"))));
    }

    @Test
    void a_machine_need_not_hold_the_keys_of_others() throws IOException {
        assertThat(read(FULL).member("Regulator").keys()).isEmpty();
    }

    @Test
    void a_missing_key_is_named_with_the_file() {
        assertThatThrownBy(() -> read(FULL.replace("Dso.msp=DsoMSP", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("network.properties lacks 'Dso.msp'");
    }

    @Test
    void an_unknown_organisation_is_named_with_those_there_are() throws IOException {
        NetworkProfile profile = read(FULL);

        assertThatThrownBy(() -> profile.member("Tso"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Tso'")
                .hasMessageContaining("[Dso, Regulator]");
    }

    private NetworkProfile read(String text) throws IOException {
        return NetworkProfile.read(Files.writeString(folder.resolve("network.properties"), text));
    }
}
