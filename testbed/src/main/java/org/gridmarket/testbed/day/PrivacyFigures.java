package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gridmarket.cli.report.Fact;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.privacy.grouping.LeakSummary;
import org.gridmarket.testbed.privacy.linkage.Guess;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;
import org.jspecify.annotations.Nullable;

/**
 * How well the homes of an anonymous day were hidden, and what it cost.
 *
 * @param smallestGroup homes of the smallest anonymity group
 * @param sessions participants of each mix, the anonymity set of its accounts
 * @param mixes failures and reclaims
 * @param circles each with its L, its step and its anonymity set
 * @param mixing ms from the opening to the joint transaction
 * @param leak what the circles' totals tell (2.8.1.4)
 * @param notOffered wishes that do not fit L or the hours of the circle, so that a part of them was never posted
 * @param samePublic the most that the same offers (same L, same steps) can trade in public
 * @param unrestricted the most that the homes can trade in public with all they have
 * @param owed credit that anonymous accounts have retired; the DSO owes it until the bill
 * @param traces what ties an anonymous account to somebody; empty when nothing does
 */
public record PrivacyFigures(
        int smallestGroup,
        List<Integer> sessions,
        Failures mixes,
        List<Circle> circles,
        Percentiles mixing,
        LeakSummary leak,
        int notOffered,
        EnergySum samePublic,
        EnergySum unrestricted,
        Money owed,
        List<String> traces) {
    private static final String NOT_TOLD = "not asked yet, or not answered";

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

    /**
     * A circle of the day.
     *
     * @param homes how many are in it
     * @param limit L of each
     * @param step of their energies
     * @param anonymitySet participants of its smallest mix; 0 when there was none
     */
    public record Circle(CircleId id, GroupId group, int homes, Energy limit, Energy step, int anonymitySet) {
        Map<String, Object> keys() {
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put("circle", id.name());
            keys.put("group", group.name());
            keys.put("prosumers", homes);
            keys.put("l_wh", limit.wh());
            keys.put("energy_step_wh", step.wh());
            keys.put("anonymity_set_min", anonymitySet);
            return keys;
        }
    }

    public PrivacyFigures {
        circles = List.copyOf(circles);
        sessions = List.copyOf(sessions);
        traces = List.copyOf(traces);
    }

    /** Participants of the smallest mix. */
    public int anonymitySet() {
        return sessions.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** Homes of the smallest circle. */
    public int smallestCircle() {
        return circles.stream().mapToInt(Circle::homes).min().orElse(0);
    }

    private Energy most(Function<Circle, Energy> what) {
        return circles.stream().map(what).reduce(Energy.ZERO, Energy::max);
    }

    private Energy least(Function<Circle, Energy> what) {
        return circles.stream().map(what).reduce(Energy.UNLIMITED, Energy::min);
    }

    /** Thousandths of the same public offers' optimum that were traded; null of nothing. */
    public @Nullable Long tradedPerMille(EnergySum traded) {
        return samePublic.isZero() ? null : Permille.of(traded.wh(), samePublic.wh());
    }

    /** Thousandths of the unrestricted optimum that were not traded; null of nothing. */
    public @Nullable Long pricePerMille(EnergySum traded) {
        return unrestricted.isZero() ? null : Permille.of(unrestricted.wh() - traded.wh(), unrestricted.wh());
    }

    Map<String, Object> keys(EnergySum traded, PeerAnswers peers) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("anonymity_set_min", anonymitySet());
        keys.put("group_prosumers_min", smallestGroup);
        keys.put("circles", circles.size());
        keys.put("circle_prosumers_min", smallestCircle());
        keys.put("mixes", sessions.size());
        keys.put("mix_runs_aborted", mixes.aborted());
        keys.put("mix_windows_not_opened", mixes.notOpened());
        keys.put("mix_reclaims", mixes.reclaimed());
        keys.put("equal_l_wh", most(Circle::limit).wh());
        keys.put("equal_l_wh_min", least(Circle::limit).wh());
        keys.put("energy_step_wh", most(Circle::step).wh());
        keys.put("energy_step_wh_min", least(Circle::step).wh());
        keys.put("by_circle", circles.stream().map(Circle::keys).toList());
        keys.put("mixing_ms_p50", mixing.at(50));
        keys.put("mixing_ms_p95", mixing.at(95));
        keys.put("leak", leak.keys());
        keys.put("offers_beyond_equal_l", notOffered);
        keys.put("same_offers_public_wh", samePublic.wh());
        keys.put("traded_per_mille_of_public", tradedPerMille(traded));
        keys.put("unrestricted_public_wh", unrestricted.wh());
        keys.put("price_of_privacy_per_mille", pricePerMille(traded));
        keys.put("credit_owed_micro", owed.micro());
        if (peers.forwarders() != null) {
            keys.putAll(peers.forwarders().keys());
        }
        keys.put("traces_found", allTraces(peers));
        keys.put("linkage", peers.linkage() == null ? null : peers.linkage().keys());
        return keys;
    }

    private List<String> allTraces(PeerAnswers peers) {
        List<String> all = new ArrayList<>(traces);
        all.addAll(peers.traces());
        return all;
    }

    private static String share(@Nullable Long permille, EnergySum whole) {
        return permille == null ? "nothing could be traded" : Permille.percent(permille) + " of " + whole;
    }

    private String range(Function<Circle, Energy> what) {
        return least(what).equals(most(what))
                ? most(what).toString()
                : least(what).wh() + ".." + most(what);
    }

    List<Fact> facts(EnergySum traded, PeerAnswers peers) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "anonymity set",
                anonymitySet() + " in the smallest of " + sessions.size() + " mixes; smallest group " + smallestGroup
                        + "; " + circles.size() + " circles, the smallest " + smallestCircle(),
                "Among how many homes an anonymous account may be anybody's."));
        facts.add(new Fact(
                "mixing",
                "median " + mixing.at(50) + " ms, 95 % within " + mixing.at(95) + " ms; " + mixes.text(),
                "How long mixes took; who cannot mix takes its bundle back."));
        facts.add(new Fact(
                "leak of circles' totals",
                "mean width " + leak.meanPerMille() / 10 + " % of L = " + range(Circle::limit) + ", " + leak.flagged()
                        + " of " + leak.observed() + " below 20 %",
                "How closely the sums of a circle bound what one home of it traded; wide is good."));
        facts.add(new Fact(
                "against the same offers in public",
                share(tradedPerMille(traded), samePublic),
                "What the rounds reached of the optimum of the very offers that were made."));
        facts.add(
                new Fact(
                        "price of privacy",
                        share(pricePerMille(traded), unrestricted) + " (all groups, all offers, in public); "
                                + notOffered + " wishes beyond L or outside hours",
                        "What was not traded of what public trading could, since anonymous offers are alike and come in steps."));
        facts.add(new Fact(
                "operations of anonymous accounts",
                peers.forwarders() == null ? NOT_TOLD : peers.forwarders().text(),
                "All of them go through forwarders, which know who sends and not what."));
        List<String> found = allTraces(peers);
        facts.add(new Fact(
                "traces of anonymous accounts",
                found.isEmpty() ? "none" : found,
                "Blocks, logs and metrics were searched for what ties an account to a home."));
        facts.addAll(linkageFacts(peers.linkage()));
        return facts;
    }

    private static List<Fact> linkageFacts(@Nullable LinkageResult linkage) {
        String outsider = "outsider who reads all blocks";
        String how =
                "A script guesses whose each anonymous account is. Right guesses beyond the bound would be significant.";
        if (linkage == null || linkage.sessions() == 0) {
            return List.of(
                    new Fact(outsider, linkage == null ? NOT_TOLD : "nothing checked: no mix to ask about", how));
        }
        String accounts = " of " + linkage.accounts() + " accounts";
        return List.of(
                new Fact(
                        outsider,
                        "right about " + linkage.mostRightWithoutPast() + accounts + " by the best of "
                                + Guess.WITHOUT_PAST + " ways; " + linkage.sessions() + " by chance, up to "
                                + linkage.bound() + " by luck in any one way",
                        how),
                new Fact(
                        "the same, knowing every home's plan",
                        "right about " + linkage.mostRight() + accounts,
                        "The worst outsider: it knows in advance what each home means to trade that day."));
    }
}
