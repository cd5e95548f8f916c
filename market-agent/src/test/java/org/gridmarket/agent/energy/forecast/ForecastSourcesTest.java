package org.gridmarket.agent.energy.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.source.HttpText;
import org.gridmarket.agent.source.SourceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a home hears what to expect; topics of a broker are in MqttBrokerTest. */
class ForecastSourcesTest {
    private static final String HEADING = "startTime,endTime,energy\n";

    @TempDir
    private Path folder;

    private volatile String page = "[]";
    private final HttpServer server;

    ForecastSourcesTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void a_file_that_has_changed_is_a_new_forecast_and_one_that_has_not_is_none() throws IOException {
        Path file = Files.writeString(folder.resolve("profile.csv"), HEADING + "40,40,2\n");
        try (EnergyForecast forecast = new CsvForecast(file)) {
            assertThat(energies(forecast.look())).containsExactly(500L);
            assertThat(forecast.look()).isEmpty();

            Files.writeString(file, HEADING + "40,40,3\n");

            assertThat(energies(forecast.look())).containsExactly(750L);
        }
    }

    @Test
    void a_file_that_is_being_written_is_read_when_it_is_whole() throws IOException {
        Path file = Files.writeString(folder.resolve("profile.csv"), HEADING + "40,40,2");
        try (EnergyForecast forecast = new CsvForecast(file)) {
            assertThat(forecast.look()).isEmpty();

            Files.writeString(file, HEADING + "40,40,2\n");

            assertThat(energies(forecast.look())).containsExactly(500L);
        }
    }

    @Test
    void of_a_folder_the_file_counts_whose_name_is_the_last() throws IOException {
        Files.writeString(folder.resolve("2026-11-28.csv"), HEADING + "40,40,2\n");
        Files.writeString(folder.resolve("notes.txt"), "no forecast");
        try (EnergyForecast forecast = new CsvForecast(folder)) {
            assertThat(energies(forecast.look())).containsExactly(500L);

            Files.writeString(folder.resolve("2026-11-29.csv"), HEADING + "136,136,4\n");
            Files.writeString(folder.resolve("2026-11-27.csv"), HEADING + "1,1,9\n");

            assertThat(energies(forecast.look())).containsExactly(1_000L);
            assertThat(forecast.look()).isEmpty();
        }
    }

    @Test
    void an_empty_folder_is_told() {
        try (EnergyForecast forecast = new CsvForecast(folder)) {
            assertThatThrownBy(forecast::look)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    /** A market counts its intervals on, however old it is. */
    @Test
    void a_forecast_names_intervals_of_a_market_that_is_years_old() throws IOException {
        Path file = Files.writeString(folder.resolve("profile.csv"), HEADING + "200000,200000,2\n");
        try (EnergyForecast forecast = new CsvForecast(file)) {
            assertThat(energies(forecast.look())).containsExactly(500L);
        }
    }

    @Test
    void a_page_that_says_something_else_is_a_new_forecast() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        page = "[{\"first\":40,\"energy_wh\":500}]";
        try (EnergyForecast forecast = new JsonForecast("page", new HttpText(address))) {
            assertThat(energies(forecast.look())).containsExactly(500L);
            assertThat(forecast.look()).isEmpty();

            page = "[{\"first\":40,\"last\":43,\"energy_wh\":-700,\"price_micro_per_wh\":210}]";

            assertThat(energies(forecast.look())).containsExactly(-700L);
        }
    }

    @Test
    void a_page_that_is_no_forecast_is_told() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        page = "[{\"first\":40,\"energy_kwh\":5}]";
        try (EnergyForecast forecast = new JsonForecast("page", new HttpText(address))) {
            assertThatThrownBy(forecast::look)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("energy_kwh");
        }
    }

    private static List<Long> energies(Optional<List<ProfileRow>> forecast) {
        return forecast.orElseThrow().stream().map(row -> row.energy().wh()).toList();
    }
}
