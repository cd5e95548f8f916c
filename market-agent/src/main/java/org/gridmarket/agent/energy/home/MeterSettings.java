package org.gridmarket.agent.energy.home;

import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.agent.settings.GatewaySettings;
import org.gridmarket.agent.settings.Settings;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.party.MeterId;

/**
 * The settings of {@code gridmarket meter}.
 *
 * @param meter its name
 * @param gateways the DSO's must be among them: readings go to no other
 * @param keys the folder of its key, its secret and its notes
 * @param door the socket of this machine at which the agent asks it
 * @param readings where the sensor is read
 * @param billing with readings for the DSO, or with proofs
 * @param cycle intervals of a bill, 1..96
 * @param metricsPort of what it tells Prometheus on loopback, 0 for any; empty for nothing
 * @param readyFile written once it serves
 */
public record MeterSettings(
        MeterId meter,
        GatewaySettings gateways,
        Path keys,
        Path door,
        SourceSettings readings,
        Billing billing,
        int cycle,
        Optional<Integer> metricsPort,
        Optional<Path> readyFile) {
    static final int HIGHEST_PORT = 65_535;

    /** Reads a file; a SettingsException tells what is wrong with it. */
    public static MeterSettings read(Path file) {
        Settings settings = Settings.read(file);
        MeterId meter;
        String name = settings.text("meter", "'101'");
        try {
            meter = new MeterId(name);
        } catch (IllegalArgumentException wrong) {
            throw settings.problem("meter", "is '" + name + "': " + wrong.getMessage());
        }
        Path keys = settings.path("keys", "keys");
        MeterSettings read = new MeterSettings(
                meter,
                GatewaySettings.read(settings),
                keys,
                settings.optionalPath("door").orElse(keys.resolve("door")),
                SourceSettings.read(settings, "readings"),
                settings.oneOf("billing", Billing.class, Billing.PLAIN),
                (int) settings.whole("cycle_intervals", 1, EnergyLimit.INTERVALS_PER_OPERATION.ceiling(), 96),
                settings.optionalWhole("metrics_port", 0, HIGHEST_PORT).map(Long::intValue),
                settings.optionalPath("ready_file"));
        settings.end();
        return read;
    }
}
