package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportingCommand;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.testkit.discovery.DiscoveryGuarantee;
import org.gridmarket.testkit.discovery.DiscoveryHistory;
import org.gridmarket.testkit.discovery.mutant.EarlierWording;
import org.gridmarket.testkit.discovery.mutant.EarlierWordings;
import picocli.CommandLine;

/** Random histories of discovery under virtual time, each from one seed (docs/middleware.md). */
@CommandLine.Command(
        name = "discovery",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Plays random histories of machines that find each other: crashes, hung and restarted processes, lost and"
                        + " copied disks, partitions, lost and late messages, a lying member. Checks guarantees M1 to M7. Exit code 1"
                        + " when one breaks; with 50 histories or more also when something that can go wrong never did: that would"
                        + " prove nothing.",
        footer = {
            "",
            "Example: ./gridmarket simulate discovery --count 2000",
            "Example: ./gridmarket simulate discovery --seed 42",
            "Example: ./gridmarket simulate discovery --mutants"
        })
final class SimulateDiscovery extends ReportingCommand {
    private static final int MOST_HISTORIES = 1_000_000;

    /** So many try everything. */
    private static final int PROOF = 50;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "Seed of the first history.")
    private long seed = 1;

    @CommandLine.Option(names = "--count", defaultValue = "50", description = "Histories, one per seed from --seed on.")
    private int count = 50;

    @CommandLine.Option(
            names = "--mutants",
            description = "Put each earlier wording of a rule into the code, and play the history that it breaks.")
    private boolean mutants;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--count", count, 1, MOST_HISTORIES);
        PrintWriter out = out();
        return (mutants ? isEachFound(out) : isGood(out)) ? 0 : ExitCode.FAILED;
    }

    private static boolean isEachFound(PrintWriter out) {
        int missed = 0;
        for (EarlierWording wording : EarlierWordings.ALL) {
            String broken = wording.brokenIn(Circumstances.home());
            missed += broken.isEmpty() ? 1 : 0;
            out.println(wording.name() + ": " + (broken.isEmpty() ? "NOT FOUND" : broken));
            out.flush();
        }
        out.println(EarlierWordings.ALL.size() + " earlier wordings, " + missed + " not found");
        out.flush();
        return missed == 0;
    }

    private boolean isGood(PrintWriter out) {
        Map<String, Integer> deeds = new TreeMap<>();
        Map<String, Integer> refusals = new TreeMap<>();
        long messages = 0;
        int broken = 0;
        for (long each = seed; each < seed + count; each++) {
            DiscoveryHistory.Report history = DiscoveryHistory.play(each);
            history.deeds().forEach((deed, times) -> deeds.merge(deed, times, Integer::sum));
            history.refusals().forEach((code, times) -> refusals.merge(code, times, Integer::sum));
            messages += history.messages();
            broken += history.violations().isEmpty() ? 0 : 1;
            history.violations().stream()
                    .limit(1)
                    .forEach(violation -> out.println("  BROKEN " + violation + " ("
                            + violation.guarantee().statement()
                            + "); again: ./gridmarket simulate discovery --count 1 --seed "
                            + history.seed()));
            out.flush();
        }
        deeds.forEach((deed, times) -> out.println("struck " + times + " times: " + deed));
        refusals.forEach((code, times) -> out.println("refused " + times + " times: " + code));
        Set<String> never = new TreeSet<>(DiscoveryHistory.deeds());
        never.removeAll(deeds.keySet());
        never.forEach(deed -> out.println("nothing checked: " + deed));
        out.println(count + " histories, " + messages + " messages, " + DiscoveryGuarantee.values().length
                + " guarantees, " + broken + " broken");
        report(keys(broken, messages, deeds, refusals, List.copyOf(never)));
        return broken == 0 && (never.isEmpty() || count < PROOF);
    }

    private Map<String, Object> keys(
            int broken,
            long messages,
            Map<String, Integer> deeds,
            Map<String, Integer> refusals,
            List<String> unproved) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("seed", seed);
        keys.put("histories", count);
        keys.put("messages", messages);
        keys.put("guarantees", DiscoveryGuarantee.values().length);
        keys.put("broken", broken);
        keys.put("guarantees_held", broken > 0 ? Boolean.FALSE : unproved.isEmpty() ? Boolean.TRUE : null);
        keys.put("strikes", deeds);
        keys.put("refusals", refusals);
        keys.put("unproved", unproved);
        return keys;
    }
}
