package org.gridmarket.testbed.privacy.grouping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.grouping.GroupProposal.GroupFigures;
import org.gridmarket.testbed.solve.OffLedgerSolve;
import org.gridmarket.testbed.solve.PriceChoice;
import org.gridmarket.testbed.solve.SolveResult;
import org.gridmarket.testbed.solve.SolveSettings;

/**
 * Which feeders could be one anonymity group, at what price (2.8.2). Every figure of traded energy is the optimum of the whole
 * day by an exact matcher; every limit is one that the kernel calls safe. Limit groups that a data folder states hold in each of
 * them; a merger that they would cut is left out, with the reason.
 */
public final class GroupAdvice {
    private static final SolveSettings EXACT =
            new SolveSettings(new MatcherChoice(), Objective.ENERGY, PriceChoice.NONE, OptionalInt.empty());

    private final Microgrid microgrid;
    private final List<Feeder> feeders;
    private final List<FeederId> ids;
    private final Loads registered;
    private final SafestPlan safest;
    private final int controlled;
    private final int circleLeast;
    private final GroupProposal baseline;

    /**
     * @param controlled how many members of each group the DSO is assumed to control in the third leak figure
     * @param circleLeast homes of a circle at least
     */
    public GroupAdvice(Microgrid microgrid, int controlled, int circleLeast) {
        this.microgrid = microgrid;
        this.feeders = microgrid.grid().feeders();
        this.ids =
                feeders.stream().map(Feeder::id).sorted(FeederOrder.BY_NUMBER).toList();
        this.registered = Loads.registered(microgrid.homes());
        this.safest = new SafestPlan(microgrid.grid(), registered.byFeeder(microgrid.homes()));
        this.controlled = controlled;
        this.circleLeast = circleLeast;
        SolveResult result = solve(microgrid.grid());
        this.baseline = proposal(
                Merger.none(ids),
                microgrid.grid(),
                result,
                EnergySum.ofWh(result.value().energyWh()));
    }

    /**
     * A microgrid under a merger with limits that are safe whatever its homes may trade: their equal trading limits may be
     * far larger than a feeder bears. Limit groups that the microgrid states are kept.
     *
     * @throws CutGroupException when one of them contains a part of a merged group only
     */
    public static Microgrid merged(Microgrid microgrid, Merger merger) {
        Map<FeederId, FeederLoad> any = new HashMap<>();
        for (Feeder feeder : microgrid.grid().feeders()) {
            any.put(
                    feeder.id(),
                    new FeederLoad(feeder.id(), EnergySum.of(Energy.UNLIMITED), EnergySum.of(Energy.UNLIMITED), 1));
        }
        GridPlan plan = new SafestPlan(microgrid.grid(), any).of(merger);
        return new Microgrid(microgrid.source(), plan, microgrid.homes(), microgrid.first(), microgrid.last());
    }

    /** One group per feeder: what all costs are compared with. */
    public GroupProposal baseline() {
        return baseline;
    }

    /** A merger under its largest safe limits; one that {@link #cutBy} does not forbid. */
    public GroupProposal evaluate(Merger merger) {
        GridPlan plan = safest.of(merger);
        return proposal(merger, plan, solve(plan), baseline.traded());
    }

    /** Why the stated limit groups forbid a merger; empty when they do not. */
    public Optional<String> cutBy(Merger merger) {
        try {
            safest.of(merger);
            return Optional.empty();
        } catch (CutGroupException cut) {
            return Optional.of(String.valueOf(cut.getMessage()));
        }
    }

    /** The feeders on which nobody ever sells, the ones of the text's example, as one group; empty when there are none or one. */
    public List<Merger> consumerOnly() {
        List<FeederId> consumers =
                ids.stream().filter(feeder -> !hasProduction(feeder)).toList();
        return consumers.size() < 2 ? List.of() : List.of(Merger.of("consumer-only merged", consumers, ids));
    }

    /** Everybody hides among everybody. */
    public Merger allInOne() {
        return Merger.of("all in one", ids, ids);
    }

