package org.gridmarket.agent.energy.forecast;

import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.plan.ProfileRow;

/** Port: what a home expects, as the rows of a profile. Each word of a source is the whole of what is expected from then on. */
public interface EnergyForecast extends AutoCloseable {
    /** A new forecast since the last look, if there is one; a SourceException when the source cannot be read now. */
    Optional<List<ProfileRow>> look();

    @Override
    void close();
}
