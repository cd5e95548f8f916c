package org.gridmarket.solver.allocation.cases;

import java.util.List;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.Dimension;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.MoneyTerms;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.allocation.schema.OfferFlags;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.gridmarket.kernel.allocation.schema.SizeLimits;
import org.gridmarket.kernel.allocation.schema.TypeField;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;

/** The schema of the carpool. */
final class CarpoolSchema {
    private static final LedgerTime EPOCH = new LedgerTime(1_750_000_000_000L);
    private static final long MINUTE = 60_000;

    private CarpoolSchema() {}

    static MarketSchema of(int members) {
        return new MarketSchema(
                new MarketName("carpool"),
                Organisation.DSO,
                Organisation.REGULATOR,
                List.of(
                        new TypeField("slot", 0, 95),
                        new TypeField("pickup", 1, 20),
                        new TypeField("destination", 1, 5)),
                null,
                List.of(new Dimension("seats", 3, 0, 1)),
                new OfferFlags(List.of(Flag.SINGLE), List.of(Flag.values())),
                List.of(Objective.VOLUME, Objective.WELFARE),
                PriceRule.UNIFORM,
                new MoneyTerms(true, 0),
                new CycleCalendar(EPOCH, 10 * MINUTE, 5 * MINUTE, MINUTE, 2 * MINUTE, false, 1, false),
                new SizeLimits(members, 1, 200, members),
                MarketTerms.NONE);
    }
}
