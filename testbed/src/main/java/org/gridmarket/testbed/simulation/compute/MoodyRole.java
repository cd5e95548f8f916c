package org.gridmarket.testbed.simulation.compute;

import java.util.List;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.Work;

/** A role whose owner leaves out what it ought to do: it is silent, hides what it has committed to, does not supply. */
final class MoodyRole implements Role {
    private static final int SILENT_PERCENT = 25;

    private final Role role;
    private final Moods moods;

    MoodyRole(Role role, Moods moods) {
        this.role = role;
        this.moods = moods;
    }

    @Override
    public void hear(Record event) {
        role.hear(event);
    }

    @Override
    public void learn(Fact fact) {
        role.learn(fact);
    }

    @Override
    public List<Fact> takeNotes() {
        return role.takeNotes();
    }

    @Override
    public List<Intent> wants(LedgerTime now) {
        return role.wants(now).stream()
                .filter(intent -> !moods.does("silent", intent.text(), SILENT_PERCENT))
                .toList();
    }

    @Override
    public List<Work> work(LedgerTime now) {
        return role.work(now).stream()
                .filter(work -> !(work instanceof Work.Supply) || !moods.does("supply", work.subject(), 50))
                .toList();
    }
}
