package org.gridmarket.cli.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridmarket.agent.allocation.OfferRows;
import org.gridmarket.agent.csv.CsvFile;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.gridmarket.solver.allocation.cases.NamedOffer;

/**
 * A market as a folder: {@code market.json}, its schema; {@code members.csv} (member, groups apart by {@code ;});
 * {@code offers.csv}, a row for each alternative. Read strictly: whatever is not understood is refused with file and line.
 */
public final class MarketFolder {
    static final String SCHEMA = "market.json";
    static final String MEMBERS = "members.csv";
    static final String OFFERS = "offers.csv";

    static final String MEMBER = OfferRows.MEMBER;
    static final String GROUPS = "groups";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MarketFolder() {}

    public static MarketCase read(Path folder) {
        MarketSchema schema = schema(folder.resolve(SCHEMA));
        Map<String, List<String>> members = members(folder.resolve(MEMBERS));
        Path offers = folder.resolve(OFFERS);
        List<String> columns = Stream.concat(Stream.of(MEMBER), OfferRows.columns(schema).stream())
                .toList();
        CsvFile file = CsvFile.read(offers, columns, List.of(OfferRows.CYCLE, OfferRows.UNTIL));
        OfferRows rows = new OfferRows(schema, row -> member(row, members), Cycle.FIRST);
        file.rows().forEach(rows::add);
        return new MarketCase(
                schema,
                members,
                rows.offers().stream()
                        .map(each -> new NamedOffer(each.name(), each.member(), each.book(), each.offer()))
                        .toList());
    }

    private static String member(CsvRow row, Map<String, List<String>> members) {
        String member = row.text(MEMBER);
        if (!members.containsKey(member)) {
            throw row.problem(MEMBER, member + " is not in " + MEMBERS);
        }
        return member;
    }

    /** Writes a market as a folder, which is made if need be. */
    public static void write(MarketCase market, Path folder) {
        new FolderText(market).write(folder);
    }

    /** A schema as its operator has written it. */
    static MarketSchema schema(Path file) {
        return read(file, MarketSchema.class);
    }

    /** One JSON object of the kernel's, its parts in the kernel's order; blanks and line breaks may stand anywhere. */
    static <T> T read(Path file, Class<T> type) {
        try {
            return RecordCodec.of(type)
                    .read(JSON.readTree(Files.readString(file, StandardCharsets.UTF_8))
                            .toString());
        } catch (JsonProcessingException broken) {
            throw new DataException(
                    file + ":" + broken.getLocation().getLineNr() + ": " + broken.getOriginalMessage(), broken);
        } catch (IOException unreadable) {
            throw new DataException(file + ": cannot be read (" + unreadable + ")", unreadable);
        } catch (MalformedException malformed) {
            throw new DataException(
                    file + ": " + malformed.getMessage() + "; docs/generated/types.md has " + type.getSimpleName()
                            + ", whose parts come in that order",
                    malformed);
        }
    }

    /** Members by the names that the file has, each with its groups, ascending. */
    static Map<String, List<String>> members(Path file) {
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
