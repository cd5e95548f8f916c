package org.gridmarket.gateway.energy.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.Function;
import org.gridmarket.gateway.dashboard.Frame;
import org.gridmarket.gateway.dashboard.FrameReader;
import org.gridmarket.gateway.dashboard.PageNumbers;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/** The energy market's pages: one question for each, each in its frame. Public facts only, GET only. */
@Path("/api/v1/pages/energy")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EnergyPagesResource {
    private static final String NOT_FOUNDED = "the market is not founded yet: there is no calendar";

    private final FrameReader frames;
    private final DayReader days;
    private final InboxReader inbox;
    private final LiveMarket market;

    @Inject
    public EnergyPagesResource(FrameReader frames, DayReader days, InboxReader inbox, LiveMarket market) {
        this.frames = frames;
        this.days = days;
        this.inbox = inbox;
        this.market = market;
    }

    /** A day of the market; the last one with offers when none is named. */
    @GET
    @Path("/day")
    public Frame.Answer<DayPages.Day> day(@QueryParam("day") @Nullable String day) {
        return founded(calendar -> Optional.of(days.day(
                calendar,
                day == null ? days.presentDay(calendar, frames.presentRound(calendar)) : dayOf(calendar, day))));
    }

    private static int dayOf(MarketCalendar calendar, String text) {
        return PageNumbers.within(() -> {
            int day = PageNumbers.number(text);
            MarketDays.of(calendar).first(day);
            MarketDays.of(calendar).last(day);
            return day;
        });
    }

    /** One interval with its groups and trades. */
    @GET
    @Path("/intervals/{t}")
    public Frame.Answer<DayPages.IntervalDetail> interval(@PathParam("t") String text) {
        Interval t = PageNumbers.interval(text);
        return founded(calendar -> days.interval(calendar, t));
    }

    /** One round with its solutions. */
    @GET
    @Path("/rounds/{t}")
    public Frame.Answer<DayPages.RoundDetail> round(@PathParam("t") String text) {
        Round round = PageNumbers.round(text);
        return founded(calendar -> Optional.of(days.round(calendar, round)));
    }

    /** What waits for an answer. */
    @GET
    @Path("/inbox")
    public Frame.Answer<Inbox> inbox() {
        return frames.answer(market.calendar()
                .map(calendar -> inbox.of(calendar, frames.presentRound(calendar)))
                .orElseGet(inbox::founding));
    }

    private <P> Frame.Answer<P> founded(Function<MarketCalendar, Optional<P>> page) {
        return market.calendar()
                .map(calendar -> page.apply(calendar)
                        .map(frames::answer)
                        .orElseGet(() -> frames.missing("nothing has been offered or done for this interval")))
                .orElseGet(() -> frames.missing(NOT_FOUNDED));
    }
}