    /**
     * Mergers found by a greedy search: the group with the fewest prosumers joins the one with which the least trade is lost,
     * until one is left. Those that raise the smallest anonymity set are reported.
     */
    public List<Merger> search(Consumer<String> progress) {
        List<Merger> found = new ArrayList<>();
        Merger current = Merger.none(ids);
        int smallest = smallestSet(current);
        while (current.groups().size() > 2) {
            progress.accept(current.groups().size() + " groups");
            Merger next = bestStep(current);
            if (next.equals(current)) {
                return found; // stated limit groups forbid any further step
            }
            current = next;
            if (smallestSet(current) > smallest) {
                smallest = smallestSet(current);
                found.add(current);
            }
        }
        return found;
    }

    private Merger bestStep(Merger current) {
        int least = 0;
        for (int i = 1; i < current.groups().size(); i++) {
            least = prosumers(current.groups().get(i))
                            < prosumers(current.groups().get(least))
                    ? i
                    : least;
        }
        Merger best = current;
        long most = -1;
        for (int i = 0; i < current.groups().size(); i++) {
            Merger next = i == least ? current : current.merging(least, i);
            if (i != least && cutBy(next).isEmpty()) {
                long energy = solve(safest.of(next)).value().energyWh();
                if (energy > most) {
                    most = energy;
                    best = next;
                }
            }
        }
        return best;
    }

    /** What (2.17) as printed would allow for these mergers and the kernel refuses. */
    public List<UnsafeProposal> unsafe(List<Merger> mergers) {
        Set<UnsafeProposal> refused = new LinkedHashSet<>();
        for (Merger merger : mergers) {
            for (List<FeederId> group : merger.groups()) {
                PrintedRule.refusal(group, microgrid.grid(), registered.byFeeder(microgrid.homes()))
                        .ifPresent(refused::add);
            }
        }
        return List.copyOf(refused);
    }

    private SolveResult solve(GridPlan plan) {
        return new OffLedgerSolve(with(plan), EXACT, (t, last) -> {}).run();
    }

    private Microgrid with(GridPlan plan) {
        return new Microgrid(microgrid.source(), plan, microgrid.homes(), microgrid.first(), microgrid.last());
    }

    private GroupProposal proposal(Merger merger, GridPlan plan, SolveResult result, EnergySum compared) {
        Loads equal = EqualLimits.of(microgrid.homes(), plan);
        SafestPlan safestEqual = new SafestPlan(microgrid.grid(), equal.byFeeder(microgrid.homes()));
        List<GroupFigures> figures = merger.groups().stream()
                .map(group -> new GroupFigures(
                        group,
                        prosumers(group),
                        AlikeHomes.of(homes(group), circleLeast).stream()
                                .map(List::size)
                                .toList(),
                        safest.largestSafe(group),
                        safestEqual.largestSafe(group)))
                .toList();
        LeakSurvey survey = new LeakSurvey(with(plan), result);
        EnergySum traded = EnergySum.ofWh(result.value().energyWh());
        long cost = compared.wh() - traded.wh();
        return new GroupProposal(
                merger,
                figures,
                traded,
                result.certified(),
                cost,
                Rounding.perMille(cost, compared.wh()),
                survey.under(registered, 0),
                survey.under(equal, 0),
                survey.under(equal, controlled));
    }

    private boolean hasProduction(FeederId feeder) {
        return microgrid.homes().stream()
                .filter(home -> home.feeder().equals(feeder))
                .map(Household::limits)
                .anyMatch(limits -> !limits.production().isZero());
    }

    private int prosumers(List<FeederId> group) {
        return homes(group).size();
    }

    private List<Household> homes(List<FeederId> group) {
        return microgrid.homes().stream()
                .filter(home -> group.contains(home.feeder()))
                .toList();
    }

    private int smallestSet(Merger merger) {
        return merger.groups().stream().mapToInt(this::prosumers).min().orElse(0);
    }
}
