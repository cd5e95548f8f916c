package org.gridmarket.kernel.compute.match;

import static org.gridmarket.kernel.compute.match.MatchParty.ANYONE;
import static org.gridmarket.kernel.compute.match.MatchParty.CONCERNED;
import static org.gridmarket.kernel.compute.match.MatchParty.CREATOR;
import static org.gridmarket.kernel.compute.match.MatchParty.JUDGE;
import static org.gridmarket.kernel.compute.match.MatchParty.MEDIATOR;
import static org.gridmarket.kernel.compute.match.MatchParty.PROVIDER;
import static org.gridmarket.kernel.compute.match.MatchParty.SOLVER;
import static org.gridmarket.kernel.compute.match.MatchStatus.AWAITING_OPENING;
import static org.gridmarket.kernel.compute.match.MatchStatus.CLOSED;
import static org.gridmarket.kernel.compute.match.MatchStatus.COMMITTED;
import static org.gridmarket.kernel.compute.match.MatchStatus.DISPUTED;
import static org.gridmarket.kernel.compute.match.MatchStatus.JUDGED;
import static org.gridmarket.kernel.compute.match.MatchStatus.MATCHED;
import static org.gridmarket.kernel.compute.match.MatchStatus.NOT_MATCHED;
import static org.gridmarket.kernel.compute.match.MatchStatus.SEEKING;
import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;

/**
 * The life of a match, from MATCHED to CLOSED. Whatever anybody does or leaves undone, time-outs by anybody close it: three at
 * most. No event leaves a state as it is, so nobody can starve another.
 */
public final class MatchLifeCycle {
    public static final Event<Candidate> MATCH = event("MATCH", Candidate.class);
    public static final Event<MatchMoment> COMMIT = event("COMMIT", MatchMoment.class);
    public static final Event<MatchMoment> DECLINE = event("DECLINE", MatchMoment.class);
    public static final Event<ResultAnswer> ACCEPT = event("ACCEPT", ResultAnswer.class);
    public static final Event<Match> REJECT = event("REJECT", Match.class);

    /** The provider shows its result after the job creator's silence, where nothing is audited. */
    public static final Event<LateReveal> REVEAL_UNASKED = event("REVEAL_UNASKED", LateReveal.class);

    /** The mediator has run the job, and the opening is not known yet. */
    public static final Event<Match> RUN = event("RUN", Match.class);

    /** One verdict is there. */
    public static final Event<Judgement> JUDGE_ALONE = event("JUDGE_ALONE", Judgement.class);

    /** Two mediators agree. */
    public static final Event<Judgement> JUDGE_AGREED = event("JUDGE_AGREED", Judgement.class);

    /** They do not, and another is sought. */
    public static final Event<Judgement> JUDGE_APART = event("JUDGE_APART", Judgement.class);

    /** They do not, and nobody is left. */
    public static final Event<Judgement> JUDGE_SPLIT = event("JUDGE_SPLIT", Judgement.class);

    public static final Event<Match> APPEAL = event("APPEAL", Match.class);
    public static final Event<Match> ACCEPT_VERDICT = event("ACCEPT_VERDICT", Match.class);
    public static final Event<Match> TAKE = event("TAKE", Match.class);

    /** The time of whoever has to act is over. */
    public static final Event<MatchMoment> EXPIRE = event("EXPIRE", MatchMoment.class);

    /** The same, and nobody is left to ask, or nobody is asked. */
    public static final Event<MatchMoment> EXPIRE_LAST = event("EXPIRE_LAST", MatchMoment.class);

    private static final Guard<Candidate> FEASIBLE = guard(
            "all rules of matching hold",
            candidate -> MatchRules.FEASIBLE.check(candidate).isAccepted());
    private static final Guard<MatchMoment> IN_TIME = guard("before due", MatchMoment::isInTime);
    private static final Guard<MatchMoment> OVER = guard("due and grace over", MatchMoment::isOver);
    private static final Guard<MatchMoment> AUDITED = guard(
            "due and grace over, audited",
            moment -> moment.isOver() && moment.match().isAudited());
    private static final Guard<MatchMoment> LAPSED =
            guard("due, grace and time to reveal over, not audited", MatchMoment::isLapsed);
    private static final Guard<MatchMoment> OVER_AND_OTHERS = guard(
            "due and grace over, a judge left",
            moment -> moment.isOver() && moment.match().hasOtherJudge());
    private static final Guard<MatchMoment> OVER_AND_ALONE = guard(
            "due and grace over, no judge left",
            moment -> moment.isOver() && !moment.match().hasOtherJudge());
    private static final Guard<ResultAnswer> ACCEPTABLE =
            guard("opens, within limits, secret fits, not drawn", ResultAnswer::isAcceptable);
    private static final Guard<LateReveal> UNASKED =
            guard("opens, within limits, due and grace over, not audited", LateReveal::isAcceptable);
    private static final Guard<Match> HIDDEN = guard("a run, opening unknown", Match::lacksOpening);
    private static final Guard<Judgement> ALONE =
            guard("one verdict", judgement -> judgement instanceof Judgement.Alone);
    private static final Guard<Judgement> AGREED =
            guard("two agree", judgement -> judgement instanceof Judgement.Agreed);
    private static final Guard<Judgement> APART =
            guard("none agree, a judge left", judgement -> judgement instanceof Judgement.Apart);
    private static final Guard<Judgement> SPLIT =
            guard("none agree, no judge left", judgement -> judgement instanceof Judgement.Split);
    private static final Guard<Match> OTHERS = guard("a judge left", Match::hasOtherJudge);
    private static final Guard<Match> SOLELY =
            guard("nobody else is concerned", match -> match.concerned().size() == 1);

