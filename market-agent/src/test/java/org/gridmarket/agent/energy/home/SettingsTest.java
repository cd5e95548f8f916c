package org.gridmarket.agent.energy.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.agent.settings.SettingsException;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String AGENT = """
            home: Birch Lane 4
            currency: EUR
            gateways: [DSO=127.0.0.1:8080, "COOPERATIVE=127.0.0.1:8081"]
            keys: keys
            meter_door: meter/door
            forecast:
              csv: profile.csv
              every_ms: 500
            strategy:
              sell_at_least_micro_per_wh: 120
              battery_reserve_wh: 2000
            page_port: 0
            """;

    private static final String ANONYMOUS = """
            trading: anonymous
            forwarders:
              - DSO=http://127.0.0.1:8090/1
              - COOPERATIVE=http://127.0.0.1:8090/2
            hours:
              selling: [30..31]
            """;

    private static final String METER = """
            meter: 101
            gateways: [DSO=127.0.0.1:8080]
            trusted: DSO
            keys: keys
            readings:
              http: http://127.0.0.1:9000/readings
            billing: private
            cycle_intervals: 48
            """;

    @TempDir
    private Path folder;

    @Test
    void an_agent_is_read() throws IOException {
        AgentSettings settings = AgentSettings.read(file(AGENT));

        assertThat(settings.gateways().gateways()).hasSize(2);
        assertThat(settings.keys()).isEqualTo(folder.resolve("keys"));
        assertThat(settings.forecast()).isInstanceOf(SourceSettings.Csv.class);
        assertThat(settings.strategy().sellAtLeast()).contains(new UnitPrice(120));
        assertThat(settings.strategy().reserve()).isEqualTo(Energy.ofWh(2_000));
        assertThat(settings.pagePort()).contains(0);
    }

    @Test
    void an_anonymous_agent_is_read() throws IOException {
        AgentSettings settings = AgentSettings.read(file(AGENT + ANONYMOUS));

        assertThat(settings.trading()).isEqualTo(AgentSettings.Trading.ANONYMOUS);
        assertThat(settings.forwarders()).hasSize(2);
        assertThat(settings.hours().restricted()).isTrue();
        assertThat(settings.hours().selling()).containsExactlyInAnyOrder(Interval.of(30), Interval.of(31));
        assertThat(settings.hours().buying()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trading: anonymous | trading: hidden | one of [public, anonymous]",
                "trading: anonymous | trading: public | forwarders are named, and the home trades under its own name",
                "forwarders: | relays: | forwarders is missing",
                "DSO=http://127.0.0.1:8090/1 | DSO=http://forwarder.example:8090/1 | plain text goes to this one only",
                "DSO=http://127.0.0.1:8090/1 | COOPERATIVE=http://127.0.0.1:8090/1 | no forwarder leads to gateway",
                "selling: [30..31] | selling: [31..30] | hours.selling has '31..30'"
            })
    void an_anonymous_agent_that_could_be_found_out_is_refused(String right, String wrong, String message)
            throws IOException {
        Path written = file((AGENT + ANONYMOUS).replace(right, wrong));

        assertThatThrownBy(() -> AgentSettings.read(written))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_meter_is_read() throws IOException {
        MeterSettings settings = MeterSettings.read(file(METER));

        assertThat(settings.meter().name()).isEqualTo("101");
        assertThat(settings.billing()).isEqualTo(Billing.PRIVATE);
        assertThat(settings.cycle()).isEqualTo(48);
        assertThat(settings.door()).isEqualTo(folder.resolve("keys/door"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cycle_intervals: 48 | cycle_intervals: 97 | cycle_intervals is '97'; a whole number from 1 to 96",
                "billing: private | billing: secret | billing is 'secret'; one of [plain, private]",
                "meter: 101 | metre: 101 | meter is missing",
                "billing: private | bill: private | bill is no setting; there are",
                "trusted: DSO | # none | all of one organisation",
                "DSO=127.0.0.1:8080 | DSO | is not ORGANISATION=https",
                "http: http://127.0.0.1:9000/readings | {} | names 0 sources",
                "http: http://127.0.0.1:9000/readings | http: ftp://x | is 'ftp://x'; an address such as",
                "keys: keys | keys: [a, b] | one word or text belongs there"
            })
    void what_is_wrong_is_refused_with_key_value_and_what_would_do(String right, String wrong, String message)
            throws IOException {
        Path written = file(METER.replace(right, wrong));

        assertThatThrownBy(() -> MeterSettings.read(written))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(written.toString())
                .hasMessageContaining(message);
    }

    @Test
    void a_key_that_is_written_twice_is_refused() throws IOException {
        Path written = file(METER + "billing: plain\n");

        assertThatThrownBy(() -> MeterSettings.read(written))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("billing");
    }

    @Test
    void a_key_folder_that_others_may_enter_is_refused() throws IOException {
        Path open = Files.createDirectory(
                folder.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));

        assertThatThrownBy(() -> KeyFolder.at(open))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("chmod 700");
    }

    @Test
    void a_key_folder_that_is_not_there_is_made_for_its_owner_alone() throws IOException {
        KeyFolder made = KeyFolder.at(folder.resolve("fresh"));

        assertThat(Files.getPosixFilePermissions(made.path())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(made.key("account").publicKey())
                .isEqualTo(made.key("account").publicKey());
    }

    @Test
    void check_says_which_files_are_not_there_yet() throws Exception {
        Path settings = file(AGENT);
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        AgentMain.run(settings, true, new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("ok: agent of Birch Lane 4")
                .contains("not there yet: " + folder.resolve("profile.csv"))
                .contains("not there yet: " + folder.resolve("meter/door"));
    }

    @Test
    void the_settings_of_the_page_fit_each_other() throws IOException {
        String page = Files.readString(Path.of("../docs/home.md"));
        Files.writeString(folder.resolve("mqtt-password"), "secret\n");
        Files.writeString(folder.resolve("ca.pem"), "");
        MeterSettings meter = MeterSettings.read(written("meter.yaml", page));
        AgentSettings agent = AgentSettings.read(written("agent.yaml", page));

        assertThat(agent.door()).isEqualTo(meter.door());
    }

    /** What stands in the page under a heading. */
    private Path written(String name, String page) throws IOException {
        int begin = page.indexOf("```yaml\n", page.indexOf("## " + name)) + "```yaml\n".length();
        return Files.writeString(folder.resolve(name), page.substring(begin, page.indexOf("```", begin)));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("home.yaml"), text);
    }
}
