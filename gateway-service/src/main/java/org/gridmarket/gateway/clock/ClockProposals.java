package org.gridmarket.gateway.clock;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Jdbi;

/** Clocks that wait for the approval of another organisation than that which proposes them; none once there is one. */
@Singleton
public class ClockProposals {
    /** A clock and who proposes it. */
    public record Open(Clock clock, Organisation by) {}

    private final Jdbi jdbi;

    @Inject
    public ClockProposals(ReadDatabase database) {
        this.jdbi = database.jdbi();
    }

    /** By the order of organisations' names. */
    public List<Open> open() {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select organisation, json from clock_proposal
                        where not exists (select 1 from clock_terms) order by organisation""")
                .map((row, context) -> new Open(
                        RecordCodec.of(Clock.class).read(row.getString("json")),
                        Organisation.valueOf(row.getString("organisation"))))
                .list());
    }
}
