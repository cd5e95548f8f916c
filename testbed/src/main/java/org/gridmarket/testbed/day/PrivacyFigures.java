package org.gridmarket.testbed.day;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.privacy.grouping.LeakSummary;

/**
 * How well the homes of an anonymous day were hidden, and what it cost.
 *
 * @param smallestGroup homes of the smallest anonymity group
 * @param sessions participants of each mix, the anonymity set of its accounts
 * @param mixes failures and reclaims
 * @param limit L of every home
 * @param step of the energies
 * @param mixing ms from the opening to the joint transaction
 * @param leak what the groups' totals tell (2.8.1.4)
 * @param beyondLimits offers that do not fit L and were never posted
 * @param samePublic the most that the same offers (same L, same steps) can trade in public
 * @param unrestricted the most that the homes can trade in public with all they have
 * @param owed credit that anonymous accounts have retired; the DSO owes it until the bill
 * @param traces what ties an anonymous account to somebody; empty when nothing does
 * @param relays which way the operations of anonymous accounts went
 */
public record PrivacyFigures(
        int smallestGroup,
        List<Integer> sessions,
        Failures mixes,
        Energy limit,
        Energy step,
        Percentiles mixing,
        LeakSummary leak,
        int beyondLimits,
        Energy samePublic,
        Energy unrestricted,
        Money owed,
        List<String> traces,
        RelayFigures relays) {
    private static final int PER_MILLE = 1_000;

    /**
     * Mixes that did not go as they should.
     *
     * @param aborted runs
     * @param notOpened windows for which too few had joined
     * @param reclaimed how often a participant took its bundles back
     */
    public record Failures(int aborted, int notOpened, int reclaimed) {
        /** For people. */
        String text() {
            return aborted + " runs aborted, " + notOpened + " windows not opened, " + reclaimed + " reclaims";
        }
    }

    public PrivacyFigures {
        sessions = List.copyOf(sessions);
        traces = List.copyOf(traces);
    }

    /** Participants of the smallest mix. */
    public int anonymitySet() {
        return sessions.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** Thousandths of the same public offers' optimum that were traded. */
    public long tradedPerMille(Energy traded) {
        return samePublic.isZero() ? PER_MILLE : traded.wh() * PER_MILLE / samePublic.wh();
    }

    /** Thousandths of the unrestricted optimum that were not traded. */
    public long pricePerMille(Energy traded) {
        return unrestricted.isZero() ? 0 : (unrestricted.wh() - traded.wh()) * PER_MILLE / unrestricted.wh();
    }

    Map<String, Object> keys(Energy traded) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("anonymity_set_min", anonymitySet());
        keys.put("group_prosumers_min", smallestGroup);
        keys.put("mixes", sessions.size());
        keys.put("mix_runs_aborted", mixes.aborted());
        keys.put("mix_windows_not_opened", mixes.notOpened());
        keys.put("mix_reclaims", mixes.reclaimed());
        keys.put("equal_l_wh", limit.wh());
        keys.put("energy_step_wh", step.wh());
        keys.put("mixing_ms_p50", mixing.at(50));
        keys.put("mixing_ms_p95", mixing.at(95));
        keys.put("leak", leak.keys());
        keys.put("offers_beyond_equal_l", beyondLimits);
        keys.put("same_offers_public_wh", samePublic.wh());
        keys.put("traded_per_mille_of_public", tradedPerMille(traded));
        keys.put("unrestricted_public_wh", unrestricted.wh());
        keys.put("price_of_privacy_per_mille", pricePerMille(traded));
        keys.put("credit_owed_micro", owed.micro());
        keys.putAll(relays.keys());
        keys.put("traces_found", traces);
        return keys;
    }

    Map<String, Object> facts(Energy traded) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "anonymity set",
                anonymitySet() + " in the smallest of " + sessions.size() + " mixes; smallest group " + smallestGroup);
        facts.put("mixing", "median " + mixing.at(50) + " ms, 95 % within " + mixing.at(95) + " ms; " + mixes.text());
        facts.put(
                "leak of group totals",
                "mean width " + leak.meanPerMille() / 10 + " % of L = " + limit + ", " + leak.flagged() + " of "
                        + leak.observed() + " below 20 %");
        facts.put(
                "against the same offers in public",
                tradedPerMille(traded) / 10 + "." + tradedPerMille(traded) % 10 + " % of " + samePublic);
        facts.put(
                "price of privacy",
                pricePerMille(traded) / 10 + "." + Math.abs(pricePerMille(traded)) % 10 + " % of " + unrestricted
                        + " (all groups, all offers, in public); " + beyondLimits + " offers beyond L");
        facts.put("operations of anonymous accounts", relays.text());
        facts.put("traces of anonymous accounts", traces.isEmpty() ? "none" : traces);
        return facts;
    }
}
