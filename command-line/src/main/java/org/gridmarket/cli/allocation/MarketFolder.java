package org.gridmarket.cli.allocation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridmarket.agent.csv.CsvFile;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.kernel.allocation.schema.Dimension;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.TypeField;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.solver.allocation.cases.MarketCase;

/**
 * A market as a folder: {@code market.json}, its schema; {@code members.csv} (member, groups apart by {@code ;});
 * {@code offers.csv}, a row for each alternative. Read strictly: whatever is not understood is refused with file and line.
 */
public final class MarketFolder {
    static final String SCHEMA = "market.json";
    static final String MEMBERS = "members.csv";
    static final String OFFERS = "offers.csv";

    static final String MEMBER = "member";
    static final String GROUPS = "groups";

    private MarketFolder() {}

    public static MarketCase read(Path folder) {
        MarketSchema schema = schema(folder.resolve(SCHEMA));
        Map<String, List<String>> members = members(folder.resolve(MEMBERS));
        Path offers = folder.resolve(OFFERS);
        List<String> columns = Stream.of(
                        List.of(OfferRows.OFFER, MEMBER, OfferRows.SIDE, OfferRows.FLAGS),
                        schema.type().stream().map(TypeField::name).toList(),
                        schema.quantity().stream().map(Dimension::name).toList(),
                        List.of(OfferRows.VALUE))
                .flatMap(List::stream)
                .toList();
        CsvFile file = CsvFile.read(offers, columns, List.of(OfferRows.CYCLE, OfferRows.UNTIL));
        OfferRows rows = new OfferRows(schema, members);
        file.rows().forEach(rows::add);
        return new MarketCase(schema, members, rows.offers());
    }

    /** Writes a market as a folder, which is made if need be. */
    public static void write(MarketCase market, Path folder) {
        new FolderText(market).write(folder);
    }

    private static MarketSchema schema(Path file) {
        try {
            return RecordCodec.of(MarketSchema.class)
                    .read(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException unreadable) {
            throw new DataException(file + ": cannot be read (" + unreadable + ")", unreadable);
        } catch (MalformedException malformed) {
            throw new DataException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    private static Map<String, List<String>> members(Path file) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (CsvRow row : CsvFile.read(file, List.of(MEMBER, GROUPS), List.of()).rows()) {
            List<String> groups = row.isEmpty(GROUPS)
                    ? List.of()
                    : Arrays.stream(row.text(GROUPS).split(";", -1))
                            .map(String::strip)
                            .sorted()
                            .toList();
            if (members.put(row.text(MEMBER), groups) != null) {
                throw row.problem(MEMBER, row.text(MEMBER) + " is listed twice");
            }
        }
        return members;
    }
}
