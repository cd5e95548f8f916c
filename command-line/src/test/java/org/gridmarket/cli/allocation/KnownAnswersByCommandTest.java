package org.gridmarket.cli.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The known answers of the page, from a folder by {@code allocation solve}. */
class KnownAnswersByCommandTest {
    private static final String HEADING = "offer,member,side,flags,place,seats,value";

    @TempDir
    Path folder;

    private FolderFixture market;

    @BeforeEach
    void aMarket() {
        market = new FolderFixture(folder);
    }

    private static void assertWorth(JsonNode report, long volume, long welfare) {
        assertThat(report.get("value_volume").asLong()).isEqualTo(volume);
        assertThat(report.get("value_welfare").asLong()).isEqualTo(welfare);
        assertThat(report.get("bound_volume").asLong()).isEqualTo(volume);
    }

    private String price() throws IOException {
        String line = Files.readAllLines(folder.resolve("assignments.csv")).get(1);
        return line.substring(line.lastIndexOf(',') + 1);
    }

    private JsonNode solve() throws IOException {
        return market.solve("--assignments", folder.resolve("assignments.csv").toString());
    }

    @Test
    void a_provider_splits_its_offer_between_types() throws IOException {
        market.offers(
                HEADING, "p,m1,provide,,1,4,1", "p,m1,provide,,2,6,1", "c,m2,consume,,1,2,9", "d,m3,consume,,2,9,9");

        assertWorth(solve(), 6, 48);
    }

    @Test
    void three_units_are_three_and_not_four() throws IOException {
        market.offers(
                HEADING,
                "p,m1,provide,,1,3,1",
                "c,m2,consume,,1,1,5",
                "d,m3,consume,,1,1,5",
                "e,m4,consume,,1,1,5",
                "f,m5,consume,,1,1,5");

        assertWorth(solve(), 3, 12);
    }

    @Test
    void a_car_is_in_one_place() throws IOException {
        String riders = "c,m2,consume,,1,1,5\nd,m3,consume,,2,1,5\ne,m4,consume,,2,1,5";
        market.offers(HEADING, "p,m1,provide,,1..2,3,1", riders);
        assertThat(solve().get("value_volume").asLong()).isEqualTo(3);

        market.offers(HEADING, "p,m1,provide,S,1..2,3,1", riders);
        assertThat(solve().get("value_volume").asLong()).isEqualTo(2);
    }

    @Test
    void a_family_of_three_goes_as_a_whole_or_together_not_at_all() throws IOException {
        String cars = "p,m1,provide,,1,2,1\nq,m2,provide,,1,2,1";
        market.offers(HEADING, cars, "c,m3,consume,W,1,3,9");
        assertThat(solve().get("value_volume").asLong()).isEqualTo(3);

        market.offers(HEADING, cars, "c,m3,consume,WT,1,3,9");
        JsonNode none = solve();
        assertThat(none.get("assignments").asInt()).isZero();
        assertThat(none.get("bound_volume").asLong()).isZero();
    }

    @Test
    void two_pairs_or_one_as_price_and_objective_say() throws IOException {
        String[] offers = {
            HEADING, "p,m1,provide,,1,1,1", "q,m2,provide,,1,1,5", "c,m3,consume,,1,1,6", "d,m4,consume,,1,1,2"
        };
        assertWorth(market.offers(offers).solve(), 2, 2);
        market.with("MIDPOINT", "UNIFORM").offers(offers);
        assertWorth(solve(), 1, 5);
        assertThat(price()).isEqualTo("3");
        market.with("UNIFORM", "MIDPOINT").with("\"VOLUME\",\"WELFARE\"", "\"WELFARE\",\"VOLUME\"");
        assertWorth(market.offers(offers).solve(), 1, 5);
    }

    @Test
    void a_band_and_a_fee_bound_the_price() throws IOException {
        market.with("\"feeMicro\":0,\"bands\":[]", "\"feeMicro\":1,\"bands\":[{\"types\":[],\"min\":3,\"max\":8}]")
                .offers(HEADING, "p,m1,provide,,1,5,2", "c,m2,consume,,1,5,9");

        assertWorth(solve(), 5, 30);
        assertThat(price()).isEqualTo("5");
    }

    @Test
    void what_a_group_provides_and_what_leaves_it_have_bounds_of_their_own() throws IOException {
        String[] offers = {HEADING, "p,m1,provide,,1,10,1", "c,m2,consume,,1,4,9", "d,m3,consume,,1,9,9"};
        market.members("m1,g", "m2,g", "m3,")
                .with(
                        "\"capacities\":[]",
                        "\"capacities\":[{\"types\":[],\"group\":\"g\",\"by\":[\"place\"],\"out\":8,\"netOut\":5}]");
        assertThat(market.offers(offers).solve().get("value_volume").asLong()).isEqualTo(8);

        market.with("\"netOut\":5", "\"netOut\":3");
        assertThat(market.offers(offers).solve().get("value_volume").asLong()).isEqualTo(7);
    }

    @Test
    void processors_here_and_memory_there_are_no_convex_combination() throws IOException {
        market.with(
                        "[{\"name\":\"seats\",\"max\":1000000,\"decimals\":0,\"volume\":1}]",
                        "[{\"name\":\"cpu\",\"max\":99,\"decimals\":0,\"volume\":1},"
                                + "{\"name\":\"gb\",\"max\":99,\"decimals\":0,\"volume\":0}]")
                .offers(
                        "offer,member,side,flags,place,cpu,gb,value",
                        "p,m1,provide,,1..2,8,16,1",
                        "c,m2,consume,STW,1,7,2,9",
                        "d,m3,consume,STW,2,1,14,9");

        assertWorth(solve(), 7, 56);
    }

    /** What is paid in and given back besides is of the ledger: {@code KnownAnswersTest} of the test kit. */
    @Test
    void one_price_for_all_and_a_fee_for_each_unit() throws IOException {
        market.with("MIDPOINT", "UNIFORM")
                .with("\"feeMicro\":0", "\"feeMicro\":100000")
                .offers(HEADING, "p,m1,provide,,1,3,1000000", "c,m2,consume,,1,1,5000000", "d,m3,consume,,1,2,3000000");

        JsonNode report = solve();

        assertThat(price()).isEqualTo("1950000");
        assertThat(report.get("paid_micro").asLong()).isEqualTo(5_850_000);
        assertThat(report.get("fees_micro").asLong()).isEqualTo(300_000);
    }
}
