package org.gridmarket.kernel.stream.operation;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.operation.EnvelopeRules;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.lane.AllocationLifeCycle;
import org.gridmarket.kernel.stream.lane.EpochLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.offer.AllocationRules;

/** All that the stream market has, by name. */
final class StreamContents {
    static final TableOfContents CONTENTS = new TableOfContents(
            StreamFunctions.NAMES,
            StreamState.TABLES,
            Stream.concat(EnvelopeRules.BOOKS.stream(), ruleBooks().stream()).toList(),
            List.of(
                    AllocationLifeCycle.TABLE,
                    LaneLifeCycle.TABLE,
                    EpochLifeCycle.TABLE,
                    RulesChanging.LIFE_CYCLE,
                    MediatorLicensing.LIFE_CYCLE),
            TableOfContents.eventsOf(StreamEvent.class),
            List.of(StreamLimit.values()));

    private StreamContents() {}

    private static List<RuleBook<?>> ruleBooks() {
        return List.of(
                RulesInForce.RULES,
                RulesChanging.PROPOSE,
                RulesChanging.AGREE,
                RulesChanging.APPROVE,
                MediatorLicensing.GRANT,
                MediatorLicensing.WITHDRAW,
                Creating.TIMING,
                AllocationRules.FEASIBLE,
                Creating.PARTIES,
                RootPosting.POST,
                RootPosting.TIME_OUT,
                Revealing.REVEAL,
                Revealing.TIME_OUT,
                Opening.OPEN,
                Opening.TIME_OUT,
                Judging.POST,
                Judging.CONCLUDE,
                Judging.TIME_OUT,
                OutputProving.PROVE,
                Stopping.STOP,
                Closing.LANE,
                Closing.ALLOCATION,
                AllocationSweeping.ASKED,
                AllocationSweeping.SWEEP,
                StreamQueries.ALLOCATION);
    }
}
