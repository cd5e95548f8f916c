package org.gridmarket.testbed.microgrid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.agent.csv.CsvFile;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;

/** The trading limits L of some prosumers, where a folder states them. */
final class ProsumerFile {
    static final String NAME = "prosumers.csv";

    private static final String PROSUMER = "prosumer";
    private static final String L_PLUS = "l_plus_wh";
    private static final String L_MINUS = "l_minus_wh";

    private ProsumerFile() {}

    static Map<MeterId, TradingLimits> read(Path folder) {
        Map<MeterId, TradingLimits> limits = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
        Path path = folder.resolve(NAME);
        if (Files.exists(path)) {
            for (CsvRow row : CsvFile.read(path, List.of(PROSUMER, L_PLUS, L_MINUS), List.of())
                    .rows()) {
                MeterId meter = new MeterId(Long.toString(row.whole(PROSUMER, 100, 99_999)));
                TradingLimits stated = new TradingLimits(
                        Energy.ofWh(row.whole(L_PLUS, 0, Energy.MAX_WH)),
                        Energy.ofWh(row.whole(L_MINUS, 0, Energy.MAX_WH)));
                if (limits.put(meter, stated) != null) {
                    throw row.problem(PROSUMER, meter.name() + " is listed twice");
                }
            }
        }
        return limits;
    }
}
