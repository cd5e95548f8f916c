package org.gridmarket.gateway.compute;

import java.util.List;
import java.util.Optional;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.LeftAlone;
import org.gridmarket.gateway.market.Turn;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Acts on matches whose time is over, and takes expired offers out of the book. What was refused is left for a while.
 */
final class ComputeChore implements Chore {
    /** Of a look; more come in the next. */
    private static final int PORTION = 50;

    private static final long LOOK_MILLIS = 2_000;
    private static final long TURN_MILLIS = 5_000;
    private static final long REFUSED_MILLIS = 60_000;

    private final ComputeReports reports;
    private final LedgerClock ledger;
    private final int turn;
    private final LeftAlone<String> left = new LeftAlone<>();
    private String last = "";

    ComputeChore(ComputeReports reports, LedgerClock ledger, Organisation organisation) {
        this.reports = reports;
        this.ledger = ledger;
        this.turn = Turn.of(organisation);
    }

    @Override
    public String name() {
        return ComputeFunctions.PREFIX;
    }

    @Override
    public Step next(LedgerTime now) {
        Optional<Clock> clock = ledger.clock();
        LedgerTime own = now.plusMillis(-turn * TURN_MILLIS);
        Optional<ComputeCommand.ByMember> due = clock.isEmpty() ? Optional.empty() : due(clock.get(), own, now);
        if (due.isEmpty()) {
            return new Step.Wait(now.plusMillis(LOOK_MILLIS));
        }
        return new Step.Submit(Credential.CLIENT, ComputeFunctions.NAMES.of(due.get()), RecordCodec.text(due.get()));
    }

    private Optional<ComputeCommand.ByMember> due(Clock clock, LedgerTime own, LedgerTime now) {
        for (MatchId match : reports.over(own, PORTION)) {
            if (!left.isLeft(match.toString(), now)) {
                last = match.toString();
                return Optional.of(
                        new ComputeCommand.Expire(match, clock.at(now).next()));
            }
        }
        List<ComputeReports.ExpiredOffer> expired = reports.expired(own, PORTION);
        for (ComputeReports.ExpiredOffer offer : expired) {
            if (!left.isLeft(offer.id().toString(), now)) {
                last = offer.id().toString();
                return Optional.of(new ComputeCommand.ExpireOffer(offer.kind(), offer.id()));
            }
        }
        return Optional.empty();
    }

    /** Done or not, it is left until its event has come. */
    @Override
    public void ended(Step.Submit step, boolean done, String result, LedgerTime now) {
        left.leave(last, now, REFUSED_MILLIS);
    }
}
