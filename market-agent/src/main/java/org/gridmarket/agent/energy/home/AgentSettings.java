package org.gridmarket.agent.energy.home;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.agent.energy.forecast.Strategy;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.agent.settings.GatewaySettings;
import org.gridmarket.agent.settings.Settings;
import org.gridmarket.client.ForwarderAddresses;
import org.gridmarket.client.Gateway;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * The settings of {@code gridmarket agent}.
 *
 * @param home what people call it
 * @param currency what people call a unit of a million µ
 * @param trading under whose name
 * @param gateways how it reaches the market
 * @param forwarders the ways of its anonymous accounts to each gateway; empty where it trades under its own name
 * @param hours of the day in which its circle offers
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
        Trading trading,
        GatewaySettings gateways,
        Map<Gateway, List<URI>> forwarders,
        TradingHours hours,
        Path keys,
        Path door,
        SourceSettings forecast,
        Strategy strategy,
        int retireTogether,
        Optional<Integer> pagePort,
        Optional<SourceSettings.MqttSettings> mqtt,
        Optional<Path> readyFile) {
    private static final int USUAL_RETIREMENT = 12;
    private static final String FORWARDERS = "forwarders";

    /** Under whose name the home trades. */
    public enum Trading {
        /** Under its account, which everybody knows to be the home's. */
        PUBLIC,
        /** Under accounts that nobody can tie to it. */
        ANONYMOUS
    }

    /** Reads a file; a SettingsException tells what is wrong with it. */
    public static AgentSettings read(Path file) {
        Settings settings = Settings.read(file);
        Trading trading = settings.oneOf("trading", Trading.class, Trading.PUBLIC);
        GatewaySettings gateways = GatewaySettings.read(settings);
        AgentSettings read = new AgentSettings(
                settings.text("home", "Birch Lane 4"),
                settings.optionalText("currency").orElse("units"),
                trading,
                gateways,
                forwarders(settings, trading, gateways),
                HoursSettings.read(settings),
                settings.path("keys", "keys"),
                settings.path("meter_door", "/run/gridmarket-meter/door"),
                SourceSettings.read(settings, "forecast"),
                strategy(settings),
                (int) settings.whole(
                        "retire_together", 1, EnergyLimit.INTERVALS_PER_OPERATION.ceiling(), USUAL_RETIREMENT),
                settings.optionalWhole("page_port", 0, MeterSettings.HIGHEST_PORT)
                        .map(Long::intValue),
                settings.section("mqtt").map(section -> {
                    SourceSettings.MqttSettings broker = SourceSettings.MqttSettings.read(section);
                    section.end();
                    return broker;
                }),
                settings.optionalPath("ready_file"));
        settings.end();
        return read;
    }

    /** An anonymous home without forwarders would tell the gateways where it is, so it does not start. */
    private static Map<Gateway, List<URI>> forwarders(Settings settings, Trading trading, GatewaySettings gateways) {
        if (trading == Trading.PUBLIC) {
            if (settings.has(FORWARDERS)) {
                throw settings.problem(
                        FORWARDERS,
                        "are named, and the home trades under its own name; write"
                                + " 'trading: anonymous', or leave them out");
            }
            return Map.of();
        }
        try {
            return ForwarderAddresses.read(
                    settings.texts(FORWARDERS, "DSO=https://forwarder.example:8443/1, COOPERATIVE=https://forwarder.."),
                    gateways.gateways());
        } catch (IllegalArgumentException wrong) {
            throw settings.problem(FORWARDERS, "are not right: " + wrong.getMessage());
        }
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
