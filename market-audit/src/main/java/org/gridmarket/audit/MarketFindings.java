package org.gridmarket.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the audit of one market has found.
 *
 * @param nothingChecked why the blocks prove nothing of this market; null when they do
 * @param violations what does not hold, a sentence each that begins with its place; nothing when all does
 * @param notChecked what is taken on trust, a sentence each
 * @param figures for the report, in order; what was not checked is null, never true. Names are unique over all markets: those
 *     of the energy market are bare, all others begin with the market's name
 * @param table what people look at
 */
public record MarketFindings(
        @Nullable String nothingChecked,
        List<String> violations,
        List<String> notChecked,
        Map<String, @Nullable Object> figures,
        FindingTable table) {
    public MarketFindings {
        violations = List.copyOf(violations);
        notChecked = List.copyOf(notChecked);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
