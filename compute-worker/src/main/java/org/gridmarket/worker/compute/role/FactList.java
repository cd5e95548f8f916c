package org.gridmarket.worker.compute.role;

import java.util.ArrayList;
import java.util.List;

/** Facts in their order, without those whose subject is over. */
public final class FactList {
    private final List<Fact> facts = new ArrayList<>();

    public void add(Fact fact) {
        if (fact instanceof Fact.Over(var subject)) {
            facts.removeIf(known -> known.subject().equals(subject));
        } else {
            facts.add(fact);
        }
    }

    public List<Fact> facts() {
        return List.copyOf(facts);
    }
}
