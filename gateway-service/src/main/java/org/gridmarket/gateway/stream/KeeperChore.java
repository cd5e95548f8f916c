package org.gridmarket.gateway.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.clock.PeriodSeals;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.LeftAlone;
import org.gridmarket.gateway.market.Turn;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Times out steps that are missing, concludes disputes, closes lanes and allocations, and sweeps the rows of closed ones once
 * their last period is sealed, which it does itself where nobody else has a reason to. What was refused is left for a while.
 * What comes due by an event is done at once by the gateway whose turn is first; the others look whether it has.
 */
final class KeeperChore implements Chore {
    /** Closed allocations that are looked at for a sweep at a time. */
    private static final int PORTION = 50;

    private static final long LOOK_MILLIS = 1_000;
    private static final long TURN_MILLIS = 3_000;
    private static final long REFUSED_MILLIS = 15_000;

    /** So long after it could be, nobody has sealed a period: no operation names it as its last. Then it is sealed here. */
    private static final long UNSEALED_MILLIS = 30_000;

    private final OpenLeases leases;
    private final StreamReports reports;
    private final LedgerClock ledger;
    private final PeriodSeals seals;
    private final int turn;
    private final LeftAlone<String> left = new LeftAlone<>();
    private Map<StreamCommand.ByMember, LedgerTime> dueSince = Map.of();
    private long newsTaken;

    KeeperChore(
            OpenLeases leases,
            StreamReports reports,
            LedgerClock ledger,
            PeriodSeals seals,
            Organisation organisation) {
        this.leases = leases;
        this.reports = reports;
        this.ledger = ledger;
        this.seals = seals;
        this.turn = Turn.of(organisation);
    }

    @Override
    public String name() {
        return StreamFunctions.PREFIX;
    }

    @Override
    public boolean hasNews() {
        return turn == 0 && leases.urgent() != newsTaken;
    }

    @Override
    public Step next(LedgerTime now) {
        newsTaken = leases.urgent();
        Optional<Step.Submit> due = ledger.clock().flatMap(clock -> due(clock, now));
        return due.isPresent() ? due.get() : new Step.Wait(now.plusMillis(LOOK_MILLIS));
    }

    private Optional<Step.Submit> due(Clock clock, LedgerTime now) {
        LedgerTime own = now.plusMillis(-turn * TURN_MILLIS);
        LedgerPeriod last = clock.at(now).next();
        List<StreamCommand.ByMember> due = leases.due(own, last);
        dueSince = due.stream()
                .filter(KeeperChore::comesByEvent)
                .collect(Collectors.toMap(command -> command, command -> dueSince.getOrDefault(command, now)));
        return first(due.stream().filter(command -> isOwnTurn(command, now)).map(KeeperChore::submit), now)
                .or(() -> first(sweeps(clock, own), now));
    }

    private static boolean comesByEvent(StreamCommand.ByMember command) {
        return command instanceof StreamCommand.Conclude || command instanceof StreamCommand.CloseAllocation;
    }

    /** What comes by time is due the later here the later this gateway's turn is; what comes by an event is held back here. */
    private boolean isOwnTurn(StreamCommand.ByMember command, LedgerTime now) {
        LedgerTime since = dueSince.get(command);
        return since == null || !now.isBefore(since.plusMillis(turn * TURN_MILLIS));
    }

    private Optional<Step.Submit> first(Stream<Step.Submit> steps, LedgerTime now) {
        return steps.filter(step -> !left.isLeft(step.argument(), now)).findFirst();
    }

    private Stream<Step.Submit> sweeps(Clock clock, LedgerTime own) {
        return reports.unswept(PORTION).stream()
                .filter(closed -> !own.isBefore(clock.sealable(closed.last())))
                .flatMap(closed -> sweep(closed, clock, own).stream());
    }

    /** The ledger refuses it until the period is sealed. */
    private Optional<Step.Submit> sweep(StreamReports.Unswept closed, Clock clock, LedgerTime own) {
        Optional<LedgerTime> sealed = seals.sealedAt(closed.last());
        LedgerTime due = sealed.orElseGet(() -> clock.sealable(closed.last()).plusMillis(UNSEALED_MILLIS));
        if (own.isBefore(due)) {
            return Optional.empty();
        }
        return Optional.of(
                sealed.isPresent()
                        ? submit(new StreamCommand.SweepAllocation(
                                closed.allocation(), StreamLimit.STREAM_ROWS_PER_SWEEP.ceiling()))
                        : seal(closed.last()));
    }

    private static Step.Submit seal(LedgerPeriod period) {
        ClockCommand command = new ClockCommand.SealPeriod(period);
        return new Step.Submit(Credential.CLIENT, ClockFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    private static Step.Submit submit(StreamCommand.ByMember command) {
        return new Step.Submit(Credential.CLIENT, StreamFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    /** Done or not, it is left until its event has come; a sweep may have more to do. */
    @Override
    public void ended(Step.Submit step, boolean done, String result, LedgerTime now) {
        left.leave(step.argument(), now, done ? LOOK_MILLIS : REFUSED_MILLIS);
    }
}
