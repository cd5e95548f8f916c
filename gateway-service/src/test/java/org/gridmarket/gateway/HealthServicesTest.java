package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.metrics.CommonMetrics;
import org.gridmarket.metrics.GatewayMetrics;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.OwnMetrics;
import org.gridmarket.metrics.energy.EnergyMetrics;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.monitoring.Prometheus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway says of itself over HTTP. */
@QuarkusTest
class HealthServicesTest extends GatewaySuite {
    private static final Pattern HELP = Pattern.compile("# HELP (gridmarket_\\S+) ?(.*)");
    private static final Predicate<String> OWN =
            Pattern.compile("^(# (HELP|TYPE) )?gridmarket_").asPredicate();

    @AfterEach
    void speak() {
        ledger.beSilent(false);
    }

    @Test
    void a_gateway_is_ready_while_a_peer_speaks() throws Exception {
        traded();

        assertThat(get("q/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("api/v1/market").body()).contains("\"blocksBehind\":0");
    }

    @Test
    void a_gateway_whose_ledger_is_silent_is_alive_and_not_ready() throws Exception {
        traded();

        ledger.beSilent(true);

        HttpResponse<String> ready = get("q/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"ledger\"").contains("unknown").contains("lastHeard");
        assertThat(get("q/health/live").statusCode()).isEqualTo(200);
        assertThat(get("api/v1/market").body())
                .contains("\"blocksBehind\":null")
                .contains("\"state\":\"FROZEN\"");
        assertThat(get("q/metrics").body())
                .contains("gridmarket_readmodel_lag NaN")
                .contains("gridmarket_peer_up{organisation=\"Dso\"} 0.0");
    }

    @Test
    void health_tells_of_market_peers_and_orderers() throws Exception {
        traded();

        String health = get("q/health").body();

        assertThat(health)
                .contains("\"market\"")
                .contains("\"peers\"")
                .contains("\"orderers\"")
                .contains("\"closer\"")
                .contains("\"caretaker\"")
                .contains("\"process\"");
        assertThat(get("q/health/well").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_tell_of_the_market() throws Exception {
        traded();

        String metrics = get("q/metrics").body();

        assertThat(metrics)
                .contains("gridmarket_last_final_interval 1.0")
                .contains("gridmarket_last_closed_round 1.0")
                .contains("gridmarket_finalised_intervals_total{source=\"candidate\"} 1.0")
                .contains("# TYPE gridmarket_finalised_intervals counter")
                .contains("gridmarket_round_overdue_seconds")
                .contains("gridmarket_orderer_seen_seconds")
                .contains("gridmarket_peer_height{organisation=\"Dso\"}");
    }

    /** As Prometheus asks for them, without those of the libraries. */
    private String ownMetrics() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String all = client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/q/metrics"))
                                    .header("Accept", "text/plain; version=0.0.4")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return all.lines().filter(OWN).map(line -> line + "\n").collect(Collectors.joining());
        }
    }

    @Test
    void promtool_finds_nothing_wrong_with_own_metrics(@TempDir Path folder) throws Exception {
        traded();
        submit(EnergyExamples.keyPair(2), withdrawal(1));

        String metrics = ownMetrics();

        assertThat(metrics)
                .contains("# TYPE gridmarket_submit_seconds histogram")
                .contains("gridmarket_submit_seconds_bucket");
        assertThat(Prometheus.promtool(folder, metrics, "check", "metrics")).isEqualTo(new Prometheus.Answer(0, ""));
    }

    @Test
    void every_meter_is_declared_and_says_what_it_is() throws Exception {
        traded();

        Map<String, String> told = HELP.matcher(ownMetrics())
                .results()
                .filter(found -> !found.group(1).endsWith("_max")) // which Micrometer adds to each timer
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

        assertThat(told)
                .allSatisfy((name, help) -> assertThat(OwnMetrics.named(name))
                        .as(name)
                        .hasValueSatisfying(metric -> assertThat(help).isEqualTo(metric.help())));
        assertThat(told)
                .as("what a gateway tells from its start on")
                .containsKeys(Stream.of(EnergyMetrics.family(), GatewayMetrics.family(), CommonMetrics.family())
                        .flatMap(family -> family.metrics().stream())
                        .filter(metric -> metric.type() == Metric.Type.GAUGE)
                        .filter(metric -> !metric.equals(GatewayMetrics.CARETAKER_LOOKED)) // none here: closer.enabled
                        .map(Metric::name)
                        .toArray(String[]::new));
    }

    @Test
    void metrics_tell_what_was_traded_and_how_near_to_the_limits() throws Exception {
        traded();

        assertThat(ownMetrics())
                .contains("gridmarket_traded_wh_total " + TradedMarket.TRADED_WH + ".0\n")
                .contains("gridmarket_trades_total 1.0\n")
                .contains("gridmarket_rounds_without_candidate 0.0\n")
                .contains("gridmarket_unsolved_intervals_total 0.0\n")
                .contains("gridmarket_readmodel_up 1.0\n")
                .containsPattern("gridmarket_group_load_ratio\\{group=\"[^\"]+\",limit=\"internal\",?} 0\\.[1-9]");
    }
}
