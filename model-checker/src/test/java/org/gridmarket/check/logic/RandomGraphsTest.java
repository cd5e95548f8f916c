package org.gridmarket.check.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gridmarket.check.graph.StateGraph;

/** Truth by labelling against truth by walking: on small graphs every path can be followed until it repeats. */
class RandomGraphsTest {
    private static final int STATES = 5;

    private static SmallModel random(long seed) {
        Random random = new Random(seed);
        SortedMap<Integer, List<Integer>> edges = new TreeMap<>();
        for (int state = 0; state < STATES; state++) {
            List<Integer> next = new ArrayList<>();
            for (int other = 0; other < STATES; other++) {
                if (random.nextInt(4) == 0) {
                    next.add(other);
                }
            }
            edges.put(state, next);
        }
        return new SmallModel(edges);
    }

    /** Whether some path from here keeps to odd states for ever. */
    private static boolean oddForEver(StateGraph graph, int node, Set<Integer> seen) {
        if (graph.where("even").get(node)) {
            return false;
        }
        if (!seen.add(node)) {
            return true;
        }
        for (int next : graph.after(node)) {
            if (oddForEver(graph, next, new HashSet<>(seen))) {
                return true;
            }
        }
        return false;
    }

    /** Whether some path reaches state 2 through states other than 3 only. */
    private static boolean reachesTwoBesideThree(StateGraph graph, int node, Set<Integer> seen) {
        if (graph.where("at(2)").get(node)) {
            return true;
        }
        if (graph.where("at(3)").get(node) || !seen.add(node)) {
            return false;
        }
        for (int next : graph.after(node)) {
            if (reachesTwoBesideThree(graph, next, seen)) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 300)
    void labelling_finds_what_walking_finds(@ForAll long seed) {
        StateGraph graph = StateGraph.of(random(seed), 1_000);
        Truth truth = new Truth(graph);

        for (int node = 0; node < graph.size(); node++) {
            assertThat(truth.holds(FormulaReader.read("EG !even"), node))
                    .isEqualTo(oddForEver(graph, node, new HashSet<>()));
            assertThat(truth.holds(FormulaReader.read("AF even"), node))
                    .isEqualTo(!oddForEver(graph, node, new HashSet<>()));
            assertThat(truth.holds(FormulaReader.read("E[!at(3) U at(2)]"), node))
                    .isEqualTo(reachesTwoBesideThree(graph, node, new HashSet<>()));
        }
    }

    @Property(tries = 300)
    void weak_until_is_until_or_for_ever(@ForAll long seed) {
        Truth truth = new Truth(StateGraph.of(random(seed), 1_000));

        assertThat(truth.holds(FormulaReader.read("E[!even W at(2)]")))
                .isEqualTo(truth.holds(FormulaReader.read("E[!even U at(2)] | EG !even")));
        assertThat(truth.holds(FormulaReader.read("A[!even U at(2)]")))
                .isEqualTo(truth.holds(FormulaReader.read("A[!even W at(2)] & AF at(2)")));
    }

    @Property(tries = 300)
    void the_counter_example_of_a_safety_property_ends_where_it_is_broken(@ForAll long seed) {
        SmallModel model = random(seed);
        Truth truth = new Truth(StateGraph.of(model, 1_000));
        Formula never = FormulaReader.read("AG !at(3)");

        if (!truth.holds(never)) {
            List<String> history = CounterExample.of(truth, never);
            assertThat(history).isNotEmpty();
            assertThat(history.getLast()).isEqualTo("go(3)");
            assertThat(history.subList(0, history.size() - 1)).doesNotContain("go(3)");
        }
    }
}
