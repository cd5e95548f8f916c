package org.gridmarket.agent.energy.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.source.MqttLink;

/**
 * Tells the home's broker what was sold, bought, earned and saved, in the form that Home Assistant discovers by itself: a
 * configuration under {@code homeassistant/sensor/..}, and the values under {@code gridmarket/HOME/state}. Energy only ever
 * grows ({@code total_increasing}); Home Assistant takes money as a {@code total} only.
 */
final class HomeBroker implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ONLINE = "online";
    private static final String OFFLINE = "offline";
    private static final int DIGITS_OF_KWH = 3;
    private static final int DIGITS_OF_MONEY = 6;

    /** One value of the home. */
    private record Value(
            String key,
            String name,
            String deviceClass,
            String stateClass,
            boolean money,
            Function<CycleStatement, Long> of) {}

    private static final List<Value> VALUES = List.of(
            new Value(
                    "sold",
                    "Energy sold",
                    "energy",
                    "total_increasing",
                    false,
                    all -> all.soldEnergy().wh()),
            new Value(
                    "bought",
                    "Energy bought",
                    "energy",
                    "total_increasing",
                    false,
                    all -> all.boughtEnergy().wh()),
            new Value(
                    "revenue",
                    "Revenue",
                    "monetary",
                    "total",
                    true,
                    all -> all.sold().micro()),
            new Value(
                    "cost",
                    "Cost with fees",
                    "monetary",
                    "total",
                    true,
                    all -> all.bought().plus(all.fees()).micro()),
            new Value(
                    "saved",
                    "Saved against the tariff",
                    "monetary",
                    "total",
                    true,
                    all -> all.saved().micro()));

    private final MqttLink link;
    private final String id;
    private final String home;
    private final String currency;

    HomeBroker(SourceSettings.MqttSettings broker, String home, String currency) {
        this.home = home;
        this.currency = currency;
        this.id = home.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        this.link = broker.link("gridmarket-home-" + id, Optional.of(Map.entry(topic("status"), OFFLINE)));
    }

    private String topic(String last) {
        return "gridmarket/" + id + "/" + last;
    }

    /** Connects if that is needed, and tells what there is; false when the broker does not answer. */
    boolean tell(CycleStatement everything) {
        if (!link.connect()) {
            return false;
        }
        VALUES.forEach(value -> link.keep(
                "homeassistant/sensor/gridmarket_" + id + "/" + value.key() + "/config", configuration(value)));
        ObjectNode state = JSON.createObjectNode();
        for (Value value : VALUES) {
            long exact = value.of().apply(everything);
            state.put(value.key(), BigDecimal.valueOf(exact, value.money() ? DIGITS_OF_MONEY : DIGITS_OF_KWH));
        }
        link.keep(topic("state"), text(state));
        link.keep(topic("status"), ONLINE);
        return true;
    }

    private String configuration(Value value) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", value.name());
        node.put("unique_id", "gridmarket_" + id + "_" + value.key());
        node.put("state_topic", topic("state"));
        node.put("availability_topic", topic("status"));
        node.put("value_template", "{{ value_json." + value.key() + " }}");
        node.put("unit_of_measurement", value.money() ? currency : "kWh");
        node.put("device_class", value.deviceClass());
        node.put("state_class", value.stateClass());
        node.putObject("device").put("name", home).putArray("identifiers").add("gridmarket_" + id);
        return text(node);
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException neverOfATree) {
            throw new IllegalStateException(neverOfATree);
        }
    }

    @Override
    public void close() {
        link.keep(topic("status"), OFFLINE);
        link.close();
    }
}
