package org.gridmarket.cli.allocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridmarket.cli.report.ReportException;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.certificate.CompatiblePair;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Dimension;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.TypeField;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.jspecify.annotations.Nullable;

/** What a solve off the ledger found: the keys of the page, and the assignments as a file. */
final class SolveReport {
    private static final double NANOS_PER_MILLI = 1e6;

    private SolveReport() {}

    static Map<String, Object> keys(MarketCase market, List<AllocationMatch> matches) {
        MarketSchema schema = market.schema();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("market", schema.name().toString());
        keys.put("cycles", matches.size());
        keys.put("offers", market.offers().size());
        keys.put(
                "alternatives",
                market.offers().stream()
                        .mapToInt(each -> each.offer().alternatives().size())
                        .sum());
        keys.put("pairs", pairs(matches));
        keys.put("matcher", String.join(" ", matchers(matches)));
        keys.put(
                "build_ms",
                millis(matches.stream().mapToLong(each -> each.statistics().buildNanos())));
        keys.put(
                "solve_ms",
                millis(matches.stream().mapToLong(each -> each.statistics().solveNanos())));
        keys.put(
                "verify_ms",
                millis(matches.stream().mapToLong(each -> each.statistics().verifyNanos())));
        keys.put("prove_ms", millis(matches.stream().mapToLong(AllocationMatch::proofNanos)));
        for (int i = 0; i < schema.objective().size(); i++) {
            String term = schema.objective().get(i).name().toLowerCase(Locale.ROOT);
            int position = i;
            keys.put(
                    "value_" + term,
                    matches.stream()
                            .mapToLong(each -> each.worth().term(position))
                            .sum());
            keys.put("bound_" + term, bound(matches, i));
        }
        keys.put("proved_terms", provedTerms(matches, schema.objective().size()));
        addAssignments(schema, matches, keys);
        return keys;
    }

    /** Of the cycle with the fewest; one that is known to have nothing to assign has nothing to be proved. */
    private static int provedTerms(List<AllocationMatch> matches, int terms) {
        return matches.stream()
                .filter(each -> !each.assignments().isEmpty() || !each.isBest())
                .mapToInt(AllocationMatch::provedTerms)
                .min()
                .orElse(terms);
    }

    /** Pairs that some assignment could have, over all cycles; null when they are too many to be counted. */
    private static @Nullable Long pairs(List<AllocationMatch> matches) {
        long sum = 0;
        for (AllocationMatch match : matches) {
            Optional<List<CompatiblePair>> pairs =
                    CompatiblePair.of(match.instance(), AllocationLimit.CERTIFICATE_PAIRS.ceiling());
            if (pairs.isEmpty()) {
                return null;
            }
            sum += pairs.get().size();
        }
        return sum;
    }

    private static Set<String> matchers(List<AllocationMatch> matches) {
        Set<String> names = new LinkedHashSet<>();
        matches.forEach(each -> names.add(each.matcher()));
        return names;
    }

    private static double millis(LongStream nanos) {
        return (double) Math.round((double) nanos.sum() / NANOS_PER_MILLI * 10) / 10;
    }

    /** The sum over cycles; unknown where one has none. */
    private static @Nullable Long bound(List<AllocationMatch> matches, int term) {
        long sum = 0;
        for (AllocationMatch match : matches) {
            @Nullable Long bound = match.bounds().get(term).bound();
            if (bound == null) {
                return null;
            }
            sum = Math.addExact(sum, bound);
        }
        return sum;
    }

    private static void addAssignments(MarketSchema schema, List<AllocationMatch> matches, Map<String, Object> keys) {
        Set<OfferId> providing = new LinkedHashSet<>();
        Set<OfferId> consuming = new LinkedHashSet<>();
        long paid = 0;
        long fees = 0;
        int assignments = 0;
        for (AllocationMatch match : matches) {
            for (PricedAssignment each : match.assignments()) {
                assignments++;
                providing.add(each.assignment().provide());
                consuming.add(each.assignment().consume());
                Volume volume = schema.volume(each.assignment().amounts());
                paid = Math.addExact(paid, each.price().of(volume).micro());
                fees = Math.addExact(fees, schema.terms().feeMicro().of(volume).micro());
            }
        }
        keys.put("assignments", assignments);
        keys.put("providing_matched", providing.size());
        keys.put("consumption_matched", consuming.size());
        keys.put("paid_micro", paid);
        keys.put("fees_micro", fees);
    }

    /** cycle, provide, consume, fields, dimensions, price. */
    static void write(Path file, MarketCase market, List<AllocationMatch> matches) {
        MarketSchema schema = market.schema();
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
                ",",
                Stream.of(
                                List.of("cycle", "provide", "consume"),
                                schema.type().stream().map(TypeField::name).toList(),
                                schema.quantity().stream().map(Dimension::name).toList(),
                                List.of("price"))
                        .flatMap(List::stream)
                        .toList()));
        for (int cycle = 0; cycle < matches.size(); cycle++) {
            for (PricedAssignment each : matches.get(cycle).assignments()) {
                lines.add(line(cycle, each, market));
            }
        }
        try {
            Files.write(file, lines);
        } catch (IOException unwritable) {
            throw new ReportException(
                    "cannot write the assignments to " + file.toAbsolutePath() + " (" + unwritable
                            + "); name a file in a folder that exists",
                    unwritable);
        }
    }

    private static String line(int cycle, PricedAssignment priced, MarketCase market) {
        Assignment each = priced.assignment();
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(cycle),
                market.named(each.provide()).name(),
                market.named(each.consume()).name()));
        for (long field : each.type().values().copy()) {
            cells.add(Long.toString(field));
        }
        for (long amount : each.amounts().values().copy()) {
            cells.add(Long.toString(amount));
        }
        cells.add(Long.toString(priced.price().micro()));
        return String.join(",", cells);
    }
}
