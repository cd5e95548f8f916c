package org.gridmarket.gateway.readmodel;

import java.util.List;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.jdbi.v3.core.Handle;

/** Port: how much of the past the followers are told at a start. */
public interface Replay {
    /** All of it, whatever it takes. */
    Replay EVERYTHING = new Replay() {
        @Override
        public long from(Handle rows) {
            return 0;
        }

        @Override
        public List<Class<? extends EnergyEvent>> standing() {
            return List.of();
        }
    };

    /** The block from which on they are told every event. */
    long from(Handle rows);

    /** The types of which they are told those before that block too. */
    List<Class<? extends EnergyEvent>> standing();
}
