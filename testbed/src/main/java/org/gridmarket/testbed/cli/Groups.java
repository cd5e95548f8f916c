package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.microgrid.Admission;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.grouping.GroupAdvice;
import org.gridmarket.testbed.privacy.grouping.GroupProposal;
import org.gridmarket.testbed.privacy.grouping.GroupProposal.GroupFigures;
import org.gridmarket.testbed.privacy.grouping.LeakSummary;
import org.gridmarket.testbed.privacy.grouping.Merger;
import org.gridmarket.testbed.privacy.grouping.UnsafeProposal;
import org.gridmarket.testbed.solve.OffLedgerMarket;
import org.gridmarket.testbed.solve.SolveSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Which feeders could trade as one anonymity group, and at what price (2.8.2). */
@CommandLine.Command(
        name = "groups",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Proposes anonymity groups: for each, the largest safe limits, the cost of privacy (2.18) by exact matching of"
                        + " the whole day, the anonymity set, and how much the groups' totals still tell of a prosumer.",
        footer = {
            "",
            "Example: ./gridmarket groups --data data/street-24 --limits 25/20",
            "",
            "A case is a prosumer in an interval on one side; it is flagged when its trade is known to within 20 %% of its limit."
        })
final class Groups implements Callable<Integer> {
    private static final BigDecimal WH_PER_KW_INTERVAL = BigDecimal.valueOf(250);
    private static final int MOST_MEMBERS = 200;

    @CommandLine.Option(names = "--data", paramLabel = "DIR", required = true, description = "A folder of profiles.")
    private Path data = Path.of(".");

    @CommandLine.Mixin
    private final LimitsOption limits = new LimitsOption();

    @CommandLine.Option(
            names = "--k-min",
            paramLabel = "K",
            defaultValue = "5",
            description = "Fewest participants of a mix; a group that mixes should have twice as many members.")
    private int least;

