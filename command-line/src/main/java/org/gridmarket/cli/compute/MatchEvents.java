package org.gridmarket.cli.compute;

import java.time.Instant;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.quantity.LedgerTime;

/** The steps of a match in words. */
final class MatchEvents {
    private MatchEvents() {}

    /** The match that an event tells about; empty when it tells about none. */
    static Optional<MatchId> matchOf(ComputeEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ComputeEvent.Matched(var match) -> match.id();
                    case ComputeEvent.ResultCommitted told -> told.match();
                    case ComputeEvent.MatchDeclined told -> told.match();
                    case ComputeEvent.Disputed told -> told.match();
                    case ComputeEvent.RunPosted told -> told.match();
                    case ComputeEvent.OpeningRevealed told -> told.match();
                    case ComputeEvent.Judged told -> told.match();
                    case ComputeEvent.MediatorSought told -> told.match();
                    case ComputeEvent.MatchClosed told -> told.match();
                    default -> null;
                });
    }

    /** A step as a line; empty for what is no step of a match. */
    static String line(ComputeEvent event) {
        return switch (event) {
            case ComputeEvent.Matched(var match) -> "matched with provider " + match.provider();
            case ComputeEvent.ResultCommitted told -> "a result is committed; answer until " + time(told.due());
            case ComputeEvent.MatchDeclined told -> "given back: " + told.reason();
            case ComputeEvent.Disputed told ->
                "run again by " + told.mediator() + " until " + time(told.due()) + ", cause "
                        + told.dispute().cause();
            case ComputeEvent.RunPosted told -> "mediator " + told.report().mediator() + " " + report(told.report());
            case ComputeEvent.OpeningRevealed told -> "committed was: " + result(told.opening());
            case ComputeEvent.Judged told ->
                "verdict " + told.verdict() + "; may be contested until " + time(told.due());
            case ComputeEvent.MediatorSought told ->
                "one of " + told.judges().size() + " other mediators is sought until " + time(told.due());
            case ComputeEvent.MatchClosed told -> "closed as " + told.outcome();
            default -> "";
        };
    }

    private static String report(Case report) {
        return switch (report.run()) {
            case null -> "was silent";
            case RunReport.Absent absent -> "got no inputs";
            case RunReport.Undecided undecided -> "does not know";
            case RunReport.Ran ran ->
                "ran it: " + ran.status() + ", " + ran.instructions() + ", " + ran.size() + ", delivery "
                        + ran.delivery();
        };
    }

    /** As others write times. */
    static Instant time(LedgerTime moment) {
        return Instant.ofEpochMilli(moment.epochMillis());
    }

    /** A result in a line. */
    static String result(Opening opening) {
        return opening.status() + ", " + opening.instructions() + ", " + opening.size() + ", output "
                + opening.output();
    }
}
