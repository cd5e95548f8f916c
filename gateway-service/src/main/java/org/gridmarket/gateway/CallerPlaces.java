package org.gridmarket.gateway;

import java.util.List;
import org.gridmarket.metrics.GatewayMetrics;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.slots.Slots;

/**
 * Every place that a caller can hold at this gateway, each kind with its own budget, so that calls that wait take nothing
 * from calls that are answered at once. All are in the metrics: {@code gridmarket_places_used}, {@code _bound} and
 * {@code _refused_total}, by kind.
 */
public final class CallerPlaces {
    public final Slots arriving;
    public final Slots messages;
    public final Slots calls;
    public final Slots boardReads;
    public final Slots knownBlockWaits;
    public final Slots unknownBlockWaits;
    public final Slots streams;
    public final Slots pages;
    public final Slots queries;
    public final Slots submissions;
    public final Slots sealedRequests;

    public CallerPlaces(CallerLimits limits) {
        arriving = Slots.halfForOne("arriving", "calls have not sent their message yet", limits.arriving());
        messages = Slots.halfForOne(
                "message_pieces", "pieces of 16 KiB of long messages are under way", limits.messagePieces());
        calls = Slots.halfForOne("calls", "calls are being answered", limits.calls());
        boardReads = Slots.halfForOne("board_reads", "calls wait for a board", limits.boardReads());
        knownBlockWaits =
                Slots.halfForOne("block_waits_known", "operations wait for a block to be read", limits.blockWaits());
        unknownBlockWaits = Slots.halfForOne(
                "block_waits_unknown",
                "operations of unknown accounts wait for a block to be read",
                limits.blockWaits());
        streams = Slots.halfForOne("streams", "streams are open", limits.streams());
        pages = Slots.halfForOne("pages", "pages are watching", limits.pages());
        queries = Slots.halfForOne("queries", "questions are being answered", limits.queries());
        submissions = Slots.halfForOne("submissions", "operations are in flight", limits.submissions());
        sealedRequests =
                Slots.halfForOne("sealed_requests", "sealed requests are being answered", limits.sealedRequests());
    }

    public List<Slots> all() {
        return List.of(
                arriving,
                messages,
                calls,
                boardReads,
                knownBlockWaits,
                unknownBlockWaits,
                streams,
                pages,
                queries,
                submissions,
                sealedRequests);
    }

    /** Shows how many places are taken, how many there are, and how often there was none. */
    public void tell(Meters meters) {
        for (Slots slots : all()) {
            meters.gauge(GatewayMetrics.PLACES_USED, slots, Slots::used, slots.name());
            meters.gauge(GatewayMetrics.PLACES_BOUND, slots, Slots::most, slots.name());
            meters.counter(GatewayMetrics.PLACES_REFUSED, slots, Slots::refused, slots.name());
        }
    }
}
