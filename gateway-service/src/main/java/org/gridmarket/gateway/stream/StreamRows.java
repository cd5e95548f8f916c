package org.gridmarket.gateway.stream;

import java.util.List;
import java.util.stream.Collectors;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.jdbi.v3.core.Handle;

/** Where each allocation stands: its lanes, its epochs, and who was found at fault. */
final class StreamRows implements Projection<StreamEvent> {
    /** Why a relay carries operations of an account: an organisation has licensed it. */
    private static final String MEDIATOR = "MEDIATOR";

    @Override
    public void apply(Handle rows, Place place, StreamEvent event) {
        switch (event) {
            case StreamEvent.StreamAllocationCreated(var id, var allocation) -> created(rows, place, id, allocation);
            case StreamEvent.StreamRootPosted(var id, var supplier, var epoch, var root, var lane) -> {
                rooted(rows, id, supplier, epoch, root);
                lane(rows, id, supplier, lane);
            }
            case StreamEvent.StreamRootMissed(var id, var supplier, var epoch, var lane) -> {
                lane(rows, id, supplier, lane);
                fault(rows, place, id, epoch, supplier, FaultKind.NO_ROOT);
            }
            case StreamEvent.StreamRevealed(var id, var epoch, var revealed, var untested) ->
                revealed(rows, id, epoch, revealed.tests().size(), untested);
            case StreamEvent.StreamOpened(var id, var supplier, var epoch, var opened, var lane) -> {
                epoch(rows, id, supplier, epoch, afterOpening(epoch, lane));
                lane(rows, id, supplier, lane);
            }
            case StreamEvent.StreamOpeningMissed(var id, var supplier, var epoch, var lane) -> {
                lane(rows, id, supplier, lane);
                fault(rows, place, id, epoch, supplier, FaultKind.NO_OPENING);
            }
            case StreamEvent.StreamConcluded(var id, var epoch, var conclusion, var customer) ->
                rows.execute(
                        "update stream_reveal set concluded = true where allocation = ? and epoch = ?",
                        id.toString(),
                        epoch);
            case StreamEvent.StreamLaneJudged(var id, var supplier, var epoch, var lane) ->
                judged(rows, place, id, supplier, epoch, lane);
            case StreamEvent.StreamOutputProved(var id, var supplier, var epoch, var position, var lane) -> {
                lane(rows, id, supplier, lane);
                fault(rows, place, id, epoch, supplier, FaultKind.STREAMED_OTHERWISE);
            }
            case StreamEvent.StreamCustomerGone(var id, var gone) -> gone(rows, place, id, gone);
            case StreamEvent.StreamLaneClosed(var id, var supplier, var closing) ->
                lane(rows, id, supplier, closing.with(LaneStatus.CLOSED));
            case StreamEvent.StreamAllocationClosed(var id, var last) ->
                rows.execute(
                        "update stream_allocation set closed = true, closed_until = ? where id = ?",
                        last.index(),
                        id.toString());
            case StreamEvent.StreamLicenceChanged(var mediator, var organisation, var from, var until) ->
                KnownAccounts.know(rows, StreamFunctions.PREFIX, place, mediator, MEDIATOR);
            case StreamEvent.StreamRulesProposed proposed -> tellsNoRow();
            case StreamEvent.StreamRulesAgreed agreed -> tellsNoRow();
            case StreamEvent.StreamVerdictPosted posted -> tellsNoRow();
            case StreamEvent.StreamStopped stopped -> tellsNoRow();
            case StreamEvent.StreamRowsForgotten(var id, var number, var last) ->
                rows.execute("update stream_allocation set swept = ? where id = ?", last, id.toString());
        }
    }

    private static void tellsNoRow() {
        // nothing that is asked of rows
    }

    @Override
    public List<String> tables() {
        return List.of("stream_allocation", "stream_lane", "stream_epoch", "stream_reveal", "stream_fault");
    }

    private static void created(Handle rows, Place place, AllocationId id, Allocation allocation) {
        AllocationTerms terms = allocation.terms();
        rows.createUpdate("""
                        insert into stream_allocation (id, customer, allocator, mediators, inputs, epochs, start_ms, epoch_ms,
                            price, epoch_price, closed, swept, block)
                        values (:id, :customer, :allocator, :mediators, :inputs, :epochs, :start, :epoch,
                            :price, :epochPrice, false, false, :block)""")
                .bind("id", id.toString())
                .bind("customer", terms.customer().account().toHex())
                .bind("allocator", terms.allocator().toHex())
                .bind(
                        "mediators",
                        terms.mediators().stream()
                                .map(mediator -> mediator.account().toHex())
                                .collect(Collectors.joining(",")))
                .bind("inputs", allocation.inputs())
                .bind("epochs", terms.epochs())
                .bind("start", terms.start().epochMillis())
                .bind("epoch", terms.customer().epoch().millis())
                .bind("price", allocation.stakes().price().micro())
                .bind("epochPrice", allocation.stakes().epochPrice().micro())
                .bind("block", place.block())
                .execute();
        int lane = 0;
        for (SupplierOffer supplier : terms.suppliers()) {
            rows.execute("""
                    insert into stream_lane (allocation, supplier, place, status, rooted, opened, escrow, deposit, earned,
                        forfeited, back) values (?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0)""", id.toString(), supplier.account().toHex(), lane, LaneStatus.RUN.name());
            lane(rows, id, supplier.account(), Lane.made(allocation));
            lane++;
        }
    }

