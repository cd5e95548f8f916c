package org.gridmarket.check.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.check.graph.ScopeTooLargeException;
import org.gridmarket.check.graph.StateGraph;
import org.gridmarket.check.logic.CounterExample;
import org.gridmarket.check.logic.Formula;
import org.gridmarket.check.logic.Truth;

/** Judges the properties of one subject: on the model, for emptiness, and against its mutants until each is broken. */
public final class Check {
    /** Nodes that one model may have: about 1 GB of small states. */
    public static final int MOST_NODES = 400_000;

    private Check() {}

    /**
     * What came out for one subject.
     *
     * @param model its name
     * @param nodes nodes walked on the model as it is
     * @param states states among them
     * @param verdicts one for each property
     */
    public record Result(String model, int nodes, int states, List<Verdict> verdicts) {
        public boolean isGood() {
            return !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict::isGood);
        }
    }

    /**
     * Judges.
     *
     * @param properties of this subject; none proves nothing, and the result is not good
     * @param progress told what is being done
     */
    public static Result run(Subject subject, List<Property> properties, Consumer<String> progress) {
        progress.accept(subject.model().name());
        StateGraph graph = StateGraph.of(subject.model(), MOST_NODES);
        Truth truth = new Truth(graph);
        List<Verdict> verdicts = new ArrayList<>();
        properties.forEach(property -> verdicts.add(judge(property, truth)));
        for (Subject.Mutant mutant : subject.mutants()) {
            if (verdicts.stream().allMatch(Check::isSettled)) {
                break;
            }
            progress.accept(subject.model().name() + ": " + mutant.fault());
            kill(mutant, verdicts);
        }
        return new Result(subject.model().name(), graph.size(), graph.states(), verdicts);
    }

    private static boolean isSettled(Verdict verdict) {
        return !verdict.killer().isEmpty() || !verdict.holds();
    }

    private static Verdict judge(Property property, Truth truth) {
        Formula formula = property.formula();
        boolean holds = truth.holds(formula);
        List<String> unreached = property.antecedents().stream()
                .filter(needed -> !truth.isReached(needed))
                .map(Formula::toString)
                .toList();
        List<String> history = holds ? List.of() : CounterExample.of(truth, formula);
        return new Verdict(property, holds, unreached, history, "", List.of());
    }

    private static void kill(Subject.Mutant mutant, List<Verdict> verdicts) {
        StateGraph graph;
        try {
            graph = StateGraph.of(mutant.model(), MOST_NODES);
        } catch (ScopeTooLargeException fault) {
            return; // a mutant that never comes to an end is not walked whole, so nothing is said by it
        }
        Truth truth = new Truth(graph);
        verdicts.replaceAll(verdict -> {
            Formula formula = verdict.property().formula();
            if (isSettled(verdict) || truth.holds(formula)) {
                return verdict;
            }
            return new Verdict(
                    verdict.property(),
                    true,
                    verdict.unreached(),
                    verdict.counterExample(),
                    mutant.fault(),
                    CounterExample.of(truth, formula));
        });
    }
}
