package org.gridmarket.gateway.compute;

import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What the read model knows of batch computation. Amounts in µ, as decimal text. */
public final class ComputeReports {
    /** Rows of one answer. */
    static final int MOST = 200;

    /** A match; {@code outcome} once it is closed. */
    public record MatchRow(
            String id,
            String job,
            String creator,
            String provider,
            String mediator,
            String directory,
            String solver,
            String status,
            long dueMs,
            String estimate,
            @Nullable String outcome,
            String paid,
            long block) {}

    /** Offers by kind, matches by state and by outcome, and the newest matches. */
    public record Overview(List<Count> offers, List<Count> open, List<Count> closed, List<MatchRow> matches) {}

    /** An offer that has expired. */
    record ExpiredOffer(OfferKind kind, OfferId id) {}

    private static final RowMapper<MatchRow> MATCH = (row, context) -> new MatchRow(
            row.getString("id"),
            row.getString("job"),
            row.getString("creator"),
            row.getString("provider"),
            row.getString("mediator"),
            row.getString("directory"),
            row.getString("solver"),
            row.getString("status"),
            row.getLong("due_ms"),
            row.getString("estimate"),
            row.getString("outcome"),
            row.getString("paid"),
            row.getLong("block"));

    private final Jdbi jdbi;

    public ComputeReports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Overview overview() {
        return jdbi.inTransaction(rows -> new Overview(
                Count.each(rows, "kind", "compute_offer"),
                Count.each(rows, "status", "compute_match where outcome is null"),
                Count.each(rows, "outcome", "compute_match where outcome is not null"),
                rows.createQuery("select * from compute_match order by block desc, id limit :most")
                        .bind("most", MOST)
                        .map(MATCH)
                        .list()));
    }

    /** One match; empty when nobody has heard of it. */
    public Optional<MatchRow> match(MatchId id) {
        return jdbi.withHandle(rows -> rows.createQuery("select * from compute_match where id = :id")
                .bind("id", id.toString())
                .map(MATCH)
                .findOne());
    }

    /** Matches on whose time anybody may act, those first that have waited longest. */
    List<MatchId> over(LedgerTime now, int most) {
        return jdbi.withHandle(rows -> rows.createQuery(
                        "select id from compute_match where over_ms <= :now order by over_ms, id limit :most")
                .bind("now", now.epochMillis())
                .bind("most", most)
                .map((row, context) -> new MatchId(Bytes.hex(row.getString("id"))))
                .list());
    }

    /** Offers that anybody may take out of the book, likewise. */
    List<ExpiredOffer> expired(LedgerTime now, int most) {
        return jdbi.withHandle(rows -> rows.createQuery(
                        "select kind, id from compute_offer where over_ms <= :now order by over_ms, id limit :most")
                .bind("now", now.epochMillis())
                .bind("most", most)
                .map((row, context) -> new ExpiredOffer(
                        OfferKind.valueOf(row.getString("kind")), new OfferId(Bytes.hex(row.getString("id")))))
                .list());
    }

    /** How many offers of a kind lie in the book. */
    public long offers(OfferKind kind) {
        return Count.all(jdbi, "compute_offer where kind = ?", kind.name());
    }

    /** How many matches stand so. */
    public long open(MatchStatus status) {
        return Count.all(jdbi, "compute_match where outcome is null and status = ?", status.name());
    }

    /** How many matches have ended so. */
    public long closed(Outcome outcome) {
        return Count.all(jdbi, "compute_match where outcome = ?", outcome.name());
    }

    /** How many matches were made. */
    public long made() {
        return Count.all(jdbi, "compute_match");
    }

    /** How long the longest overdue match waits, ms; 0 when none does. */
    public long overdueMillis(LedgerTime now) {
        return jdbi.withHandle(rows -> rows.createQuery("select min(over_ms) from compute_match where over_ms <= :now")
                .bind("now", now.epochMillis())
                .mapTo(Long.class)
                .findOne()
                .map(first -> now.epochMillis() - first)
                .orElse(0L));
    }
}
