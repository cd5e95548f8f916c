package org.gridmarket.testbed.simulation.compute;

import java.util.List;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.FactList;
import org.gridmarket.worker.compute.role.Journal;

/** A disk that outlives crashes. Facts go through their text, as on a real one. */
final class JournalInMemory implements Journal {
    private static final RecordCodec<Fact> CODEC = RecordCodec.of(Fact.class);

    private final FactList facts = new FactList();

    @Override
    public void keep(Fact fact) {
        facts.add(CODEC.read(CODEC.write(fact)));
    }

    @Override
    public List<Fact> facts() {
        return facts.facts();
    }
}
