package org.gridmarket.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.grpc.Shown;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.UnitPrice;

/** Prices ahead, in the form that energy managers read as a tariff: a list of start, end, value. */
@Path("/api/v1/prices")
@RunOnVirtualThread
public class PricesResource {
    /** µ per Wh are thousandths of a unit of the currency per kWh. */
    private static final int PER_KWH = 3;

    private static final String LOCAL = "local";
    private static final String GRID = "grid";

    private final LiveMarket market;
    private final LocalPrices prices;
    private final Clock clock;

    @Inject
    public PricesResource(LiveMarket market, LocalPrices prices, Clock clock) {
        this.market = market;
        this.prices = prices;
        this.clock = clock;
    }

    /**
     * The price of an interval, in units of the currency per kWh.
     *
     * @param start RFC 3339, UTC; of the real time that the calendar gives the interval
     * @param end likewise
     * @param value what was asked for: the expected price in the market, fee included, or the grid's
     * @param gridPrice what the grid charges
     */
    public record Price(String start, String end, BigDecimal value, BigDecimal gridPrice) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvLists.MEDIA_TYPE})
    @Operation(
            summary = "Expected local price and grid price per kWh, from the present interval to the last nameable",
            description =
                    "value is the expected local price, fee included: the mean of the same time a day before, else of"
                            + " that day, else the middle of the band; with of=grid it is the grid's price.")
    public List<Price> prices(@QueryParam("of") @DefaultValue(LOCAL) String of) {
        if (!of.equals(LOCAL) && !of.equals(GRID)) {
            throw new BadRequestException(problem(
                    Response.Status.BAD_REQUEST, "of '" + Shown.text(of) + "': there are " + LOCAL + " and " + GRID));
        }
        MarketCalendar calendar = market.calendar()
                .orElseThrow(() -> new NotFoundException(
                        problem(Response.Status.NOT_FOUND, "the market is not founded yet: there is no calendar")));
        return prices(calendar, market.rules(), of.equals(GRID));
    }

    private List<Price> prices(MarketCalendar calendar, MarketRules rules, boolean grid) {
        LedgerTime now = new LedgerTime(clock.millis());
        Interval present = calendar.intervalAt(now);
        LocalPrices.Past past = prices.dayBefore(calendar, present);
        List<Price> list = new ArrayList<>();
        Interval last = calendar.lastNameable(now);
        for (Interval t = present; !t.isAfter(last); t = t.next()) {
            Optional<Tariff> tariff = rules.tariffAt(t);
            if (tariff.isPresent()) {
                UnitPrice charged = tariff.get().deficitPrice();
                UnitPrice shown = grid ? charged : past.expected(t, tariff.get());
                list.add(new Price(at(calendar.start(t)), at(calendar.end(t)), perKwh(shown), perKwh(charged)));
            }
        }
        return list;
    }

    private static String at(LedgerTime time) {
        return Instant.ofEpochMilli(time.epochMillis()).toString();
    }

    private static BigDecimal perKwh(UnitPrice price) {
        return BigDecimal.valueOf(price.microPerWh(), PER_KWH);
    }

    private static Response problem(Response.Status status, String text) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new ApiProblem(text))
                .build();
    }
}