    private static final Effect MATCHES = changes(
                    "compute.job", "compute.resource", "compute.note", "compute.match", "compute.group")
            .tells("Matched");
    private static final Effect COMMITS = changes("compute.match").tells("ResultCommitted");
    private static final Effect DISPUTES = changes("compute.match").tells("Disputed");
    private static final Effect RUNS = changes("compute.match").tells("RunPosted");
    private static final Effect JUDGES = changes("compute.match").tells("Judged");
    private static final Effect SEEKS = changes("compute.match").tells("MediatorSought");
    private static final Effect CONTESTS =
            changes("compute.match", "purse.balance").tells("MediatorSought");
    private static final Effect TAKES =
            changes("compute.match", "purse.balance").tells("Disputed");
    private static final Effect CLOSES = changes(
                    "compute.match",
                    "compute.job",
                    "compute.resource",
                    "compute.note",
                    "compute.stopped",
                    "purse.payout")
            .tells("MatchClosed");
    private static final String SOURCE = "compute-market, Life of a match";

    // spotless:off
    public static final LifeCycle<MatchStatus, MatchParty> TABLE = new LifeCycle<>(
            "compute-match", NOT_MATCHED, List.of(
            //  from              event           to                who        when             effect    source
            row(NOT_MATCHED,      MATCH,          MATCHED,          SOLVER,    FEASIBLE,        MATCHES,  SOURCE),
            row(MATCHED,          COMMIT,         COMMITTED,        PROVIDER,  IN_TIME,         COMMITS,  SOURCE),
            row(MATCHED,          DECLINE,        CLOSED,           PROVIDER,  IN_TIME,         CLOSES,   SOURCE),
            row(MATCHED,          EXPIRE_LAST,    CLOSED,           ANYONE,    OVER,            CLOSES,   SOURCE),
            row(COMMITTED,        ACCEPT,         CLOSED,           CREATOR,   ACCEPTABLE,      CLOSES,   SOURCE),
            row(COMMITTED,        REJECT,         DISPUTED,         CREATOR,   always(),        DISPUTES, SOURCE),
            row(COMMITTED,        EXPIRE,         DISPUTED,         ANYONE,    AUDITED,         DISPUTES, SOURCE),
            row(COMMITTED,        REVEAL_UNASKED, CLOSED,           PROVIDER,  UNASKED,         CLOSES,   SOURCE),
            row(COMMITTED,        EXPIRE_LAST,    CLOSED,           ANYONE,    LAPSED,          CLOSES,   SOURCE),
            row(DISPUTED,         RUN,            AWAITING_OPENING, MEDIATOR,  HIDDEN,          RUNS,     SOURCE),
            row(DISPUTED,         JUDGE_ALONE,    JUDGED,           MEDIATOR,  ALONE,           JUDGES,   SOURCE),
            row(DISPUTED,         JUDGE_AGREED,   CLOSED,           MEDIATOR,  AGREED,          CLOSES,   SOURCE),
            row(DISPUTED,         JUDGE_APART,    SEEKING,          MEDIATOR,  APART,           SEEKS,    SOURCE),
            row(DISPUTED,         JUDGE_SPLIT,    CLOSED,           MEDIATOR,  SPLIT,           CLOSES,   SOURCE),
            row(DISPUTED,         EXPIRE,         SEEKING,          ANYONE,    OVER_AND_OTHERS, SEEKS,    SOURCE),
            row(DISPUTED,         EXPIRE_LAST,    CLOSED,           ANYONE,    OVER_AND_ALONE,  CLOSES,   SOURCE),
            row(AWAITING_OPENING, JUDGE_ALONE,    JUDGED,           ANYONE,    ALONE,           JUDGES,   SOURCE),
            row(AWAITING_OPENING, JUDGE_AGREED,   CLOSED,           ANYONE,    AGREED,          CLOSES,   SOURCE),
            row(AWAITING_OPENING, JUDGE_APART,    SEEKING,          ANYONE,    APART,           SEEKS,    SOURCE),
            row(AWAITING_OPENING, JUDGE_SPLIT,    CLOSED,           ANYONE,    SPLIT,           CLOSES,   SOURCE),
            row(JUDGED,           APPEAL,         SEEKING,          CONCERNED, OTHERS,          CONTESTS, SOURCE),
            row(JUDGED,           ACCEPT_VERDICT, CLOSED,           CONCERNED, SOLELY,          CLOSES,   SOURCE),
            row(JUDGED,           EXPIRE_LAST,    CLOSED,           ANYONE,    OVER,            CLOSES,   SOURCE),
            row(SEEKING,          TAKE,           DISPUTED,         JUDGE,     OTHERS,          TAKES,    SOURCE),
            row(SEEKING,          EXPIRE_LAST,    CLOSED,           ANYONE,    OVER,            CLOSES,   SOURCE)),
            MatchParty::includes);
    // spotless:on

    private MatchLifeCycle() {}
}
