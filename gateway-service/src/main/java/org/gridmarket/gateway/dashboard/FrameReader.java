package org.gridmarket.gateway.dashboard;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.energy.RoundFacts;
import org.gridmarket.gateway.health.MarketWatch;
import org.gridmarket.gateway.health.RecentRefusals;
import org.gridmarket.gateway.health.Verdict;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.PeerStanding;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;

/** Tells where the market stands, and puts answers into their frame. */
@Singleton
public class FrameReader {
    private final DashboardRows rows;
    private final LiveMarket market;
    private final ReadModel model;
    private final BlockIntake intake;
    private final MarketWatch watch;
    private final RecentRefusals refusals;
    private final List<WaitingItems> inboxes;
    private final GatewayConfig config;
    private final Target target;
    private final Clock clock;

    @Inject
    public FrameReader(
            DashboardRows rows,
            LiveMarket market,
            ReadModel model,
            BlockIntake intake,
            MarketWatch watch,
            RecentRefusals refusals,
            @All List<WaitingItems> inboxes,
            GatewayConfig config,
            Target target,
            Clock clock) {
        this.rows = rows;
        this.market = market;
        this.model = model;
        this.intake = intake;
        this.watch = watch;
        this.refusals = refusals;
        this.inboxes = List.copyOf(inboxes);
        this.config = config;
        this.target = target;
        this.clock = clock;
    }

    /** A page within the frame as it is now. */
    public <P> Frame.Answer<P> answer(P page) {
        return new Frame.Answer<>(frame(), page, null);
    }

    /** The frame without a page. */
    public <P> Frame.Answer<P> missing(String problem) {
        return new Frame.Answer<>(frame(), null, problem);
    }

    private Frame frame() {
        List<PeerStanding> peers = watch.peers();
        return new Frame(
                market(),
                inboxes.stream().mapToInt(WaitingItems::waiting).sum(),
                refusals.lastHour().stream()
                        .mapToLong(RecentRefusals.Count::count)
                        .sum(),
                (int) peers.stream().filter(PeerStanding::up).count(),
                peers.size());
    }

    /** Where the market stands. */
    public Pages.Market market() {
        Optional<RoundFacts> facts = market.facts();
        OptionalLong lag = intake.lag();
        return new Pages.Market(
                config.organisation().name(),
                target.channel(),
                target.chaincode(),
                clock.millis(),
                model.height(),
                lag.isPresent() ? lag.getAsLong() : null,
                condition(),
                facts.map(known -> calendar(known.calendar())).orElse(null),
                facts.map(this::standing).orElse(null));
    }

    /** The round that lasts, by the clock. */
    public Round presentRound(MarketCalendar calendar) {
        return calendar.roundAt(new LedgerTime(clock.millis()));
    }

    private Pages.Condition condition() {
        Verdict verdict = watch.verdict();
        return new Pages.Condition(
                verdict.state().name(),
                verdict.text(),
                verdict.next(),
                watch.punctuality().map(known -> known.overdue().toMillis()).orElse(null),
                watch.peerHeard().map(Instant::toEpochMilli).orElse(null));
    }

    private static Pages.Calendar calendar(MarketCalendar calendar) {
        return new Pages.Calendar(
                calendar.epoch().epochMillis(),
                calendar.intervalMinutes(),
                calendar.realIntervalMillis(),
                calendar.clearance(),
                calendar.horizon(),
                calendar.lookAhead(),
                calendar.objective().name(),
                calendar.simulation());
    }

    private Pages.CurrentRound standing(RoundFacts facts) {
        Round round = presentRound(facts.calendar());
        return new Pages.CurrentRound(
                round.index(),
                facts.calendar().gate(round).epochMillis(),
                facts.lastClosed().index(),
                facts.lastFinal().index(),
                rows.lastNamed().orElse(null));
    }
}
