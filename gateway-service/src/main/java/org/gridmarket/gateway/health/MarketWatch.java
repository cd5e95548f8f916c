package org.gridmarket.gateway.health;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.energy.Punctuality;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.PeerStanding;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.process.FatalErrors;

/** Puts together what this gateway knows of market, peers and orderers, by the clock: health, page and metrics tell it. */
public class MarketWatch {
    /** Farther behind than this, what the rows say of the present is wrong. */
    static final long FAR_BEHIND = 50;

    private final BlockIntake intake;
    private final LiveMarket market;
    private final OrderingWatch ordering;
    private final boolean closes;
    private final Clock clock;

    /**
     * @param closes whether this gateway closes rounds
     */
    public MarketWatch(BlockIntake intake, LiveMarket market, OrderingWatch ordering, boolean closes, Clock clock) {
        this.intake = intake;
        this.market = market;
        this.ordering = ordering;
        this.closes = closes;
        this.clock = clock;
    }

    /** How punctual the market is; empty before it is founded. */
    public Optional<Punctuality> punctuality() {
        return market.facts().map(facts -> Punctuality.of(facts, new LedgerTime(clock.millis())));
    }

    /** What the peers have said last. */
    public List<PeerStanding> peers() {
        return intake.peers();
    }

    /** When any peer last said anything; empty before the first word. */
    public Optional<Instant> peerHeard() {
        return peers().stream()
                .map(PeerStanding::heard)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** When a new block last came from the ordering service, as far as this gateway has seen; empty before the first. */
    public Optional<Instant> newBlock() {
        return intake.lastNewBlock().at();
    }

    /** A transaction that no quorum of orderers took, if nothing was ordered since. */
    public Optional<OrderingWatch.Refusal> notOrdered() {
        return ordering.since(newBlock());
    }

    /** The one line. */
    public Verdict verdict() {
        Optional<FatalErrors.Fatal> fatal = FatalErrors.ofThisProcess().failure();
        if (fatal.isPresent()) {
            return new Verdict(
                    Verdict.State.STOPPED,
                    "this gateway ends: " + fatal.get(),
                    "Start it again; its log has the cause.");
        }
        RuntimeException failure = intake.failure();
        if (failure != null) {
            return new Verdict(
                    Verdict.State.STOPPED,
                    "this gateway has stopped reading the ledger: " + failure,
                    "Repair its database and start it again, or start it with \"rebuild\".");
        }
        OptionalLong lag = intake.lag();
        if (lag.isEmpty()) {
            return frozenWithoutPeer();
        }
        Optional<OrderingWatch.Refusal> refusal = notOrdered();
        if (refusal.isPresent()) {
            return new Verdict(
                    Verdict.State.FROZEN,
                    "frozen: no quorum of orderers takes transactions, tried last at "
                            + seconds(refusal.get().time()),
                    "Start the orderers that are away (network/status, network/start); this gateway tries again by itself.");
        }
        if (lag.getAsLong() > FAR_BEHIND) {
            return new Verdict(
                    Verdict.State.CATCHING_UP,
                    "catching up: this gateway is " + lag.getAsLong() + " blocks behind, and shows the past",
                    "Wait, or ask another gateway.");
        }
        return punctuality()
                .map(this::byTheClock)
                .orElseGet(() -> new Verdict(
                        Verdict.State.NOT_FOUNDED,
                        "there is no market yet",
                        "The DSO proposes a calendar, an administrator of the regulator approves it."));
    }

    private Verdict frozenWithoutPeer() {
        String since = peerHeard().map(heard -> "since " + seconds(heard)).orElse("since this gateway started");
        return new Verdict(
                Verdict.State.FROZEN,
                "frozen: no peer has answered " + since + "; what is shown is of then",
                "Start the peers (network/status, network/start) or mend the way to them; this gateway tries again by itself.");
    }

    private Verdict byTheClock(Punctuality punctuality) {
        if (!punctuality.isLate()) {
            return new Verdict(Verdict.State.IN_TIME, "in time", "");
        }
        boolean open = !punctuality.notClosed().isAfter(punctuality.notFinal().round());
        String what = open
                ? "round " + punctuality.notClosed() + " is not closed"
                : "interval " + punctuality.notFinal() + " is not final";
        return new Verdict(
                Verdict.State.OVERDUE,
                "overdue by " + Verdict.inWords(punctuality.overdue()) + ": " + what,
                closes
                        ? "This gateway's closer tries; its log says what the ledger answers."
                        : "Start a gateway with a closer: gridmarket.closer.enabled is false at this one.");
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
