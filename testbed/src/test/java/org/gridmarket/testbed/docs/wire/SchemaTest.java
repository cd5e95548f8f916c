package org.gridmarket.testbed.docs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;

/** What the kernel writes fits the schema, and what is of another form does not. */
class SchemaTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = read(ROOT.resolve(WireFiles.SCHEMAS + "/energy.json"));
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> offences(String definition, String json) {
        JsonSchema schema = SCHEMAS.getSchema(
                JSON.createObjectNode().put("$ref", "#/$defs/" + definition).set("$defs", SCHEMA.get("$defs")));
        try {
            return schema.validate(JSON.readTree(json)).stream()
                    .map(Object::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException notJson) {
            return Set.of("not JSON");
        }
    }

    @Test
    void every_payload_of_the_vectors_fits_the_definition_of_its_function() {
        for (JsonNode vector :
                read(ROOT.resolve(WireFiles.VECTORS + "/energy.json")).get("operations")) {
            assertThat(offences(
                            vector.get("function").asText(),
                            vector.get("payload").asText()))
                    .as(vector.get("function").asText())
                    .isEmpty();
        }
    }

    @Test
    void every_event_of_a_traded_interval_fits_the_definition_of_events() {
        MarketOnLedger market = tradedMarket();
        RecordCodec<EnergyEvent> codec = RecordCodec.of(EnergyEvent.class);

        assertThat(market.events().stream().map(Object::getClass))
                .contains(EnergyEvent.OfferPosted.class, EnergyEvent.Finalised.class, EnergyEvent.RuleEffective.class);
        for (EnergyEvent event : market.events()) {
            assertThat(offences(Schema.EVENT, codec.write(event))).isEmpty();
        }
    }

    /** Home 1 sells to home 3 in the first interval. */
    private static MarketOnLedger tradedMarket() {
        MarketOnLedger market = Founding.market();
        Interval t = Interval.of(2);
        Book book = market.round().book();
        market.withdraw(1, t, 500, 0);
        market.withdraw(3, t, 0, 500);
        market.buyCredit(3, 1_000_000);
        var sell = market.post(1, book, MarketOnLedger.selling(500, t));
        var buy = market.post(3, book, MarketOnLedger.buying(500, t));
        market.advanceThrough(book);
        market.solve(Founding.FIRST_SOLVER, book.next().round(), new Trade(sell, buy, t, Energy.ofWh(500)));
        market.advanceThrough(t);
        return market;
    }

    @Test
    void what_is_of_another_form_does_not_fit() {
        List<String> formal = List.of(
                "a number in quotes",
                "a key too many",
                "a key too few",
                "a key in another spelling",
                "null",
                "a family without its type",
                "a name that is none of its choices",
                "hex in upper case",
                "half a byte",
                "a list in place of an object",
                "more than 64 bits",
                "an interval of more than 32 bits");
        int seen = 0;
        for (JsonNode vector :
                read(ROOT.resolve(WireFiles.VECTORS + "/malformed.json")).get("payloads")) {
            if (formal.contains(vector.get("why").asText())) {
                seen++;
                assertThat(offences(
                                vector.get("function").asText(),
                                vector.get("payload").asText()))
                        .as(vector.get("why").asText())
                        .isNotEmpty();
            }
        }
        assertThat(seen).isEqualTo(formal.size());
    }

    @Test
    void a_calendar_fits_the_definition_of_its_type() {
        assertThat(offences(
                        "MarketCalendar", RecordCodec.of(MarketCalendar.class).write(EnergyExamples.calendar())))
                .isEmpty();
    }
}
