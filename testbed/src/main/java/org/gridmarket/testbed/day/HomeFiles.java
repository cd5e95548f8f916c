package org.gridmarket.testbed.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.energy.plan.ProfileRow;
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

    /** @param folder of this home alone, which does not exist yet */
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
        try {
            Files.deleteIfExists(agentReady());
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot remove " + agentReady(), stuck);
        }
    }

    private Path sensor() {
        return folder.resolve("readings.csv");
    }

    void keys(AccountKeyPair account, AccountKeyPair meter) {
        KeyFile.write(keysOfAgent.resolve("account.key"), account.seed());
        KeyFile.write(keysOfMeter.resolve("meter.key"), meter.seed());
    }

    /** Writes what both processes are told. */
    void settings(String meter, List<Gateway> gateways, int cycle, int retireTogether) {
        String named = gateways.stream()
                .map(gateway -> "\"" + gateway.organisation() + "=" + gateway.address() + "\"")
                .collect(Collectors.joining(", ", "gateways: [", "]\n"));
        if (gateways.size() == 1) {
            named += "trusted: " + gateways.getFirst().organisation() + "\n";
        }
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
                """.formatted(meter, retireTogether) + named);
        write(meterSettings(), """
                meter: "%s"
                keys: m
                cycle_intervals: %d
                readings:
                  csv: readings.csv
                  every_ms: 200
                ready_file: meter.ready
                """.formatted(meter, cycle) + named);
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
