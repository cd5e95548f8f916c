package org.gridmarket.gateway.stream;

import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.wire.Bytes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What the read model knows of stream computation. Amounts in µ, as decimal text. */
public final class StreamReports {
    /** Rows of one answer. */
    static final int MOST = 200;

    /** An allocation; {@code gone} once its customer is silent or at fault. */
    public record AllocationRow(
            String id,
            String customer,
            String allocator,
            List<String> mediators,
            int inputs,
            int epochs,
            long startMs,
            long epochMs,
            String price,
            String epochPrice,
            @Nullable String gone,
            boolean closed,
            long block) {}

    /** A lane and what is in it. */
    public record LaneRow(
            String supplier,
            String status,
            int rooted,
            int opened,
            String escrow,
            String deposit,
            String earned,
            String forfeited,
            String back) {}

    /** An epoch of a lane. */
    public record EpochRow(String supplier, int epoch, int missing, String status) {}

    /** What the customer has revealed of an epoch. */
    public record RevealRow(int epoch, int tests, String untested, boolean concluded) {}

    /** What somebody was found at fault for, and the transaction that says so. */
    public record FaultRow(String allocation, int epoch, String party, String what, long block, String transaction) {}

    /** Lanes and epochs by how they stand, the newest faults, and the newest allocations. */
    public record Overview(
            List<Count> lanes,
            List<Count> epochs,
            List<Count> faults,
            List<FaultRow> newestFaults,
            List<AllocationRow> allocations) {}

    /** A closed allocation whose rows may be swept once the period is sealed. */
    record Unswept(AllocationId allocation, LedgerPeriod last) {}

    /** All of one allocation. */
    public record Whole(
            AllocationRow allocation,
            List<LaneRow> lanes,
            List<RevealRow> reveals,
            List<EpochRow> epochs,
            List<FaultRow> faults) {}

    private static final RowMapper<AllocationRow> ALLOCATION = (row, context) -> new AllocationRow(
            row.getString("id"),
            row.getString("customer"),
            row.getString("allocator"),
            List.of(row.getString("mediators").split(",")),
            row.getInt("inputs"),
            row.getInt("epochs"),
            row.getLong("start_ms"),
            row.getLong("epoch_ms"),
            row.getString("price"),
            row.getString("epoch_price"),
            row.getString("gone"),
            row.getBoolean("closed"),
            row.getLong("block"));

    private static final RowMapper<LaneRow> LANE = (row, context) -> new LaneRow(
            row.getString("supplier"),
            row.getString("status"),
            row.getInt("rooted"),
            row.getInt("opened"),
            row.getString("escrow"),
            row.getString("deposit"),
            row.getString("earned"),
            row.getString("forfeited"),
            row.getString("back"));

    private static final RowMapper<EpochRow> EPOCH = (row, context) -> new EpochRow(
            row.getString("supplier"), row.getInt("epoch"), row.getInt("missing"), row.getString("status"));

    private static final RowMapper<RevealRow> REVEAL = (row, context) -> new RevealRow(
            row.getInt("epoch"), row.getInt("tests"), row.getString("untested"), row.getBoolean("concluded"));

    private static final RowMapper<FaultRow> FAULT = (row, context) -> new FaultRow(
            row.getString("allocation"),
            row.getInt("epoch"),
            row.getString("party"),
            row.getString("what"),
            row.getLong("block"),
            row.getString("transaction_id"));

    private final Jdbi jdbi;

    public StreamReports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Overview overview() {
        return jdbi.inTransaction(rows -> new Overview(
                Count.each(rows, "status", "stream_lane"),
                Count.each(rows, "status", "stream_epoch"),
                Count.each(rows, "what", "stream_fault"),
                rows.createQuery("select * from stream_fault order by block desc, allocation, position limit :most")
                        .bind("most", MOST)
                        .map(FAULT)
                        .list(),
                rows.createQuery("select * from stream_allocation order by block desc, id limit :most")
                        .bind("most", MOST)
                        .map(ALLOCATION)
                        .list()));
    }

    /** One allocation; empty when nobody has heard of it. At most 8 lanes of 256 epochs: bounded by its terms. */
    public Optional<Whole> allocation(AllocationId id) {
        return jdbi.inTransaction(rows -> rows.createQuery("select * from stream_allocation where id = :id")
                .bind("id", id.toString())
                .map(ALLOCATION)
                .findOne()
                .map(found -> new Whole(
                        found,
                        of(rows, "select * from stream_lane where allocation = :id order by place", id, LANE),
                        of(rows, "select * from stream_reveal where allocation = :id order by epoch", id, REVEAL),
                        of(
                                rows,
                                "select * from stream_epoch where allocation = :id order by epoch, supplier",
                                id,
                                EPOCH),
                        of(rows, "select * from stream_fault where allocation = :id order by position", id, FAULT))));
    }

    private static <T> List<T> of(Handle rows, String query, AllocationId id, RowMapper<T> mapper) {
        return rows.createQuery(query).bind("id", id.toString()).map(mapper).list();
    }

    /** Closed allocations whose rows are still on the ledger, those first that may be swept first. */
    List<Unswept> unswept(int most) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select id, closed_until from stream_allocation where closed and not swept
                        order by closed_until, block, id limit :most""")
                .bind("most", most)
                .map((row, context) -> new Unswept(
                        new AllocationId(Bytes.hex(row.getString("id"))), LedgerPeriod.of(row.getInt("closed_until"))))
                .list());
    }

    /** The block from which on events of open allocations are; {@link Long#MAX_VALUE} when none is open. */
    static long firstOpenBlock(Handle rows) {
        return rows.createQuery("select min(block) from stream_allocation where not closed")
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
    }

    /** Allocations that are not closed. */
    public long open() {
        return Count.all(jdbi, "stream_allocation where not closed");
    }

    /** Faults that were found, ever. */
    public long faults() {
        return Count.all(jdbi, "stream_fault");
    }
}
