package org.gridmarket.cli.allocation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.agent.allocation.OfferRows;
import org.gridmarket.cli.report.ReportException;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.schema.Dimension;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.TypeField;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.gridmarket.solver.allocation.cases.NamedOffer;

/** A market as the files of its folder; what {@link MarketFolder} reads. */
final class FolderText {
    private final MarketCase market;

    FolderText(MarketCase market) {
        this.market = market;
    }

    /** Makes the folder if need be, and replaces the three files. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MarketFolder.SCHEMA), schema() + "\n", StandardCharsets.UTF_8);
            Files.write(folder.resolve(MarketFolder.MEMBERS), members(), StandardCharsets.UTF_8);
            Files.write(folder.resolve(MarketFolder.OFFERS), offers(), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new ReportException(
                    "cannot write the market to " + folder.toAbsolutePath() + " (" + unwritable + ")", unwritable);
        }
    }

    private String schema() {
        return RecordCodec.of(MarketSchema.class).write(market.schema());
    }

    private List<String> members() {
        List<String> lines = new ArrayList<>(List.of(MarketFolder.MEMBER + "," + MarketFolder.GROUPS));
        market.groups().forEach((member, groups) -> lines.add(member + "," + String.join(";", groups)));
        return lines;
    }

    private List<String> offers() {
        List<String> lines = new ArrayList<>();
        lines.add(Stream.of(
                        List.of(OfferRows.OFFER, MarketFolder.MEMBER, OfferRows.SIDE, OfferRows.FLAGS),
                        market.schema().type().stream().map(TypeField::name).toList(),
                        market.schema().quantity().stream().map(Dimension::name).toList(),
                        List.of(OfferRows.VALUE, OfferRows.CYCLE, OfferRows.UNTIL))
                .flatMap(List::stream)
                .collect(Collectors.joining(",")));
        for (NamedOffer each : market.offers()) {
            for (Alternative alternative : each.offer().alternatives()) {
                lines.add(line(each, alternative));
            }
        }
        return lines;
    }

    private static String line(NamedOffer named, Alternative alternative) {
        Offer offer = named.offer();
        List<String> cells = new ArrayList<>();
        cells.add(named.name());
        cells.add(named.member());
        cells.add(offer.side() == Side.PROVIDE ? OfferRows.PROVIDE : OfferRows.CONSUME);
        cells.add(offer.flags().stream()
                .map(Flag::name)
                .map(name -> name.substring(0, 1))
                .collect(Collectors.joining()));
        for (long field : alternative.type().values().copy()) {
            cells.add(Long.toString(field));
        }
        for (long amount : alternative.amounts().values().copy()) {
            cells.add(Long.toString(amount));
        }
        cells.add(Long.toString(alternative.value().micro()));
        cells.add(named.book().toString());
        cells.add(offer.until().toString());
        return String.join(",", cells);
    }
}
