package org.gridmarket.gateway.energy.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.gateway.dashboard.Pages;
import org.gridmarket.gateway.energy.GroupFlows;
import org.gridmarket.gateway.energy.page.DayPages.Cell;
import org.gridmarket.gateway.energy.page.DayPages.Group;
import org.gridmarket.gateway.energy.page.DayPages.Limits;
import org.gridmarket.gateway.energy.page.DayPages.Violation;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.quantity.Interval;

/**
 * What limit groups trade against C^i and C^e (2.6.2), interval by interval. An offer tells its anonymity group and not its
 * feeder, so a feeder is seen alone only where it is a group of its own.
 */
final class GroupLoads {
    /** A limit group's row while it is put together. */
    private static final class Row {
        private final Set<String> feeders = new LinkedHashSet<>();
        private final List<Limits> limits = new ArrayList<>();
        private final TreeMap<Integer, Cell> cells = new TreeMap<>();
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private GroupLoads() {}

    /**
     * Puts the groups of a span of intervals together.
     *
     * @param grid in force at any of them
     * @param flows of all of them
     */
    static GroupLoads of(Timeline<GridPlan> grid, Interval first, Interval last, List<GroupFlows.Flow> flows) {
        GroupLoads loads = new GroupLoads();
        List<Timeline.Version<GridPlan>> versions = grid.versions();
        for (int i = 0; i < versions.size(); i++) {
            Timeline.Version<GridPlan> version = versions.get(i);
            Interval from = version.from().isBefore(first) ? first : version.from();
            boolean isLast = i + 1 == versions.size();
            Interval to = isLast || versions.get(i + 1).from().isAfter(last)
                    ? last
                    : versions.get(i + 1).from().previous();
            if (!from.isAfter(to)) {
                loads.add(version.value(), from, to, flows);
            }
        }
        loads.violations.sort(Comparator.comparingInt(Violation::t).thenComparing(Violation::group));
        return loads;
    }

    private void add(GridPlan plan, Interval from, Interval to, List<GroupFlows.Flow> flows) {
        List<GroupFlows.Flow> covered = flows.stream()
                .filter(flow -> flow.t() >= from.index() && flow.t() <= to.index())
                .toList();
        for (LimitGroup group : plan.limitGroups()) {
            Row row = rows.computeIfAbsent(group.id().name(), name -> new Row());
            row.feeders.addAll(feeders(plan, group));
            Limits limits = new Limits(
                    from.index(),
                    group.limit().internal().wh(),
                    group.limit().external().wh());
            row.limits.add(limits);
            Set<String> members = GroupFlows.members(group);
            for (GroupFlows.Flow flow : covered) {
                if (members.contains(flow.group())) {
                    Cell cell = new Cell(flow.t(), flow.sold() ? flow.wh() : 0, flow.sold() ? 0 : flow.wh());
                    row.cells.merge(flow.t(), cell, GroupLoads::sum);
                }
            }
            row.cells
                    .subMap(from.index(), true, to.index(), true)
                    .values()
                    .forEach(cell -> judge(group.id().name(), cell, limits));
        }
    }

    private static List<String> feeders(GridPlan plan, LimitGroup group) {
        return plan.anonymityGroups().stream()
                .filter(each -> group.members().contains(each.id()))
                .map(AnonymityGroup::feeders)
                .flatMap(List::stream)
                .map(feeder -> feeder.name())
                .toList();
    }

    private static Cell sum(Cell a, Cell b) {
        return new Cell(a.t(), Math.addExact(a.soldWh(), b.soldWh()), Math.addExact(a.boughtWh(), b.boughtWh()));
    }

    private void judge(String group, Cell cell, Limits limits) {
        long larger = Math.max(cell.soldWh(), cell.boughtWh());
        if (larger > limits.internalWh()) {
            violations.add(new Violation(cell.t(), group, "internal", larger, limits.internalWh()));
        }
        long net = Math.abs(cell.soldWh() - cell.boughtWh());
        if (net > limits.externalWh()) {
            violations.add(new Violation(cell.t(), group, "external", net, limits.externalWh()));
        }
    }

    /** All limit groups, in the order of the plan. */
    List<Group> groups() {
        return rows.entrySet().stream()
                .map(each -> new Group(
                        each.getKey(),
                        List.copyOf(each.getValue().feeders),
                        List.copyOf(each.getValue().limits),
                        List.copyOf(each.getValue().cells.values())))
                .toList();
    }

    /** What is beyond a limit, by interval. */
    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** All limit groups at one interval. */
    List<Pages.GroupLoad> loadsAt(int t) {
        return groups().stream().map(group -> loadAt(group, t)).toList();
    }

    private static Pages.GroupLoad loadAt(Group group, int t) {
        Limits limits = group.limits().stream()
                .filter(each -> each.from() <= t)
                .reduce((before, after) -> after)
                .orElseThrow(() -> new IllegalArgumentException("group " + group.group() + " has no limits at " + t));
        Cell cell =
                group.cells().stream().filter(each -> each.t() == t).findFirst().orElseGet(() -> new Cell(t, 0, 0));
        return new Pages.GroupLoad(
                group.group(), cell.soldWh(), cell.boughtWh(), limits.internalWh(), limits.externalWh());
    }
}
