package org.gridmarket.cli.stream;

import java.time.Instant;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.message.StreamEvent;

/** Events of one lease as lines for people. */
final class LeaseWords {
    private LeaseWords() {}

    /** Empty for events of others. */
    static String of(AllocationId id, StreamEvent event) {
        return switch (event) {
            case StreamEvent.StreamAllocationCreated e
            when e.id().equals(id) ->
                "made: " + e.allocation().terms().epochs() + " epochs from "
                        + time(e.allocation().terms().start());
            case StreamEvent.OfAllocation e when e.allocation().equals(id) -> ofThis(event);
            default -> "";
        };
    }

    /** As others write times. */
    static Instant time(LedgerTime moment) {
        return Instant.ofEpochMilli(moment.epochMillis());
    }

    private static String ofThis(StreamEvent event) {
        return switch (event) {
            case StreamEvent.StreamRootPosted e ->
                "epoch " + e.epoch() + ": root of " + e.supplier() + ", "
                        + e.root().missing().size() + " missing ranges";
            case StreamEvent.StreamRootMissed e -> "epoch " + e.epoch() + ": no root of " + e.supplier();
            case StreamEvent.StreamRevealed e ->
                "epoch " + e.epoch() + ": " + e.revealed().tests().size() + " positions revealed";
            case StreamEvent.StreamOpened e ->
                "epoch " + e.epoch() + ": opened by " + e.supplier() + ", " + of(e.lane());
            case StreamEvent.StreamOpeningMissed e -> "epoch " + e.epoch() + ": no opening of " + e.supplier();
            case StreamEvent.StreamVerdictPosted e -> "epoch " + e.epoch() + ": verdict of " + e.mediator();
            case StreamEvent.StreamConcluded e ->
                "epoch " + e.epoch() + ": " + (e.conclusion().verdict() == null ? "no majority in time" : "concluded");
            case StreamEvent.StreamLaneJudged e ->
                "epoch " + e.epoch() + ": " + e.supplier() + " is judged, " + of(e.lane());
            case StreamEvent.StreamOutputProved e ->
                "epoch " + e.epoch() + ": " + e.supplier() + " streamed otherwise than it opened";
            case StreamEvent.StreamCustomerGone e ->
                "epoch " + e.gone().epoch() + ": the customer is " + (e.gone().fault() ? "at fault" : "silent");
            case StreamEvent.StreamStopped e -> "lane of " + e.supplier() + " ends with epoch " + e.last();
            case StreamEvent.StreamLaneClosed e ->
                "lane of " + e.supplier() + " is closed: " + e.closing().money().earned() + " earned";
            case StreamEvent.StreamAllocationClosed e -> "closed";
            default -> "";
        };
    }

    private static String of(Lane lane) {
        return switch (lane.status()) {
            case FROZEN -> "different: in dispute";
            case OVER -> "it has lost its lease";
            default -> lane.opened() + " epochs are settled";
        };
    }
}
