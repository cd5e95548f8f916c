package org.gridmarket.gateway.energy.page;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.dashboard.DashboardRows;
import org.gridmarket.gateway.energy.GroupFlows;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.meter.EnrolmentDesk;
import org.gridmarket.gateway.readmodel.ReadDatabase;

/** Puts the readers of the energy market's pages together. */
@Singleton
public class EnergyPageParts {
    @Produces
    @Singleton
    DayReader days(DashboardRows dashboard, ReadDatabase database, LiveMarket market, GatewayLimits limits) {
        return new DayReader(dashboard, new DayRows(database.jdbi()), new GroupFlows(database.jdbi()), market, limits);
    }

    @Produces
    @Singleton
    InboxReader inbox(ReadDatabase database, DashboardRows dashboard, EnrolmentDesk desk) {
        return new InboxReader(database.jdbi(), dashboard, desk);
    }
}
