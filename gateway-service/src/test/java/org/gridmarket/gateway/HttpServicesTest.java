package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.gridmarket.kernel.quantity.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the whole query interface: version, errors, CSV, prices, description. */
@QuarkusTest
class HttpServicesTest extends GatewaySuite {
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", accept).build());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.getPort() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) { // which follows no redirect
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(JSON);
        assertThat(new JsonObject(answer.body()).getString("error")).contains(text);
    }

    @Test
    void a_path_without_a_version_is_led_to_the_first_one() throws Exception {
        var answer = get("/api/intervals?from=1&to=1", JSON);

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/intervals?from=1&to=1");
    }

    @Test
    void a_list_comes_as_csv_to_who_accepts_it() throws Exception {
        traded();

        var answer = get("/api/v1/intervals?from=1&to=1", CSV);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(CSV);
        assertThat(answer.body().lines())
                .hasSize(2)
                .first()
                .isEqualTo("t,start,status,source,offeredWh,requestedWh,tradedWh,trades");
        assertThat(answer.body()).contains("1,").contains(",FINALISED,CANDIDATE,1000,1000,1000,1");
    }

    @Test
    void json_is_what_comes_to_who_accepts_anything() throws Exception {
        traded();

        assertThat(get("/api/v1/intervals?from=1&to=1", "*/*").body()).startsWith("[{\"t\":1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1/", "/api/v1/intervals/1/2/3"})
    void what_nobody_serves_is_an_error_in_json(String path) throws Exception {
        assertProblem(get(path, JSON), 404, "/q/openapi lists all");
    }

    @Test
    void who_wants_to_write_is_told_that_nothing_can_be_written() throws Exception {
        var answer = send(HttpRequest.newBuilder(uri("/api/v1/market"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());

        assertProblem(answer, 405, "");
    }

    @Test
    void a_media_type_that_there_is_not_is_an_error_in_json() throws Exception {
        traded();

        assertProblem(get("/api/v1/market", CSV), 406, "");
    }

    @Test
    void prices_are_a_list_of_start_end_and_value_from_the_present_interval_on() throws Exception {
        traded();
        long now = ledger.clock().millis();

        JsonArray prices = new JsonArray(get("/api/v1/prices", JSON).body());

        JsonObject first = prices.getJsonObject(0);
        assertThat(Instant.parse(first.getString("start")).toEpochMilli()).isLessThanOrEqualTo(now);
        assertThat(Instant.parse(first.getString("end")).toEpochMilli()).isGreaterThan(now);
        assertThat(prices.getJsonObject(1).getString("start")).isEqualTo(first.getString("end"));
        assertThat(prices).hasSize(last() - present() + 1);
    }

    private int last() {
        return ledger.with(
                market -> market.calendar().lastNameable(market.now()).index());
    }

    /** The interval that is running. */
    private int present() {
        return ledger.with(market -> {
            Interval t = market.round().interval();
            while (market.now().isBefore(market.calendar().start(t))) {
                t = t.previous();
            }
            return t.index();
        });
    }

    /** 1000 Wh were traded for 150 µ each, and the buyer pays a fee of 5. */
    @Test
    void the_expected_price_is_what_was_paid_the_day_before_with_the_fee() throws Exception {
        traded();

        JsonObject price = new JsonArray(get("/api/v1/prices", JSON).body()).getJsonObject(0);

        assertThat(price.getDouble("value")).isEqualTo(0.155);
        assertThat(price.getDouble("gridPrice")).isEqualTo(0.250);
    }

    @Test
    void the_grids_price_can_be_asked_for_as_the_value() throws Exception {
        traded();

        JsonObject price = new JsonArray(get("/api/v1/prices?of=grid", JSON).body()).getJsonObject(0);

        assertThat(price.getDouble("value")).isEqualTo(0.250);
        assertProblem(get("/api/v1/prices?of=gas", JSON), 400, "of 'gas'");
    }

    @Test
    void prices_come_as_csv_too() throws Exception {
        traded();

        assertThat(get("/api/v1/prices", CSV).body().lines().findFirst()).hasValue("start,end,value,gridPrice");
    }

    @Test
    void the_interface_describes_itself() throws Exception {
        JsonObject description =
                new JsonObject(get("/q/openapi?format=json", JSON).body());

        assertThat(description.getJsonObject("paths").fieldNames())
                .contains("/api/v1/market", "/api/v1/intervals", "/api/v1/intervals/{t}", "/api/v1/prices");
        assertThat(description
                        .getJsonObject("paths")
                        .getJsonObject("/api/v1/prices")
                        .getJsonObject("get")
                        .getString("summary"))
                .contains("grid price");
    }
}
