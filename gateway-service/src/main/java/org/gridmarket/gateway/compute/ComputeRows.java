package org.gridmarket.gateway.compute;

import java.util.List;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What lies in the book, and where each match stands with its deadline. */
final class ComputeRows implements Projection<ComputeEvent> {
    /** Why a relay carries operations of an account: an organisation has licensed it. */
    private static final String SOLVER = "SOLVER";

    /** How long after its expiry anybody may take an offer out, ms; a gateway that asks earlier is refused and asks again. */
    private static final long OFFER_GRACE_MILLIS = 60_000;

    @Override
    public void apply(Handle rows, Place place, ComputeEvent event) {
        switch (event) {
            case ComputeEvent.JobPosted(var job) ->
                offer(rows, OfferKind.JOB, job.id(), job.owner(), job.offer().expiry());
            case ComputeEvent.ResourcePosted(var resource) ->
                offer(
                        rows,
                        OfferKind.RESOURCE,
                        resource.id(),
                        resource.owner(),
                        resource.offer().expiry());
            case ComputeEvent.NotePosted(var note) ->
                offer(
                        rows,
                        OfferKind.NOTE,
                        note.id(),
                        note.owner(),
                        note.offer().expiry());
            case ComputeEvent.OfferGone(var kind, var id) -> gone(rows, id);
            case ComputeEvent.Matched(var match) -> matched(rows, place, match);
            case ComputeEvent.ResultCommitted(var id, var result, var due) ->
                move(rows, id, MatchStatus.COMMITTED, due, null);
            case ComputeEvent.Disputed(var id, var mediator, var dispute, var due) ->
                move(rows, id, MatchStatus.DISPUTED, due, mediator);
            case ComputeEvent.RunPosted(var id, var index, var report, var openingDue) -> {
                if (openingDue != null) {
                    move(rows, id, MatchStatus.AWAITING_OPENING, openingDue, null);
                }
            }
            case ComputeEvent.Judged(var id, var verdict, var concerned, var due) ->
                move(rows, id, MatchStatus.JUDGED, due, null);
            case ComputeEvent.MediatorSought(var id, var judges, var appellant, var due) ->
                move(rows, id, MatchStatus.SEEKING, due, null);
            case ComputeEvent.MatchClosed closed -> close(rows, closed);
            case ComputeEvent.ComputeLicenceChanged(var solver, var organisation, var from, var until) ->
                KnownAccounts.know(rows, ComputeFunctions.PREFIX, place, solver, SOLVER);
            default -> {
                // tells nothing that is asked of rows
            }
        }
    }

    @Override
    public List<String> tables() {
        return List.of("compute_offer", "compute_match");
    }

    private static void offer(Handle rows, OfferKind kind, OfferId id, AccountKey owner, LedgerTime expiry) {
        gone(rows, id);
        rows.createUpdate("""
                        insert into compute_offer (id, kind, owner, over_ms) values (:id, :kind, :owner, :over)""")
                .bind("id", id.toString())
                .bind("kind", kind.name())
                .bind("owner", owner.toHex())
                .bind("over", expiry.epochMillis() + OFFER_GRACE_MILLIS)
                .execute();
    }

    private static void gone(Handle rows, OfferId id) {
        rows.execute("delete from compute_offer where id = ?", id.toString());
    }

    private static void matched(Handle rows, Place place, Match match) {
        for (OfferId offer : List.of(
                match.job().id(),
                match.resource().id(),
                match.mediatorNote().id(),
                match.directoryNote().id())) {
            gone(rows, offer);
        }
        long grace = match.windows().grace().count();
        rows.createUpdate("""
                        insert into compute_match (id, job, creator, provider, mediator, directory, solver, status, due_ms,
                            grace_ms, reveal_ms, over_ms, estimate, paid, block)
                        values (:id, :job, :creator, :provider, :mediator, :directory, :solver, :status, :due,
                            :grace, :reveal, :over, :estimate, 0, :block)""")
                .bind("id", match.id().toString())
                .bind("job", match.job().id().toString())
                .bind("creator", match.creator().toHex())
                .bind("provider", match.provider().toHex())
                .bind("mediator", match.mediatorNote().owner().toHex())
                .bind("directory", match.directory().toHex())
                .bind("solver", match.solver().toHex())
                .bind("status", match.status().name())
                .bind("due", match.due().epochMillis())
                .bind("grace", grace)
                .bind("reveal", match.isAudited() ? 0 : match.windows().reveal().count())
                .bind("over", match.due().epochMillis() + grace)
                .bind("estimate", match.estimate().micro())
                .bind("block", place.block())
                .execute();
    }

    private static void move(
            Handle rows, MatchId id, MatchStatus status, LedgerTime due, @Nullable AccountKey mediator) {
        String more = status == MatchStatus.COMMITTED ? " + reveal_ms" : "";
        rows.createUpdate("update compute_match set status = :status, due_ms = :due, over_ms = :due + grace_ms" + more
                        + " where id = :id")
                .bind("status", status.name())
                .bind("due", due.epochMillis())
                .bind("id", id.toString())
                .execute();
        if (mediator != null) {
            rows.execute("update compute_match set mediator = ? where id = ?", mediator.toHex(), id.toString());
        }
    }

    private static void close(Handle rows, ComputeEvent.MatchClosed closed) {
        Money paid = closed.moves().stream().map(Move::amount).reduce(Money.ZERO, Money::plus);
        rows.createUpdate("""
                        update compute_match set status = :status, outcome = :outcome, paid = :paid, over_ms = null
                        where id = :id""")
                .bind("status", MatchStatus.CLOSED.name())
                .bind("outcome", closed.outcome().name())
                .bind("paid", paid.micro())
                .bind("id", closed.match().toString())
                .execute();
    }
}
