package org.gridmarket.kernel.compute.match;

import static org.gridmarket.kernel.compute.match.MatchParty.ANYONE;
import static org.gridmarket.kernel.compute.match.MatchParty.OWNER;
import static org.gridmarket.kernel.compute.match.MatchParty.SOLVER;
import static org.gridmarket.kernel.compute.offer.OfferStatus.GONE;
import static org.gridmarket.kernel.compute.offer.OfferStatus.IN_BOOK;
import static org.gridmarket.kernel.compute.offer.OfferStatus.IN_MATCH;
import static org.gridmarket.kernel.compute.offer.OfferStatus.NOT_POSTED;
import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.compute.offer.OfferStatus;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.quantity.LedgerTime;

/** NOT_POSTED -> IN_BOOK -> IN_MATCH -> GONE, or back into the book when its match closes: jobs, resources and notes alike. */
public final class OfferLifeCycle {
    /**
     * An offer that stays in the book.
     *
     * @param over its expiry and the grace
     */
    public record Staying(LedgerTime now, LedgerTime over) {
        boolean isOver() {
            return !now.isBefore(over);
        }
    }

    public static final Event<NoFacts> POST = event("POST", NoFacts.class);
    public static final Event<NoFacts> WITHDRAW = event("WITHDRAW", NoFacts.class);
    public static final Event<Staying> EXPIRE_OFFER = event("EXPIRE_OFFER", Staying.class);
    public static final Event<Candidate> BIND = event("BIND", Candidate.class);
    public static final Event<Settlement> RETURN = event("RETURN", Settlement.class);
    public static final Event<Settlement> END = event("END", Settlement.class);

    private static final Guard<Candidate> FEASIBLE = guard(
            "all rules of matching hold",
            candidate -> MatchRules.FEASIBLE.check(candidate).isAccepted());
    private static final Guard<Staying> OVER = guard("expiry and grace over", Staying::isOver);
    private static final Effect POSTS = changes("compute.job", "compute.resource", "compute.note", "purse.balance");
    private static final Effect LEAVES = changes(
                    "compute.job", "compute.resource", "compute.note", "compute.stopped", "purse.payout")
            .tells("OfferGone");
    private static final Effect BINDS = changes(
                    "compute.job", "compute.resource", "compute.note", "compute.match", "compute.group")
            .tells("Matched");
    private static final Effect CLOSES = changes(
                    "compute.match",
                    "compute.job",
                    "compute.resource",
                    "compute.note",
                    "compute.stopped",
                    "purse.payout")
            .tells("MatchClosed");
    private static final String SOURCE = "compute-market, Offers; compute-market, Shared pieces: purse";

    // spotless:off
    public static final LifeCycle<OfferStatus, MatchParty> TABLE = new LifeCycle<>(
            "compute-offer", NOT_POSTED, List.of(
            //  from        event         to        who     when      effect  source
            row(NOT_POSTED, POST,         IN_BOOK,  OWNER,  always(), POSTS,  SOURCE),
            row(IN_BOOK,    WITHDRAW,     GONE,     OWNER,  always(), LEAVES, SOURCE),
            row(IN_BOOK,    EXPIRE_OFFER, GONE,     ANYONE, OVER,     LEAVES, SOURCE),
            row(IN_BOOK,    BIND,         IN_MATCH, SOLVER, FEASIBLE, BINDS,  SOURCE),
            row(IN_MATCH,   RETURN,       IN_BOOK,  ANYONE, always(), CLOSES, SOURCE),
            row(IN_MATCH,   END,          GONE,     ANYONE, always(), CLOSES, SOURCE)),
            MatchParty::includes);
    // spotless:on

    private OfferLifeCycle() {}
}
