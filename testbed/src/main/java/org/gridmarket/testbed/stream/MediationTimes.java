package org.gridmarket.testbed.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.message.StreamEvent;

/** How long each step of a mediation takes, from the events that tell it. Not thread-safe. */
final class MediationTimes {
    private record Case(AllocationId allocation, int epoch) {}

    private record Begun(long at, int majority, List<Long> verdicts) {}

    private final LongSupplier millis;
    private final Map<AllocationId, Integer> majorities = new HashMap<>();
    private final Map<Case, Begun> open = new HashMap<>();
    private final List<Long> toVerdict = new ArrayList<>();
    private final List<Long> toMajority = new ArrayList<>();
    private final List<Long> fromMajority = new ArrayList<>();
    private final List<Long> whole = new ArrayList<>();

    /** @param millis a clock that only ascends, ms */
    MediationTimes(LongSupplier millis) {
        this.millis = millis;
    }

    void hear(StreamEvent event) {
        switch (event) {
            case StreamEvent.StreamAllocationCreated(var id, var allocation) ->
                majorities.put(id, allocation.majority());
            case StreamEvent.StreamOpened(var id, var supplier, var epoch, var opened, var lane) -> {
                if (lane.status() == LaneStatus.FROZEN) {
                    open.putIfAbsent(
                            new Case(id, epoch),
                            new Begun(millis.getAsLong(), majorities.getOrDefault(id, 1), new ArrayList<>()));
                }
            }
            case StreamEvent.StreamVerdictPosted(var id, var mediator, var epoch, var verdict) ->
                posted(new Case(id, epoch));
            case StreamEvent.StreamConcluded(var id, var epoch, var conclusion, var customer) ->
                concluded(new Case(id, epoch));
            default -> {
                // is no step of a mediation
            }
        }
    }

    private void posted(Case of) {
        Begun begun = open.get(of);
        if (begun != null) {
            long now = millis.getAsLong();
            begun.verdicts().add(now);
            toVerdict.add(now - begun.at());
            if (begun.verdicts().size() == begun.majority()) {
                toMajority.add(now - begun.at());
            }
        }
    }

    private void concluded(Case of) {
        Begun begun = open.remove(of);
        if (begun != null) {
            long now = millis.getAsLong();
            whole.add(now - begun.at());
            if (begun.verdicts().size() >= begun.majority()) {
                fromMajority.add(now - begun.verdicts().get(begun.majority() - 1));
            }
        }
    }

    /**
     * By name, ms: from a dispute to each mediator's verdict, to as many verdicts as are a majority, from there to the
     * conclusion, and from the dispute to the conclusion.
     */
    SortedMap<String, List<Long>> spans() {
        return new TreeMap<>(Map.of(
                "dispute_to_verdict", List.copyOf(toVerdict),
                "dispute_to_majority", List.copyOf(toMajority),
                "majority_to_conclusion", List.copyOf(fromMajority),
                "mediation", List.copyOf(whole)));
    }
}
