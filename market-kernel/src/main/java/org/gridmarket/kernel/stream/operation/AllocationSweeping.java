package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.operation.Portion;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.AllocationLifeCycle;
import org.gridmarket.kernel.stream.lane.AllocationStatus;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.message.StreamAnswer;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows of an allocation that is closed, once no operation on it can be carried out any more. Its terms go first, so
 * that nobody can do anything to what is left; the row that says so goes last.
 */
final class AllocationSweeping {
    private static final String SOURCE = "stream-market, Rows";

    /** When it may be swept. */
    record Facts(
            StreamCommand.SweepAllocation command, Optional<StreamRows.ClosedUntil> closed, LedgerPeriods periods) {
        @Nullable String notSweepable() {
            return closed.filter(until -> periods.isSealed(until.last())).isPresent()
                    ? null
                    : closed.map(until -> "period " + until.last() + " is not sealed")
                            .orElse("allocation " + command.allocation() + " is not closed");
        }
    }

    // spotless:off
    static final RuleBook<Portion.Asked> ASKED = Portion.book("stream:sweepAllocation, the portion", SOURCE);
    static final RuleBook<Facts> SWEEP = RuleBook.of("stream:sweepAllocation",
            rule(StreamRejection.ALLOCATION_NOT_SWEEPABLE, SOURCE, Facts::notSweepable));
    // spotless:on

    private AllocationSweeping() {}

    static Decision<Receipt> run(StreamCommand.SweepAllocation command, LedgerPeriods periods, StreamState state) {
        Optional<StreamRows.ClosedUntil> closed = StreamState.CLOSED.find(state.world(), command.allocation());
        return ASKED.check(new Portion.Asked(command.rows(), StreamLimit.STREAM_ROWS_PER_SWEEP.ceiling()))
                .then(asked -> SWEEP.check(new Facts(command, closed, periods)))
                .map(legal -> delete(command, state));
    }

    private static Receipt delete(StreamCommand.SweepAllocation command, StreamState state) {
        AllocationId id = command.allocation();
        List<String> keys = new ArrayList<>();
        for (StateTable<?> single : List.of(StreamState.ALLOCATION, StreamState.GONE)) {
            if (single.has(state.world(), id)) {
                keys.add(single.key(id));
            }
        }
        for (StateTable<?> many : List.of(
                StreamState.LANE, StreamState.ROOT, StreamState.EPOCH, StreamState.VERDICT, StreamState.CONCLUDED)) {
            int room = command.rows() + 1 - keys.size();
            if (room > 0) {
                keys.addAll(first(many, id, room, state));
            }
        }
        boolean last = keys.size() < command.rows();
        if (last) {
            AllocationLifeCycle.TABLE.follow(
                    AllocationStatus.CLOSED, AllocationLifeCycle.SWEEP, LaneParty.ANYONE, NoFacts.NONE);
            keys.add(StreamState.CLOSED.key(id));
        }
        List<String> now = keys.subList(0, Math.min(keys.size(), command.rows()));
        now.forEach(state.world()::delete);
        state.tell(new StreamEvent.StreamRowsForgotten(id, now.size(), last));
        return state.receipt(StreamAnswer.StreamRowsSwept.class, new StreamAnswer.StreamRowsSwept(now.size(), last));
    }

    private static List<String> first(StateTable<?> table, AllocationId id, int most, StreamState state) {
        return state.world().first(table.key(id) + '~', Keys.after(table.name(), id), most).stream()
                .map(WorldState.Entry::key)
                .toList();
    }
}
