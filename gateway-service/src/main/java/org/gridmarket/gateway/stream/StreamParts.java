package org.gridmarket.gateway.stream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.gridmarket.gateway.readmodel.ReadDatabase;

/** Puts the parts of stream computation together, where its classes do not ask for them themselves. */
@Singleton
public class StreamParts {
    @Produces
    @Singleton
    StreamReports reports(ReadDatabase database) {
        return new StreamReports(database.jdbi());
    }
}
