package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.compute.ComputeRejection.MATCH_UNKNOWN;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_DUE;
import static org.gridmarket.kernel.decision.Rule.rule;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_EXPIRED;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_TOO_LONG_VALID;

import java.util.Optional;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.compute.match.Closing;
import org.gridmarket.kernel.compute.match.Dispute;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.MatchMoment;
import org.gridmarket.kernel.compute.match.MatchParty;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/** Silence: what a match waits for has not come, and anybody moves it on. */
final class Expiring {
    private static final String SOURCE = "compute-market, Life of a match; compute-market, Time";

    /** A match whose time may be over; the command names its last period, as what is signed does. */
    record Facts(ComputeCommand.Expire command, Optional<Match> found, LedgerPeriods periods, LedgerTime now) {
        @Nullable String operationExpired() {
            return periods.over(command.last().asLast(), now);
        }

        @Nullable String operationTooLongValid() {
            return periods.tooFar(command.last().asLast(), now);
        }

        @Nullable String unknown() {
            return found.isEmpty() ? "there is no open match " + command.match() : null;
        }

        MatchMoment moment() {
            return new MatchMoment(found.orElseThrow(), now);
        }

        private boolean isLeftUnaudited() {
            Match match = found.orElseThrow();
            return match.status() == MatchStatus.COMMITTED && !match.isAudited();
        }

        @Nullable String notDue() {
            boolean due = isLeftUnaudited() ? moment().isLapsed() : moment().isOver();
            return due ? null : "due " + moment().match().due() + ", and the grace after it; it is " + now;
        }
    }

    // spotless:off
    static final RuleBook<Facts> EXPIRE = RuleBook.of("compute:expire",
            rule(OPERATION_EXPIRED,        SOURCE, Facts::operationExpired),
            rule(OPERATION_TOO_LONG_VALID, SOURCE, Facts::operationTooLongValid),
            rule(MATCH_UNKNOWN,            SOURCE, Facts::unknown),
            rule(NOT_DUE,                  SOURCE, Facts::notDue));
    // spotless:on

    private Expiring() {}

    static Decision<Receipt> run(ComputeCommand.Expire command, LedgerPeriods periods, ComputeState state) {
        Optional<Match> found = ComputeState.MATCH.find(state.world(), command.match());
        return EXPIRE.check(new Facts(command, found, periods, state.now()))
                .map(legal -> MatchMoving.answer(expire(legal.moment(), state), state));
    }

    private static ComputeAnswer.MatchMoved expire(MatchMoment moment, ComputeState state) {
        Match match = moment.match();
        return switch (match.status()) {
            case MATCHED -> close(moment, match, Closing.as(Outcome.PROVIDER_SILENT), state);
            case COMMITTED ->
                match.isAudited() ? audit(moment, state) : close(moment, match, Closing.as(Outcome.LAPSED), state);
            case DISPUTED -> mediatorSilent(moment, state);
            case AWAITING_OPENING -> MatchMoving.judge(match.withoutOpening(), MatchParty.ANYONE, state);
            case JUDGED -> close(moment, match, Closing.byStanding(match), state);
            case SEEKING -> close(moment, match, Closing.as(Outcome.NOBODY), state);
            case NOT_MATCHED, CLOSED -> throw new IllegalStateException("match " + match.id() + " is no row");
        };
    }

    /** A silent job creator's result is run again: else whoever cuts it off is paid for anything. */
    private static ComputeAnswer.MatchMoved audit(MatchMoment moment, ComputeState state) {
        follow(moment, moment.match(), MatchLifeCycle.EXPIRE);
        return MatchMoving.dispute(moment.match(), Dispute.OF_SILENCE, state);
    }

    private static ComputeAnswer.MatchMoved mediatorSilent(MatchMoment moment, ComputeState state) {
        Match match = moment.match().mediatorSilent();
        state.tell(new ComputeEvent.RunPosted(match.id(), match.cases().size() - 1, match.lastCase(), null));
        if (!match.hasOtherJudge()) {
            return close(moment, match, Closing.as(Outcome.NOBODY), state);
        }
        follow(moment, match, MatchLifeCycle.EXPIRE);
        return MatchMoving.seek(match, state);
    }

    private static ComputeAnswer.MatchMoved close(
            MatchMoment moment, Match match, Closing closing, ComputeState state) {
        follow(moment, match, MatchLifeCycle.EXPIRE_LAST);
        return MatchMoving.close(match, closing, state);
    }

    private static void follow(MatchMoment moment, Match match, Event<MatchMoment> event) {
        MatchLifeCycle.TABLE.follow(
                moment.match().status(), event, MatchParty.ANYONE, new MatchMoment(match, moment.now()));
    }
}