    @CommandLine.Option(
            names = "--controlled",
            paramLabel = "C",
            defaultValue = "1",
            description = "Members of each group that the DSO is assumed to control.")
    private int controlled;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--k-min", least, 3, MOST_MEMBERS);
        CommandTools.requireWithin("--controlled", controlled, 0, MOST_MEMBERS);
        DataFolder folder = DataOption.folder(data, limits.ofEveryFeeder());
        Admission admission = admitted(folder.microgrid());
        ReadSummary.print(spec, folder, admission);
        GroupAdvice advice = new GroupAdvice(admission.microgrid(), controlled, 2 * least);
        if (advice.baseline().traded().isZero()) {
            CommandTools.print(spec, "nothing checked: these homes trade nothing, whatever the groups\n");
            report.write(keys(folder, admission, List.of(), List.of(), List.of()));
            return ExitCode.FAILED;
        }
        List<Merger> wanted = new ArrayList<>(advice.consumerOnly());
        wanted.addAll(advice.search(this::progress));
        if (folder.microgrid().grid().feeders().size() > 1) {
            wanted.add(advice.allInOne());
        }
        List<Merger> mergers = new ArrayList<>();
        List<String> cut = new ArrayList<>();
        wanted.forEach(merger -> advice.cutBy(merger)
                .ifPresentOrElse(why -> cut.add(merger.name() + ": " + why), () -> mergers.add(merger)));
        List<GroupProposal> proposals = new ArrayList<>(List.of(advice.baseline()));
        mergers.forEach(merger -> proposals.add(advice.evaluate(merger)));
        List<UnsafeProposal> unsafe = advice.unsafe(mergers);
        print(proposals, unsafe, cut);
        report.write(keys(folder, admission, proposals, unsafe, cut));
        return 0;
    }

    /** Under the tariff of a day, so that groups are judged by the offers that a day has. */
    private static Admission admitted(Microgrid microgrid) {
        OffLedgerMarket.requireSafe(microgrid);
        return Admission.of(microgrid, SolveSettings.TARIFF);
    }

    private void progress(String where) {
        if (spec != null) {
            spec.commandLine().getErr().println("searching from " + where);
            spec.commandLine().getErr().flush();
        }
    }

    private void print(List<GroupProposal> proposals, List<UnsafeProposal> unsafe, List<String> cut) {
        PrintWriter out = CommandTools.out(spec);
        out.print(costs(proposals));
        out.println();
        out.print(leaks(proposals));
        out.println();
        out.println("Largest safe limits of groups of several feeders (feeders: prosumers, C^i/C^e in kW):");
        proposals.stream()
                .skip(1)
                .forEach(proposal -> out.println("  " + proposal.merger().name() + ": "
                        + proposal.groups().stream()
                                .filter(group -> group.feeders().size() > 1)
                                .map(Groups::line)
                                .collect(Collectors.joining("; "))));
        for (UnsafeProposal refused : unsafe) {
            out.println("REFUSED feeders " + names(refused.feeders()) + " as one group at the printed (2.17), "
                    + kilowatts(refused.limit().internal()) + " kW: " + refused.reason() + " ("
                    + kilowatts(refused.largestSafe().internal()) + " kW)");
        }
        cut.forEach(why -> out.println("REFUSED " + why));
        out.flush();
    }

    private TextTable costs(List<GroupProposal> proposals) {
        TextTable table = new TextTable(
                "proposal",
                "groups",
                "circles",
                "smallest set",
                "below 2 k_min",
                "traded kW.int",
                "traded Wh",
                "cost Wh",
                "trade %");
        for (GroupProposal proposal : proposals) {
            table.row(
                    proposal.merger().name(),
                    proposal.groups().size(),
                    proposal.circles(),
                    proposal.smallestSet(),
                    proposal.groupsBelow(2 * least),
                    kilowatts(proposal.traded().wh()),
                    proposal.traded().wh(),
                    proposal.cost(),
                    BigDecimal.valueOf(-proposal.costPerMille(), 1).toPlainString());
        }
        return table;
    }

    private TextTable leaks(List<GroupProposal> proposals) {
        TextTable table = new TextTable(
                "leak",
                "mean width %",
                "flagged",
                "of cases",
                "equal L: width %",
                "flagged ",
                "of cases ",
                "DSO controls " + controlled + ": width %",
                "flagged  ",
                "of cases  ");
        for (GroupProposal proposal : proposals) {
            LeakSummary plain = proposal.registered();
            LeakSummary equal = proposal.equal();
            LeakSummary watched = proposal.controlled();
            table.row(
                    proposal.merger().name(),
                    percent(plain),
                    plain.flagged(),
                    plain.observed(),
                    percent(equal),
                    equal.flagged(),
                    equal.observed(),
                    percent(watched),
                    watched.flagged(),
                    watched.observed());
        }
        return table;
    }

    private static String percent(LeakSummary leak) {
        return BigDecimal.valueOf(leak.meanPerMille(), 1).toPlainString();
    }

    private static String line(GroupFigures group) {
        String changed = group.limit().equals(group.limitWithEqualL())
                ? ""
                : ", but " + pair(group.limitWithEqualL()) + " with equal L";
        String cut = group.circles().size() == 1
                ? ""
                : " in circles of "
                        + group.circles().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return names(group.feeders()) + ": " + group.prosumers() + cut + ", " + pair(group.limit()) + changed;
    }

    private static String pair(NetLimit limit) {
        return kilowatts(limit.internal()) + "/" + kilowatts(limit.external());
    }

    private static String names(List<FeederId> feeders) {
        return feeders.stream().map(FeederId::name).collect(Collectors.joining(","));
    }

    /** Mean power over an interval; sums of it over intervals are the unit of the known answers. */
    private static String kilowatts(Energy energy) {
        return energy.equals(Energy.UNLIMITED) ? "unlimited" : kilowatts(energy.wh());
    }

    private static String kilowatts(long wh) {
        return BigDecimal.valueOf(wh)
                .divide(WH_PER_KW_INTERVAL)
                .stripTrailingZeros()
                .toPlainString();
    }

    private Map<String, Object> keys(
            DataFolder folder,
            Admission admission,
            List<GroupProposal> proposals,
            List<UnsafeProposal> unsafe,
            List<String> cut) {
        Map<String, Object> keys = new LinkedHashMap<>(ReadSummary.keys(folder, admission));
        keys.put("k_min", least);
        keys.put("controlled_members", controlled);
        keys.put("proposals", proposals.stream().map(GroupProposal::keys).toList());
        keys.put("refused", unsafe.stream().map(UnsafeProposal::keys).toList());
        keys.put("cut_by_limit_groups", cut);
        return keys;
    }
}
