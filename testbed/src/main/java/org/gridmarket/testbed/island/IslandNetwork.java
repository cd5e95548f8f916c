package org.gridmarket.testbed.island;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.testbed.island.IslandSeen.GatewayTold;
import org.gridmarket.testkit.discovery.DiscoveryWorld;
import org.gridmarket.testkit.discovery.SimulatedMachine;

/**
 * Two sites of machines joined by a trunk, in virtual time over the real protocol: gateways on one side; on the other controllers
 * of a feeder and market agents. The trunk is cut and mended. One seed gives one history.
 */
public final class IslandNetwork {
    /** A gateway that is cut off is told down after this time at most (spec middleware, Island). */
    public static final long LONGEST_TOLD_MILLIS = 16_000;

    /** A bridge hears by its own links that the others are gone, and doubts them; all others hear nothing of them any more. */
    private static final Set<String> CAUSES = Set.of(Cause.SILENT.name(), Cause.LOST.name());

    private static final int GATEWAYS = 3;
    private static final int CONTROLLERS = 4;
    private static final long BEGIN_MILLIS = 20_000;
    private static final long AFTER_MILLIS = 60_000;
    private static final long LOOK_MILLIS = 200;
    private static final int FIND_MILLIS = 500;
    private static final DiscoveryWorld.Weather WEATHER = new DiscoveryWorld.Weather(.01, .02, 0, 0);

    private final DiscoveryWorld world;
    private final Map<String, IslandSite> sites = new LinkedHashMap<>();
    private final Map<RecordId, String> gateways = new LinkedHashMap<>();
    private final Set<String> leaders = new LinkedHashSet<>();
    private final List<String> offences = new ArrayList<>();
    private long cutMillis;
    private OptionalLong darkMillis = OptionalLong.empty();
    private boolean cut;

    private IslandNetwork(long seed) {
        this.world = new DiscoveryWorld(seed, List.of(GATEWAYS, CONTROLLERS), WEATHER, 0, FIND_MILLIS);
        world.listen(this::hear);
    }

    /** @param cutForMillis how long the trunk is cut */
    public static IslandSeen play(long seed, long cutForMillis) {
        return new IslandNetwork(seed).play(cutForMillis);
    }

    private void hear(SimulatedMachine machine, Tell tell) {
        IslandSite site = sites.get(machine.name());
        if (site != null) {
            site.hear(tell, world.nowMillis());
        }
    }

    /** Records of every third number would stay in their site: those are left out. */
    private static String instance(int machine) {
        return "r" + (3 * machine + 1);
    }

    private void begin() {
        List<String> names = world.names();
        List<String> controllers = new ArrayList<>();
        for (int i = GATEWAYS; i < names.size(); i++) {
            controllers.add(instance(i));
        }
        for (int i = 0; i < GATEWAYS; i++) {
            String name = names.get(i);
            world.boot(name);
            var process = world.actors().start(name, List.of(instance(i)), 0);
            gateways.put(process.records().getFirst().id(world.machine(name).node()), name);
        }
        for (int i = GATEWAYS; i < names.size(); i++) {
            String name = names.get(i);
            var process = world.actors().start(name, List.of(instance(i)), 0);
            sites.put(name, new IslandSite(world.machine(name), process, controllers, gateways));
            world.boot(name);
        }
    }

    private IslandSeen play(long cutForMillis) {
        begin();
        look();
        world.run(BEGIN_MILLIS);
        sites.values().stream()
                .filter(site -> site.isIsland()
                        || site.members() != CONTROLLERS
                        || site.leader().isEmpty())
                .forEach(site -> offences.add(site.name() + " knows nobody before the cut"));
        cutMillis = world.nowMillis();
        cut = true;
        world.part(sites.keySet());
        world.run(cutMillis + cutForMillis);
        lookAtIsland();
        cut = false;
        long healedMillis = world.nowMillis();
        world.heal();
        world.run(healedMillis + AFTER_MILLIS);
        sites.values().forEach(site -> offences.addAll(site.left()));
        List<GatewayTold> told = sites.values().stream()
                .flatMap(site -> site.told().stream())
                .filter(each -> each.atMillis() >= cutMillis)
                .toList();
        return new IslandSeen(
                told,
                List.copyOf(leaders),
                offences,
                cutMillis,
                darkMillis.orElse(cutForMillis),
                healedMillis,
                back(told, healedMillis));
    }

    /** Each second a beat is answered; the leader says when the feeder is an island. */
    private void look() {
        long now = world.nowMillis();
        if (now % DiscoveryTimes.ACTOR_BEAT_MILLIS == 0) {
            sites.values().forEach(site -> site.beat(now));
        }
        if (cut) {
            List<IslandSite> leading =
                    sites.values().stream().filter(IslandSite::leads).toList();
            leading.forEach(site -> leaders.add(site.name()));
            if (darkMillis.isEmpty() && leading.stream().anyMatch(IslandSite::isIsland)) {
                darkMillis = OptionalLong.of(now - cutMillis);
            }
        }
        world.later(LOOK_MILLIS, this::look);
    }

    /**
     * At the end of the island: each machine was told each gateway down once, and by silence; the controllers know each
     * other.
     */
    private void lookAtIsland() {
        for (IslandSite site : sites.values()) {
            for (String gateway : gateways.values()) {
                List<GatewayTold> of = site.told().stream()
                        .filter(each ->
                                each.atMillis() >= cutMillis && each.gateway().equals(gateway))
                        .toList();
                if (of.size() != 1 || of.getFirst().up()) {
                    offences.add(site.name() + " was told of " + gateway + ": " + of);
                } else if (of.getFirst().atMillis() - cutMillis > LONGEST_TOLD_MILLIS) {
                    offences.add(site.name() + " was told of " + gateway + " late: " + of);
                } else if (!CAUSES.contains(of.getFirst().cause())) {
                    offences.add(site.name() + " was told of " + gateway + " by another cause: " + of);
                }
            }
            if (site.members() != CONTROLLERS) {
                offences.add(site.name() + " knows " + site.members() + " of " + CONTROLLERS + " controllers");
            }
        }
        if (leaders.size() != 1) {
            offences.add("the island was led by " + leaders);
        }
    }

    private OptionalLong back(List<GatewayTold> told, long healedMillis) {
        List<GatewayTold> ups = told.stream()
                .filter(each -> each.up() && each.atMillis() >= healedMillis)
                .toList();
        if (ups.size() != sites.size() * gateways.size()) {
            offences.add("after the heal machines were told of gateways " + ups.size() + " times");
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                ups.stream().mapToLong(GatewayTold::atMillis).max().orElse(healedMillis) - healedMillis);
    }
}
