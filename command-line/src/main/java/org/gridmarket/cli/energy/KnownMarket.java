package org.gridmarket.cli.energy;

import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;

/**
 * A founded market as a gateway describes it.
 *
 * @param description in the gateway's words
 * @param times of its calendar
 */
record KnownMarket(MarketDescription description, MarketTimes times) {
    /** Asks a gateway; a market that is not founded is a failure that says so. */
    static KnownMarket of(GatewayOption gateway) {
        MarketDescription described = gateway.ask(stub -> stub.describe(DescribeRequest.getDefaultInstance()));
        if (described.getCalendarJson().isEmpty()) {
            throw new PartFailedException("the market is not founded yet; try again when it has a calendar");
        }
        return new KnownMarket(
                described, MarketTimes.here(RecordCodec.of(MarketCalendar.class).read(described.getCalendarJson())));
    }

    MarketCalendar calendar() {
        return times.calendar();
    }

    Target target() {
        return new Target(description.getChannel(), description.getChaincode());
    }
}
