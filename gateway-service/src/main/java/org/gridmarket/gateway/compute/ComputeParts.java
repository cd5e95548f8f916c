package org.gridmarket.gateway.compute;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.gridmarket.gateway.readmodel.ReadDatabase;

/** Puts the parts of batch computation together, where its classes do not ask for them themselves. */
@Singleton
public class ComputeParts {
    @Produces
    @Singleton
    ComputeReports reports(ReadDatabase database) {
        return new ComputeReports(database.jdbi());
    }
}
