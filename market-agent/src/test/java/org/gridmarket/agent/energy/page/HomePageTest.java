package org.gridmarket.agent.energy.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.energy.statement.OwnMoney;
import org.gridmarket.agent.loopback.LoopbackServer;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testkit.monitoring.Prometheus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomePageTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path scratch;

    private final ExampleHome home = new ExampleHome();
    private final HttpClient http = HttpClient.newHttpClient();
    private final LoopbackServer page;

    HomePageTest() throws IOException {
        page = LoopbackServer.open(0, TOKEN, HomePage.routes(home));
    }

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home.json", "/statement.csv", "/metrics"})
    void what_only_the_home_may_know_needs_the_token(String path) throws Exception {
        assertThat(get(path, "").statusCode()).isEqualTo(401);
        assertThat(get(path, TOKEN.replace('0', '1')).statusCode()).isEqualTo(401);
        assertThat(get(path, TOKEN).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/home.js", "/home.css"})
    void the_page_itself_holds_nothing_and_is_bound_to_its_own_scripts(String path) throws Exception {
        HttpResponse<String> answer = get(path, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(TOKEN).doesNotContain("Birch");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void a_name_that_points_to_this_machine_is_refused() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), page.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void the_statement_is_there_in_integers() throws Exception {
        assertThat(get("/home.json", TOKEN).body()).contains("\"soldWh\":500", "\"saved\":30000", "day 0 10:00");
        assertThat(get("/statement.csv", TOKEN).body().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("40,47,500,100000,");
    }

    @Test
    void metrics_have_help_and_type() throws Exception {
        List<String> lines = get("/metrics", TOKEN).body().lines().toList();

        assertThat(lines)
                .contains("gridmarket_home_sold_today_wh 500", "gridmarket_home_heard_seconds 1.5")
                .as("what is not known is no number")
                .contains("gridmarket_home_silence_allowed_seconds NaN");
        assertThat(lines.stream().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(lines).anyMatch(other -> other.startsWith("# TYPE " + line.split("[ {]")[0] + " ")));
    }

    @Test
    void promtool_finds_nothing_wrong_with_the_metrics() throws Exception {
        Prometheus.Answer answer =
                Prometheus.promtool(scratch, get("/metrics", TOKEN).body(), "check", "metrics");

        assertThat(answer.code()).as(answer.text()).isZero();
    }

    @Test
    void sliders_are_taken_over() throws Exception {
        HttpResponse<String> answer = post("{\"sellAtLeast\":150,\"buyAtMost\":220,\"reserveWh\":1000}", TOKEN);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(home.wished)
                .contains(new HomeView.Wishes(
                        Optional.of(new UnitPrice(150)), Optional.of(new UnitPrice(220)), Energy.ofWh(1_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sellAtLeast\":-1}", "{\"sellAtLeast\":1.5}", "{\"reserveWh\":\"x\"}", "{"})
    void a_wish_that_cannot_be_is_refused_and_changes_nothing(String wish) throws Exception {
        assertThat(post(wish, TOKEN).statusCode()).isEqualTo(400);
        assertThat(home.wished).isEmpty();
    }

    @Test
    void without_the_token_nothing_is_set() throws Exception {
        assertThat(post("{\"sellAtLeast\":150}", "").statusCode()).isEqualTo(401);
        assertThat(home.wished).isEmpty();
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return http.send(request(path, token).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body, String token) throws IOException, InterruptedException {
        return http.send(
                request("/wishes", token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page.port() + path))
                .header("Authorization", "Bearer " + token);
    }

    /** A home with one cycle; remembers what was wished. */
    private static final class ExampleHome implements HomeView {
        private static final CycleStatement CYCLE = new CycleStatement(
                Interval.of(40),
                Interval.of(47),
                EnergySum.ofWh(500),
                new Money(100_000),
                EnergySum.ZERO,
                Money.ZERO,
                new Money(5_000),
                EnergySum.ZERO,
                Money.ZERO,
                EnergySum.ZERO,
                Money.ZERO,
                new Money(65_000),
                0,
                Optional.of(Money.ZERO),
                Money.ZERO);

        private Optional<Wishes> wished = Optional.empty();

        @Override
        public String home() {
            return "Birch Lane 4";
        }

        @Override
        public String currency() {
            return "EUR";
        }

        @Override
        public int intervalMinutes() {
            return 15;
        }

        @Override
        public Optional<Interval> present() {
            return Optional.of(Interval.of(47));
        }

        @Override
        public Optional<Interval> firstOpen() {
            return Optional.of(Interval.of(50));
        }

        @Override
        public Optional<CycleStatement> today() {
            return Optional.of(CYCLE);
        }

        @Override
        public List<Hour> strip() {
            return List.of(new Hour(Interval.of(40), Optional.empty(), new NetEnergy(-500), NetEnergy.ZERO));
        }

        @Override
        public List<CycleStatement> cycles() {
            return List.of(CYCLE);
        }

        @Override
        public OwnMoney ownMoney() {
            return new OwnMoney(new Money(7), Money.ZERO, Money.ZERO, new Money(7));
        }

        @Override
        public Optional<Tariff> tariff() {
            return Optional.empty();
        }

        @Override
        public Wishes wishes() {
            return new Wishes(Optional.empty(), Optional.empty(), Energy.ZERO);
        }

        @Override
        public void wish(Wishes wishes) {
            wished = Optional.of(wishes);
        }

        @Override
        public List<Words> troubles() {
            return List.of(new Words("the meter does not answer", "start it", "2026-01-01"));
        }

        @Override
        public long troublesEver() {
            return 1;
        }

        @Override
        public String privacy() {
            return "public";
        }

        @Override
        public String proof() {
            return "checked";
        }

        @Override
        public Counts counts() {
            return new Counts(3, 0, 2, 0, 0);
        }

        @Override
        public Hearing hearing() {
            return new Hearing(Optional.of(1_500L), Optional.empty());
        }
    }
}
