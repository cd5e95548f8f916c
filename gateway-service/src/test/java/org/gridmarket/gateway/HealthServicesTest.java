package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the gateway says of itself over HTTP. */
@QuarkusTest
class HealthServicesTest extends GatewaySuite {
    private static final Pattern HELP = Pattern.compile("# HELP (gridmarket_\\S+) ?(.*)");

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

    @Test
    void every_meter_says_what_it_is() throws Exception {
        traded();

        List<String> mute = HELP.matcher(get("q/metrics").body())
                .results()
                .filter(found -> found.group(2).isBlank())
                .map(found -> found.group(1))
                .toList();

        assertThat(mute).isEmpty();
    }
}
