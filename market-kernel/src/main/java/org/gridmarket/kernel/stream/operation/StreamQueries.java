package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.operation.StateDigest;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.message.StreamAnswer;
import org.gridmarket.kernel.stream.message.StreamQuery;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.RecordCodec;

/** Answers questions about the stream market. */
final class StreamQueries {
    /** An allocation that is asked for. */
    record Asked(OnStream.Act act) implements OnStream {}

    // spotless:off
    static final RuleBook<Asked> ALLOCATION = RuleBook.of("stream:readAllocation and stream:readEpoch",
            rule(StreamRejection.ALLOCATION_UNKNOWN, OnStream.SOURCE, Asked::unknown));
    // spotless:on

    private StreamQueries() {}

    static Decision<Receipt> answer(StreamQuery question, StreamState state) {
        return switch (question) {
            case StreamQuery.ReadStreamRules() ->
                LedgerPeriods.of(state.world())
                        .then(periods -> RulesInForce.of(periods, state))
                        .map(rules -> text(StreamRules.class, rules));
            case StreamQuery.ReadAllocation(var id) ->
                ALLOCATION
                        .check(new Asked(OnStream.Act.of(id, 0, state)))
                        .map(asked -> text(StreamAnswer.StreamAllocationState.class, allocation(asked)));
            case StreamQuery.ReadEpoch(var id, var epoch) ->
                ALLOCATION
                        .check(new Asked(OnStream.Act.of(id, epoch, state)))
                        .map(asked -> text(StreamAnswer.StreamEpochState.class, epoch(asked)));
            case StreamQuery.ReadStreamDigest() -> {
                StateDigest digest = StateDigest.of(StreamState.TABLES, state.world());
                yield Decision.accept(text(
                        StreamAnswer.StreamDigest.class,
                        new StreamAnswer.StreamDigest(digest.digest(), digest.rows())));
            }
        };
    }

    private static StreamAnswer.StreamAllocationState allocation(Asked asked) {
        AllocationRows rows = asked.rows();
        return new StreamAnswer.StreamAllocationState(
                asked.allocation(),
                rows.customer().orElse(null),
                rows.gone().orElse(null),
                rows.lanes(asked.allocation()).entrySet().stream()
                        .map(lane -> new StreamAnswer.LaneState(lane.getKey(), lane.getValue()))
                        .toList());
    }

    private static StreamAnswer.StreamEpochState epoch(Asked asked) {
        AllocationRows rows = asked.rows();
        int epoch = asked.epoch();
        return new StreamAnswer.StreamEpochState(
                asked.allocation().terms().suppliers().stream()
                        .map(SupplierOffer::account)
                        .flatMap(supplier -> rows.root(epoch, supplier).stream()
                                .map(root -> new StreamAnswer.RootState(supplier, root)))
                        .toList(),
                rows.revealed(epoch).orElse(null),
                rows.concluded(epoch).orElse(null));
    }

    private static <A> Receipt text(Class<A> type, A answer) {
        return Receipt.of(RecordCodec.of(type).write(answer));
    }
}
