package org.gridmarket.testbed.day;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.process.PartFailedException;

/** Kills gateways of a day when their time has come, and starts them again. */
final class GatewayOutages {
    private final PartsOfDay parts;
    private final MarketCalendar calendar;
    private final Announcer announcer;

    GatewayOutages(PartsOfDay parts, MarketCalendar calendar, Announcer announcer) {
        this.parts = parts;
        this.calendar = calendar;
        this.announcer = announcer;
    }

    /** Each on a thread of its own, which ends with the process. */
    void start(List<GatewayOutage> outages, AgentFleet fleet) {
        for (GatewayOutage outage : outages) {
            int place = parts.placeOf(outage.organisation())
                    .orElseThrow(() -> new PartFailedException(
                            outage + ": there is no gateway of " + outage.organisation() + " in this network"));
            Thread.ofVirtual()
                    .name(outage.toString())
                    .uncaughtExceptionHandler((thread, broken) -> fleet.fail(broken))
                    .start(() -> befall(outage, place));
        }
    }

    private void befall(GatewayOutage outage, int place) {
        try {
            await(calendar.start(outage.first()));
            parts.killGateway(place);
            announcer.step("killed the gateway of " + outage.organisation());
            await(calendar.end(outage.last()));
            parts.restartGateway(place);
            announcer.step("the gateway of " + outage.organisation() + " is back, at "
                    + parts.endpoints().get(place));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(LedgerTime moment) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(0, moment.epochMillis() - System.currentTimeMillis()));
    }
}
