package org.gridmarket.cli.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.solver.allocation.cases.Carpool;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolveAllocationTest {
    private static final String HEADING = "offer,member,side,flags,place,seats,value";

    @TempDir
    Path folder;

    @Test
    void a_market_that_is_written_is_the_market_that_is_read() {
        MarketCase drawn = Carpool.drawn(1, Carpool.Values.DETOUR);

        MarketFolder.write(drawn, folder);
        MarketCase read = MarketFolder.read(folder);

        assertThat(read.schema()).isEqualTo(drawn.schema());
        assertThat(read.groups()).isEqualTo(drawn.groups());
        assertThat(read.offers()).isEqualTo(drawn.offers());
    }

    /** Figs 6.5 to 6.7; seats and welfare of the page. */
    @Test
    void the_carpool_is_solved_written_and_drawn() throws IOException {
        FolderFixture carpool = new FolderFixture(folder);
        MarketFolder.write(Carpool.drawn(3, Carpool.Values.KM), folder);
        Path plots = folder.resolve("plots");

        JsonNode report = carpool.solve("--plots", plots.toString());

        assertThat(report.get("value_volume").asLong()).isEqualTo(8);
        assertThat(report.get("value_welfare").asLong()).isEqualTo(24_000_000);
        assertThat(report.get("offers").asInt()).isEqualTo(59);
        assertThat(Files.readString(plots.resolve("carpool-assigned.svg"))).contains("<rect", "slot");
        assertThat(plots.resolve("carpool-offers.svg")).exists();
        assertThat(plots.resolve("carpool-volume.svg")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p,m9,provide,,1,4,1                     | offers.csv:2: member m9 is not in members.csv",
                "p,m1,give,,1,4,1                        | offers.csv:2: side 'give' is neither provide nor consume",
                "p,m1,provide,X,1,4,1                    | offers.csv:2: flags 'X' is not made of S, T and W",
                "p,m1,provide,,5..3,4,1                  | offers.csv:2: place 5..3 is outside 0..100, or empty",
                "p,m1,provide,,one,4,1                   | offers.csv:2: place 'one' is neither a whole number nor a span",
                "p,m1,provide,,1,0,1                     | offers.csv:2: seats 0 is outside 1..1000000",
                "p,m1,provide,,0..50,4,1                 | offers.csv:2: place makes more than 20 alternatives",
                "p,m1,provide,,1,100000,1000000000000    | offers.csv:2: offer p: DEPOSIT_TOO_LARGE",
            })
    void what_is_not_understood_is_refused_with_file_and_line(String row, String told) throws IOException {
        FolderFixture market = new FolderFixture(folder).offers(HEADING, row);

        assertThat(market.allocation("solve")).isEqualTo(ExitCode.FAILED);
        assertThat(market.err()).contains(told).doesNotContain("\tat ");
    }

    @Test
    void rows_of_an_offer_say_the_same_of_it() throws IOException {
        FolderFixture market = new FolderFixture(folder).offers(HEADING, "p,m1,provide,,1,4,1", "p,m2,provide,,2,4,1");

        assertThat(market.allocation("solve")).isEqualTo(ExitCode.FAILED);
        assertThat(market.err()).contains("offers.csv:3: offer p has another member");
    }

    @Test
    void a_schema_with_a_wrong_field_is_refused_by_name() throws IOException {
        FolderFixture market =
                new FolderFixture(folder).with("\"price\"", "\"cost\"").offers(HEADING);

        assertThat(market.allocation("solve")).isEqualTo(ExitCode.FAILED);
        assertThat(market.err()).contains("market.json: ");
    }

    @Test
    void an_offer_is_explained_by_the_prices_that_it_missed() throws IOException {
        FolderFixture market = new FolderFixture(folder)
                .offers(HEADING, "p,m1,provide,,1,4,7", "c,m2,consume,,1,2,9", "d,m3,consume,,1,2,5");

        assertThat(market.allocation("explain", "d")).isZero();
        assertThat(market.out()).contains("PRICES_APART", "apart by 2 µ").doesNotContain("OUTBID");
    }

    @Test
    void all_offers_that_got_nothing_are_explained_together() throws IOException {
        FolderFixture market = new FolderFixture(folder)
                .offers(
                        HEADING,
                        "p,m1,provide,,1,2,1",
                        "c,m2,consume,,1,2,9",
                        "d,m3,consume,,1,2,5",
                        "e,m4,consume,,2,1,5");

        assertThat(market.allocation("explain")).isZero();
        assertThat(market.out().lines().filter(line -> line.matches("[cdep] .*")))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("d").contains("OUTBID", "p"),
                        two -> assertThat(two).startsWith("e").contains("NO_COUNTERPART"));
    }

    @Test
    void an_offer_that_nobody_knows_is_wrong_usage() throws IOException {
        FolderFixture market = new FolderFixture(folder).offers(HEADING, "p,m1,provide,,1,4,7");

        assertThat(market.allocation("explain", "x")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(market.err()).contains("the market has no offer 'x'");
    }
}
