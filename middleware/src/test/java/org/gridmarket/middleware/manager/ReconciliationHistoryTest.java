package org.gridmarket.middleware.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Daemon, actors and machine are killed at any moment; what is wanted changes meanwhile. */
class ReconciliationHistoryTest {
    private static final long SEEDS = Long.getLong("gridmarket.manager.seeds", 25);
    private static final long STORM_MILLIS = 15 * 60_000;
    private static final List<ActorId> ACTORS = List.of(
            new ActorId("Light", "Crossing", 1), new ActorId("Light", "Crossing", 2), new ActorId("Grid", "House", 1));

    /** What one seed gave. */
    private record Report(List<String> violations, Map<String, Integer> deeds) {}

    private static Report play(long seed, Wording wording) {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedMachine machine = new SimulatedMachine(wording, random);
        Map<ActorId, Wish> wishes = new LinkedHashMap<>();
        Map<ActorId, Long> ordered = new HashMap<>();
        ACTORS.forEach(each -> order(each, wishes, ordered, machine, random));
        machine.crashes(0.002 * random.nextInt(3));
        boolean sick = seed % 3 == 0; // an actor that ends soon, whenever it is started
        while (machine.nowMillis < STORM_MILLIS) {
            trouble(machine, wishes, ordered, random);
            if (sick && random.nextInt(20) == 0) {
                machine.killOne(ACTORS.getFirst());
            }
            machine.step(wishes);
            ordered.forEach(machine::checkStarts);
        }
        machine.crashes(0);
        machine.restart();
        long calm = machine.nowMillis + SimulatedMachine.quietMillis();
        while (machine.nowMillis < calm) {
            machine.step(wishes);
        }
        List<String> violations = new ArrayList<>(machine.violations);
        wishes.forEach((id, wish) -> {
            if (!machine.isAsWanted(id, wish)) {
                violations.add(id + " is not as wanted: " + wish + ", " + machine.kept(id));
            }
        });
        return new Report(violations, machine.deeds);
    }

    private static void trouble(
            SimulatedMachine machine, Map<ActorId, Wish> wishes, Map<ActorId, Long> ordered, SplittableRandom random) {
        ActorId one = ACTORS.get(random.nextInt(ACTORS.size()));
        if (!machine.isUp() && random.nextInt(20) == 0) {
            machine.restart();
        }
        switch (random.nextInt(400)) {
            case 0 -> machine.reboot();
            case 1, 2, 3 -> machine.swell(one, random.nextInt(3));
            case 4, 5 -> {
                if (machine.isUp()) {
                    order(one, wishes, ordered, machine, random);
                }
            }
            case 6, 7, 8, 9 -> machine.killOne(one);
            default -> {}
        }
    }

    private static void order(
            ActorId id,
            Map<ActorId, Wish> wishes,
            Map<ActorId, Long> ordered,
            SimulatedMachine machine,
            SplittableRandom random) {
        long number = wishes.containsKey(id) ? wishes.get(id).number() + 1 : 1;
        Bytes launch = Digest.sha256(Bytes.utf8("package " + random.nextInt(2)));
        wishes.put(
                id,
                random.nextInt(3) == 0
                        ? new Wish.Rest(number)
                        : new Wish.Run(number, launch, SimulatedMachine.WELL_BYTES));
        ordered.put(id, machine.nowMillis);
    }

    @Test
    void whatever_is_killed_whenever_nothing_runs_twice_and_after_quiet_all_is_as_wanted() {
        Map<Long, String> broken = new HashMap<>();
        Map<String, Integer> deeds = new HashMap<>();
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            Report report = play(seed, Wording.AS_IT_IS);
            report.violations().stream().findFirst().ifPresent(each -> broken.put(seed, each));
            report.deeds().forEach((deed, times) -> deeds.merge(deed, times, Integer::sum));
        });

        assertThat(broken).isEmpty();
        assertThat(deeds.keySet())
                .contains("KILLED", "REBOOT", "ACTOR_KILLED", "LOCKED_OUT", "STARTS")
                .contains(Arrays.stream(Reason.values()).map(Enum::name).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AS_IT_IS")
    void another_wording_breaks_a_promise(Wording wording) {
        assertThat(LongStream.rangeClosed(1, 8 * SEEDS)
                        .anyMatch(seed -> !play(seed, wording).violations().isEmpty()))
                .as(wording.name())
                .isTrue();
    }

    @Test
    void the_same_seed_gives_the_same_history() {
        assertThat(play(7, Wording.AS_IT_IS)).isEqualTo(play(7, Wording.AS_IT_IS));
    }
}