    private static void lane(Handle rows, AllocationId id, AccountKey supplier, Lane lane) {
        rows.createUpdate("""
                        update stream_lane set status = :status, rooted = :rooted, opened = :opened, escrow = :escrow,
                            deposit = :deposit, earned = :earned, forfeited = :forfeited, back = :back
                        where allocation = :allocation and supplier = :supplier""")
                .bind("status", lane.status().name())
                .bind("rooted", lane.rooted())
                .bind("opened", lane.opened())
                .bind("escrow", lane.money().escrow().micro())
                .bind("deposit", lane.money().deposit().micro())
                .bind("earned", lane.money().earned().micro())
                .bind("forfeited", lane.money().forfeited().micro())
                .bind("back", lane.money().back().micro())
                .bind("allocation", id.toString())
                .bind("supplier", supplier.toHex())
                .execute();
    }

    private static void rooted(Handle rows, AllocationId id, AccountKey supplier, int epoch, PostedRoot root) {
        int missing = root.missing().stream()
                .mapToInt(range -> range.last() - range.first() + 1)
                .sum();
        rows.execute(
                "insert into stream_epoch (allocation, supplier, epoch, missing, status) values (?, ?, ?, ?, ?)",
                id.toString(),
                supplier.toHex(),
                epoch,
                missing,
                LaneEpoch.ROOTED.name());
    }

    private static LaneEpoch afterOpening(int epoch, Lane lane) {
        if (lane.opened() > epoch) {
            return LaneEpoch.PAID;
        }
        return lane.isDisputed(epoch) ? LaneEpoch.DISPUTED : LaneEpoch.CUSTOMER_AT_FAULT;
    }

    private static void epoch(Handle rows, AllocationId id, AccountKey supplier, int epoch, LaneEpoch status) {
        rows.execute(
                "update stream_epoch set status = ? where allocation = ? and supplier = ? and epoch = ?",
                status.name(),
                id.toString(),
                supplier.toHex(),
                epoch);
    }

    private static void revealed(Handle rows, AllocationId id, int epoch, int tests, Money untested) {
        rows.execute(
                "insert into stream_reveal (allocation, epoch, tests, untested, concluded) values (?, ?, ?, ?, false)",
                id.toString(),
                epoch,
                tests,
                untested.micro());
    }

    private static void judged(Handle rows, Place place, AllocationId id, AccountKey supplier, int epoch, Lane lane) {
        boolean right = lane.status() == LaneStatus.RESOLVED;
        epoch(rows, id, supplier, epoch, right ? LaneEpoch.PAID : LaneEpoch.LOST);
        lane(rows, id, supplier, lane);
        boolean wrong = !right && lane.money().deposit().isZero();
        if (wrong) {
            fault(rows, place, id, epoch, supplier, FaultKind.LANE_WRONG);
        }
    }

    private static void gone(Handle rows, Place place, AllocationId id, Gone gone) {
        rows.execute(
                "update stream_allocation set gone = ? where id = ?",
                gone.fault() ? "AT_FAULT" : "SILENT",
                id.toString());
        String customer = rows.createQuery("select customer from stream_allocation where id = :id")
                .bind("id", id.toString())
                .mapTo(String.class)
                .one();
        fault(
                rows,
                place,
                id,
                gone.epoch(),
                customer,
                gone.fault() ? FaultKind.CUSTOMER_AT_FAULT : FaultKind.NO_REVEAL);
    }

    private static void fault(Handle rows, Place place, AllocationId id, int epoch, AccountKey party, FaultKind what) {
        fault(rows, place, id, epoch, party.toHex(), what);
    }

    private static void fault(Handle rows, Place place, AllocationId id, int epoch, String party, FaultKind what) {
        rows.createUpdate("""
                        insert into stream_fault (allocation, position, epoch, party, what, block, transaction_id)
                        select :allocation, count(*), :epoch, :party, :what, :block, :transaction from stream_fault
                        where allocation = :allocation""")
                .bind("allocation", id.toString())
                .bind("epoch", epoch)
                .bind("party", party)
                .bind("what", what.name())
                .bind("block", place.block())
                .bind("transaction", place.transaction())
                .execute();
    }
}
