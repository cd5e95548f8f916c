package org.gridmarket.cli.allocation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;

/** A market and what is proposed for it, in words, with the canonical text behind them: nothing is left out. */
final class MarketWords {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private MarketWords() {}

    static String time(LedgerTime time) {
        return CLOCK.format(Instant.ofEpochMilli(time.epochMillis()));
    }

    static List<String> of(MarketSchema schema) {
        CycleCalendar calendar = schema.calendar();
        List<String> lines = new ArrayList<>();
        lines.add("market " + schema.name() + (calendar.simulation() ? ", a simulation" : "") + ": operator "
                + schema.operator() + ", supervisor " + schema.supervisor());
        lines.add("a type is "
                + schema.type().stream()
                        .map(field -> field.name() + " " + field.min() + ".." + field.max())
                        .collect(Collectors.joining(", "))
                + "; an amount is "
                + schema.quantity().stream()
                        .map(dimension -> dimension.name() + " up to " + dimension.max())
                        .collect(Collectors.joining(", ")));
        lines.add("book 0 is open from the founding on and closes at " + time(calendar.closes(Cycle.FIRST))
                + "; a cycle takes offers for " + seconds(calendar.offeringMillis()) + " and is solved for "
                + seconds(calendar.solvingMillis()) + "; an offer lasts " + calendar.life() + " cycles at most");
        lines.add("better is " + schema.objective() + "; price " + schema.price() + "; "
                + (schema.money().settled()
                        ? "money moves, " + seconds(schema.money().holdMillis()) + " after a cycle is final"
                        : "no money moves")
                + "; fee " + schema.terms().feeMicro().micro() + " µ a unit of volume");
        lines.add(RecordCodec.of(MarketSchema.class).write(schema));
        return lines;
    }

    private static String seconds(long millis) {
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }

    /** What an approver reads. */
    static List<String> of(MarketProposal proposal) {
        List<String> lines = new ArrayList<>();
        switch (proposal.changes().getFirst()) {
            case MarketProposal.FoundMarket(var schema) -> lines.addAll(of(schema));
            case MarketProposal.SetTerms(var by, var terms) -> {
                lines.add("terms of market " + proposal.market() + " from cycle " + proposal.first() + " on");
                lines.add(RecordCodec.of(MarketTerms.class).write(terms));
            }
            case MarketProposal.EndMarket end ->
                lines.add("market " + proposal.market() + " ends: books from cycle " + proposal.first()
                        + " on never open");
        }
        lines.add("digest " + proposal.digest().toHex());
        return lines;
    }
}
