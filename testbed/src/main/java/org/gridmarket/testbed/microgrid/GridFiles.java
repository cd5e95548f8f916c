package org.gridmarket.testbed.microgrid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.agent.csv.CsvFile;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;

/** The grid of a data folder: one group per feeder, or what {@code groups.csv} and {@code limits.csv} say. */
final class GridFiles {
    static final String GROUPS = "groups.csv";
    static final String LIMITS = "limits.csv";

    private static final String GROUP = "group";
    private static final String FEEDER = "feeder";
    private static final String INTERNAL = "ci_kw";
    private static final String EXTERNAL = "ce_kw";

    private GridFiles() {}

    static GridPlan read(Path folder, List<FeederId> ids, NetLimit limit) {
        List<Feeder> feeders = ids.stream().map(id -> new Feeder(id, limit)).toList();
        GridPlan plain = GridPlan.oneGroupPerFeeder(feeders);
        Map<String, List<GroupId>> groups = new LinkedHashMap<>();
        if (Files.exists(folder.resolve(GROUPS))) {
            groups.putAll(groups(folder.resolve(GROUPS), plain));
            requireGroupOfEach(folder.resolve(GROUPS), plain, groups);
        } else {
            plain.limitGroups().forEach(group -> groups.put(group.id().name(), group.members()));
        }
        Map<String, NetLimit> limits =
                Files.exists(folder.resolve(LIMITS)) ? limits(folder.resolve(LIMITS), groups) : Map.of();
        List<LimitGroup> limitGroups = new ArrayList<>();
        groups.forEach((name, members) ->
                limitGroups.add(new LimitGroup(new GroupId(name), members, limits.getOrDefault(name, limit))));
        return new GridPlan(feeders, plain.anonymityGroups(), limitGroups);
    }

    private static Map<String, List<GroupId>> groups(Path path, GridPlan plain) {
        Map<String, List<GroupId>> groups = new LinkedHashMap<>();
        for (CsvRow row : CsvFile.read(path, List.of(GROUP, FEEDER), List.of()).rows()) {
            String name = name(row);
            FeederId feeder = new FeederId(Long.toString(row.whole(FEEDER, 1, 999)));
            Optional<GroupId> member = plain.groupOf(feeder);
            if (member.isEmpty()) {
                throw row.problem(FEEDER, feeder.name() + " has no prosumer in this folder");
            }
            List<GroupId> members = groups.computeIfAbsent(name, key -> new ArrayList<>());
            if (members.contains(member.get())) {
                throw row.problem(FEEDER, feeder.name() + " is listed twice in group " + name);
            }
            members.add(member.get());
        }
        return groups;
    }

    private static void requireGroupOfEach(Path path, GridPlan plain, Map<String, List<GroupId>> groups) {
        for (AnonymityGroup own : plain.anonymityGroups()) {
            if (groups.values().stream().noneMatch(members -> members.contains(own.id()))) {
                throw new DataException(
                        path + ": feeder " + own.feeders().getFirst().name()
                                + " is in no group, so its prosumers could not trade; list it");
            }
        }
    }

    private static Map<String, NetLimit> limits(Path path, Map<String, List<GroupId>> groups) {
        Map<String, NetLimit> limits = new LinkedHashMap<>();
        for (CsvRow row : CsvFile.read(path, List.of(GROUP, INTERNAL, EXTERNAL), List.of())
                .rows()) {
            String name = name(row);
            if (!groups.containsKey(name)) {
                throw row.problem(GROUP, "'" + name + "' is unknown; there are " + groups.keySet());
            }
            Energy internal = row.limit(INTERNAL);
            Energy external = row.isEmpty(EXTERNAL) ? internal : row.limit(EXTERNAL);
            if (external.exceeds(internal)) {
                throw row.problem(EXTERNAL, row.text(EXTERNAL) + " exceeds " + INTERNAL + " " + row.text(INTERNAL));
            }
            if (limits.put(name, new NetLimit(internal, external)) != null) {
                throw row.problem(GROUP, "'" + name + "' is listed twice");
            }
        }
        for (String name : groups.keySet()) {
            if (!limits.containsKey(name)) {
                throw new DataException(path + ": group '" + name + "' has no line; an empty cell is no limit");
            }
        }
        return limits;
    }

    private static String name(CsvRow row) {
        try {
            return new GroupId(row.text(GROUP)).name();
        } catch (IllegalArgumentException noName) {
            throw new DataException(row.problem(GROUP, "").getMessage() + noName.getMessage(), noName);
        }
    }
}
