package org.gridmarket.agent.energy.home;

import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.agent.energy.forecast.Strategy;
import org.gridmarket.agent.settings.Settings;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * The settings of {@code gridmarket agent}.
 *
 * @param home what people call it
 * @param currency what people call a unit of a million µ
 * @param gateways how it reaches the market
 * @param keys the folder of its key and its journal
 * @param door the socket of the home's meter
 * @param forecast where it hears what to expect
 * @param strategy what it wants of the market
 * @param retireTogether final intervals that are given back in one operation
 * @param pagePort of the home's page on loopback, 0 for any; empty for no page
 * @param mqtt a broker that is told what was traded, if any
 * @param readyFile written once it serves
 */
public record AgentSettings(
        String home,
        String currency,
        GatewaySettings gateways,
        Path keys,
        Path door,
        SourceSettings forecast,
        Strategy strategy,
        int retireTogether,
        Optional<Integer> pagePort,
        Optional<SourceSettings.MqttSettings> mqtt,
        Optional<Path> readyFile) {
    private static final int USUAL_RETIREMENT = 12;
    private static final int HIGHEST_PORT = 65_535;

    /** Under whose name the home trades; a process of its own trades under its public account. */
    enum Trading {
        PUBLIC
    }

    /** Reads a file; a SettingsException tells what is wrong with it. */
    public static AgentSettings read(Path file) {
        Settings settings = Settings.read(file);
        settings.oneOf("trading", Trading.class, Trading.PUBLIC);
        AgentSettings read = new AgentSettings(
                settings.text("home", "Birch Lane 4"),
                settings.optionalText("currency").orElse("units"),
                GatewaySettings.read(settings),
                settings.path("keys", "keys"),
                settings.path("meter_door", "/run/gridmarket-meter/door"),
                SourceSettings.read(settings, "forecast"),
                strategy(settings),
                (int) settings.whole(
                        "retire_together", 1, EnergyLimit.INTERVALS_PER_OPERATION.ceiling(), USUAL_RETIREMENT),
                settings.optionalWhole("page_port", 0, HIGHEST_PORT).map(Long::intValue),
                settings.section("mqtt").map(section -> {
                    SourceSettings.MqttSettings broker = SourceSettings.MqttSettings.read(section);
                    section.end();
                    return broker;
                }),
                settings.optionalPath("ready_file"));
        settings.end();
        return read;
    }

    private static Strategy strategy(Settings settings) {
        Optional<Settings> section = settings.section("strategy");
        if (section.isEmpty()) {
            return Strategy.ANY;
        }
        Settings wishes = section.get();
        Strategy strategy = new Strategy(
                wishes.optionalWhole("sell_at_least_micro_per_wh", 0, UnitPrice.MAX_MICRO_PER_WH)
                        .map(UnitPrice::new),
                wishes.optionalWhole("buy_at_most_micro_per_wh", 0, UnitPrice.MAX_MICRO_PER_WH)
                        .map(UnitPrice::new),
                Energy.ofWh(wishes.whole("battery_reserve_wh", 0, Energy.MAX_WH, 0)),
                (int) wishes.whole(
                        "shift_at_most_intervals", 0, MarketCalendar.MAX_HORIZON, MarketCalendar.MAX_HORIZON));
        wishes.end();
        return strategy;
    }
}
