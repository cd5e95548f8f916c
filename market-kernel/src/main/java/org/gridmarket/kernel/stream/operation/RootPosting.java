package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneMoment;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.message.StreamAnswer;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.jspecify.annotations.Nullable;

/** A supplier commits to an epoch; or it does not, and whoever waits says so. */
final class RootPosting {
    /** A root that is posted. */
    record Posting(Act act, StreamCommand.PostRoot command, AccountKey supplier, Optional<Lane> laneRow)
            implements OnLane {
        @Override
        public List<Event<LaneMoment>> events() {
            return List.of(LaneLifeCycle.ROOT);
        }

        @Nullable String outOfTurn() {
            String offence = notNextRoot();
            return offence != null || moment().hadBegun() ? offence : "the epoch began after the lane's dispute";
        }

        @Nullable String notEnded() {
            return moment().isEnded() ? null : "epoch " + epoch() + " ends " + times().end(epoch());
        }

        @Nullable String tooLate() {
            return late(times().rootDue(epoch()));
        }

        @Nullable String rangesBad() {
            return PostedRoot.offence(command.missing(), allocation().inputs());
        }
    }

    /** A root that is missing. */
    record Missing(Act act, AnyoneActs.Validity validity, AccountKey supplier, Optional<Lane> laneRow)
            implements OnLane, AnyoneActs {
        @Override
        public List<Event<LaneMoment>> events() {
            return List.of(LaneLifeCycle.SILENT_AT_ROOT);
        }

        @Nullable String early() {
            return notDue(times().rootDue(epoch()));
        }
    }

    // spotless:off
    static final RuleBook<Posting> POST = RuleBook.of("stream:postRoot",
            rule(StreamRejection.ALLOCATION_UNKNOWN,        OnStream.SOURCE, Posting::unknown),
            rule(StreamRejection.NOT_STREAM_SUPPLIER,       OnStream.SOURCE, Posting::notSupplier),
            rule(LifeCycleRejection.TRANSITION_NOT_ALLOWED, OnStream.SOURCE, Posting::wrongState),
            rule(StreamRejection.EPOCH_OUT_OF_TURN,         OnStream.SOURCE, Posting::outOfTurn),
            rule(StreamRejection.EPOCH_NOT_OVER,            OnStream.SOURCE, Posting::notEnded),
            rule(StreamRejection.STEP_LATE,                 OnStream.SOURCE, Posting::tooLate),
            rule(StreamRejection.RANGES_BAD,                OnStream.SOURCE, Posting::rangesBad));
    static final RuleBook<Missing> TIME_OUT = RuleBook.of("stream:timeOutRoot",
            rule(ShellRejection.OPERATION_EXPIRED,          OnStream.SOURCE, Missing::operationExpired),
            rule(ShellRejection.OPERATION_TOO_LONG_VALID,   OnStream.SOURCE, Missing::operationTooLongValid),
            rule(StreamRejection.ALLOCATION_UNKNOWN,        OnStream.SOURCE, Missing::unknown),
            rule(StreamRejection.NOT_STREAM_SUPPLIER,       OnStream.SOURCE, Missing::notSupplier),
            rule(LifeCycleRejection.TRANSITION_NOT_ALLOWED, OnStream.SOURCE, Missing::wrongState),
            rule(StreamRejection.EPOCH_OUT_OF_TURN,         OnStream.SOURCE, Missing::notNextRoot),
            rule(StreamRejection.CUSTOMER_GONE,             OnStream.SOURCE, Missing::customerGone),
            rule(StreamRejection.STEP_NOT_DUE,              OnStream.SOURCE, Missing::early));
    // spotless:on

    private RootPosting() {}

    static Decision<Receipt> post(StreamCommand.PostRoot command, AccountKey signer, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return POST.check(new Posting(act, command, signer, act.rows().lane(signer)))
                .map(legal -> {
                    PostedRoot root = new PostedRoot(command.root(), command.missing(), List.of());
                    Lane lane = legal.moved(
                            LaneLifeCycle.ROOT, LaneParty.SUPPLIER, legal.lane().withRoot());
                    legal.rows().put(signer, lane);
                    legal.rows().put(command.epoch(), signer, root);
                    state.tell(new StreamEvent.StreamRootPosted(
                            command.allocation(), signer, command.epoch(), root, lane));
                    return answer(lane, state);
                });
    }

    static Decision<Receipt> timeOut(StreamCommand.TimeOutRoot command, LedgerPeriods periods, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return TIME_OUT.check(new Missing(
                        act,
                        new AnyoneActs.Validity(command.last(), periods),
                        command.lane(),
                        act.rows().lane(command.lane())))
                .map(legal ->
                        answer(miss(legal.rows(), legal.allocation(), command.lane(), legal.lane(), state), state));
    }

    /** Also by a reveal, which does not wait for others to time a lane out. */
    static Lane miss(AllocationRows rows, Allocation allocation, AccountKey supplier, Lane lane, StreamState state) {
        int epoch = lane.rooted();
        LaneMoment moment = new LaneMoment(lane, epoch, allocation.times(), state.now());
        Lane silent = lane.silentAtRoot(allocation.stakes().epochPrice())
                .with(LaneLifeCycle.TABLE.follow(
                        lane.status(), LaneLifeCycle.SILENT_AT_ROOT, LaneParty.ANYONE, moment));
        rows.put(supplier, silent);
        state.tell(new StreamEvent.StreamRootMissed(rows.id(), supplier, epoch, silent));
        return silent;
    }

    static Receipt answer(Lane lane, StreamState state) {
        return state.receipt(StreamAnswer.LaneMoved.class, new StreamAnswer.LaneMoved(lane.status()));
    }
}
