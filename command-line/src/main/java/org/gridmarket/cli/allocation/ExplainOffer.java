package org.gridmarket.cli.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.Explanation;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.gridmarket.solver.allocation.cases.OfferFates;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Why an offer got nothing. */
@CommandLine.Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Solves a market off the ledger and says why an offer got nothing: no counterpart, prices apart and by"
                        + " how much, what does not fit, a bound of a group, or others that were better.",
        footer = {
            "",
            "Example: ./gridmarket allocation explain r17 --market carpool --seed 10",
            "Example: ./gridmarket allocation explain --market data/charging"
        })
public final class ExplainOffer implements Callable<Integer> {
    private static final String ASSIGNED = "ASSIGNED";

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "OFFER",
            description = "As the folder names it; without, every offer that never got anything.")
    private @Nullable String offer;

    @CommandLine.Mixin
    private final MarketOptions market = new MarketOptions();

    @CommandLine.Mixin
    private final MatcherOptions matcher = new MatcherOptions();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        MarketCase solved = market.market();
        String wanted = offer;
        @Nullable OfferId id = wanted == null
                ? null
                : solved.id(wanted).orElseThrow(() -> new UsageException("the market has no offer '" + wanted + "'"));
        OfferFates all = new OfferFates(solved, matcher.solve(solved));
        List<OfferFates.Fate> fates = id == null ? all.nothing() : all.of(id);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("market", solved.schema().name().toString());
        keys.put("by_reason", byReason(fates));
        keys.put("offers", fates.stream().map(fate -> row(solved, fate)).toList());
        if (fates.isEmpty()) {
            CommandTools.print(spec, "every offer got something" + System.lineSeparator());
        } else {
            CommandTools.print(spec, text(solved, fates));
        }
        report.write(keys);
        return 0;
    }

    private static Map<String, Integer> byReason(List<OfferFates.Fate> fates) {
        Map<String, Integer> counts = new TreeMap<>();
        fates.forEach(fate -> counts.merge(outcome(fate), 1, Integer::sum));
        return counts;
    }

    private static String outcome(OfferFates.Fate fate) {
        Explanation why = fate.why();
        return why == null ? ASSIGNED : why.reason().name();
    }

    private static String text(MarketCase market, List<OfferFates.Fate> fates) {
        List<Map<String, Object>> rows = new ArrayList<>();
        fates.forEach(fate -> rows.add(row(market, fate)));
        StringBuilder text = new StringBuilder(TextTable.of(rows).toString()).append(System.lineSeparator());
        fates.stream()
                .map(OfferFates.Fate::why)
                .filter(why -> why != null)
                .map(Explanation::reason)
                .distinct()
                .sorted()
                .forEach(reason -> text.append(reason)
                        .append(": ")
                        .append(reason.meaning())
                        .append(System.lineSeparator()));
        return text.toString();
    }

    private static Map<String, Object> row(MarketCase market, OfferFates.Fate fate) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("offer", fate.offer().name());
        row.put("side", fate.offer().offer().side().name());
        row.put(
                "cycles",
                fate.first().equals(fate.last()) ? fate.first().toString() : fate.first() + ".." + fate.last());
        row.put("outcome", outcome(fate));
        Explanation why = fate.why();
        @Nullable OfferId nearest = why == null ? null : why.nearest();
        @Nullable ResourceType type = why == null ? null : why.type();
        row.put("nearest", nearest == null ? "-" : market.named(nearest).name());
        row.put("type", type == null ? "-" : type.toString());
        row.put("detail", why == null ? got(market, fate) : market.withNames(why.detail()));
        return row;
    }

    private static String got(MarketCase market, OfferFates.Fate fate) {
        List<String> parts = new ArrayList<>();
        for (PricedAssignment each : fate.got()) {
            Assignment of = each.assignment();
            parts.add(of.amounts() + " of " + of.type() + " from "
                    + market.named(of.provide()).name() + " to "
                    + market.named(of.consume()).name() + " at " + each.price().micro() + " µ");
        }
        return String.join("; ", parts);
    }
}
