package org.gridmarket.gateway.readmodel;

import java.util.List;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.jdbi.v3.core.Handle;

/** A projection that dies of one kind of event, after the others have written their rows. */
final class CrashOn implements Projection<EnergyEvent> {
    /** What it dies of. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("the process died here");
        }
    }

    private final Class<? extends EnergyEvent> kind;

    CrashOn(Class<? extends EnergyEvent> kind) {
        this.kind = kind;
    }

    @Override
    public void apply(Handle rows, Place place, EnergyEvent event) {
        if (kind.isInstance(event)) {
            throw new Crash();
        }
    }

    @Override
    public List<String> tables() {
        return List.of();
    }
}
