package org.gridmarket.testbed.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.client.Gateway;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.PrivateFile;

/** The folder of a home whose agent and meter are processes: settings, keys, forecast, and what its sensor says. */
final class HomeFiles {
    private final Path folder;
    private final Path keysOfAgent;
    private final Path keysOfMeter;

    /** @param folder of this home alone */
    HomeFiles(Path folder) {
        this.folder = folder;
        this.keysOfAgent = folder.resolve("a");
        this.keysOfMeter = folder.resolve("m");
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder, owner);
            Files.createDirectories(keysOfAgent, owner);
            Files.createDirectories(keysOfMeter, owner);
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot make " + folder, unusable);
        }
    }

    Path agentSettings() {
        return folder.resolve("agent.yaml");
    }

    Path meterSettings() {
        return folder.resolve("meter.yaml");
    }

    Path agentReady() {
        return folder.resolve("agent.ready");
    }

    Path meterReady() {
        return folder.resolve("meter.ready");
    }

    /** The token that the agent's page asks for. */
    String pageToken() {
        return new PrivateFile(keysOfAgent.resolve("page-token")).read().strip();
    }

    /** The agent is not ready any more. */
    void agentStops() {
        remove(agentReady());
    }

    /** The meter is not ready any more. */
    void meterStops() {
        remove(meterReady());
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot remove " + file, stuck);
        }
    }

    private Path sensor() {
        return folder.resolve("readings.csv");
    }

    void keys(AccountKeyPair account, AccountKeyPair meter) {
        KeyFile.write(keysOfAgent.resolve("account.key"), account.seed());
        KeyFile.write(keysOfMeter.resolve("meter.key"), meter.seed());
    }

    /** The folder of the agent's keys and journals. */
    Path keysOfAgent() {
        return keysOfAgent;
    }

    /** The folder of the meter's key, secret and notes. */
    Path keysOfMeter() {
        return keysOfMeter;
    }

    /** The token that the meter's metrics ask for. */
    String metricsToken() {
        return new PrivateFile(keysOfMeter.resolve("metrics-token")).read().strip();
    }

    /**
     * What both processes are told of the market.
     *
     * @param ways of anonymous accounts to each gateway; empty for a home that trades under its own name
     * @param hours in which its circle offers
     * @param authority that vouches for gateways and forwarders, when they are spoken with over TLS
     * @param consortium by which gateways are found that are not named
     */
    record Market(
            List<Gateway> gateways,
            Map<Gateway, List<URI>> ways,
            TradingHours hours,
            Optional<Path> authority,
            Optional<Path> consortium) {
        private String lines() {
            StringBuilder lines = new StringBuilder("gateways: ")
                    .append(list(gateways.stream()
                            .map(gateway -> gateway.organisation() + "=" + gateway.address())
                            .toList()));
            if (gateways.size() == 1 && consortium.isEmpty()) {
                lines.append("trusted: ")
                        .append(gateways.getFirst().organisation())
                        .append('\n');
            }
            authority.ifPresent(file -> lines.append("ca: ").append(file).append('\n'));
            consortium.ifPresent(
                    file -> lines.append("consortium: ").append(file).append('\n'));
            return lines.toString();
        }

        private String ofAgent() {
            if (ways.isEmpty()) {
                return lines();
            }
            List<String> forwarders = ways.entrySet().stream()
                    .flatMap(way ->
                            way.getValue().stream().map(address -> way.getKey().organisation() + "=" + address))
                    .toList();
            String told = lines() + "trading: anonymous\nforwarders: " + list(forwarders);
            return hours.restricted()
                    ? told + "hours:\n" + side("selling", hours.selling()) + side("buying", hours.buying())
                    : told;
        }

        private static String side(String name, Set<Interval> intervals) {
            return intervals.isEmpty()
                    ? ""
                    : "  " + name + ": "
                            + list(intervals.stream()
                                    .sorted()
                                    .map(Interval::toString)
                                    .toList());
        }

        private static String list(List<String> texts) {
            return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", ", "[", "]\n"));
        }
    }

    /** Writes what both processes are told. */
    void settings(String meter, Market market, Billing billing, int cycle, int retireTogether) {
        write(agentSettings(), """
                home: Home %s
                keys: a
                meter_door: m/door
                retire_together: %d
                forecast:
                  csv: profile.csv
                  every_ms: 500
                page_port: 0
                ready_file: agent.ready
                """.formatted(meter, retireTogether) + market.ofAgent());
        write(meterSettings(), """
                meter: "%s"
                keys: m
                billing: %s
                cycle_intervals: %d
                readings:
                  csv: readings.csv
                  every_ms: 200
                metrics_port: 0
                ready_file: meter.ready
                """.formatted(meter, billing.name().toLowerCase(Locale.ROOT), cycle) + market.lines());
        write(sensor(), "interval,produced_wh,consumed_wh\n");
    }

    /** What the home expects; either all rows have a price, or none. */
    void forecast(List<ProfileRow> rows) {
        boolean priced = rows.stream().allMatch(row -> row.reservation() != null);
        StringBuilder text = new StringBuilder("startTime,endTime,energy")
                .append(priced ? ",price" : "")
                .append('\n');
        for (ProfileRow row : rows) {
            text.append(row.first()).append(',').append(row.last()).append(',');
            text.append(BigDecimal.valueOf(row.energy().wh())
                    .divide(CsvRow.WH_PER_KW)
                    .toPlainString());
            if (priced && row.reservation() != null) {
                text.append(',').append(row.reservation().microPerWh());
            }
            text.append('\n');
        }
        write(folder.resolve("profile.csv"), text.toString());
    }

    /** The sensor has counted an interval. */
    void measured(Interval t, NetEnergy net) {
        String line = t + "," + net.surplus().wh() + "," + net.deficit().wh() + "\n";
        try {
            Files.writeString(sensor(), line, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + sensor(), unwritable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }
}
