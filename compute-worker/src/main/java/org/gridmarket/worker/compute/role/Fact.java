package org.gridmarket.worker.compute.role;

import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.jspecify.annotations.Nullable;

/**
 * A line of a role's journal: what it has signed, and what its work has shown. It is on disk before anything follows from it
 * (compute-market, Processes). When its subject is over it is left out.
 */
public sealed interface Fact {
    /** What it is about. */
    String subject();

    /** An operation that may be on its way. */
    record Signed(String function, Submission submission) implements Fact {
        @Override
        public String subject() {
            return "operation " + submission.operation().id().toHex();
        }
    }

    /** Nothing more comes of a subject. */
    record Over(String subject) implements Fact {}

    /** A job that somebody wants to have run. */
    record Ordered(JobOrder order) implements Fact {
        @Override
        public String subject() {
            return ofJob(order.id());
        }
    }

    /** A directory keeps the job's objects. */
    record Prepared(Bytes job, JobInputs inputs) implements Fact {
        @Override
        public String subject() {
            return ofJob(job);
        }
    }

    /** A job is in the book, or was: it is never posted again. */
    record Posted(Bytes job) implements Fact {
        @Override
        public String subject() {
            return ofJob(job);
        }
    }

    /** What came of a job at its provider, and the directory's word that it keeps it. */
    record Produced(MatchId match, Opening opening, ResultCommitment result, Bytes receipt) implements Fact {
        @Override
        public String subject() {
            return ofMatch(match);
        }
    }

    /** A provider cannot do the job. */
    record Failed(MatchId match, DeclineReason reason) implements Fact {
        @Override
        public String subject() {
            return ofMatch(match);
        }
    }

    /**
     * What a job creator found of its result.
     *
     * @param opening null when the directory does not give it
     * @param complaint null when all fits
     */
    record Inspected(
            MatchId match,
            @Nullable Opening opening,
            @Nullable RejectReason complaint) implements Fact {
        @Override
        public String subject() {
            return ofMatch(match);
        }
    }

    /** A mediator has the inputs now, or had them before. */
    record Supplied(MatchId match, AccountKey mediator) implements Fact {
        @Override
        public String subject() {
            return ofMatch(match);
        }
    }

    /** What a mediator's run gave. */
    record Reran(MatchId match, RunReport report) implements Fact {
        @Override
        public String subject() {
            return ofMatch(match);
        }
    }

    /** What the provider has committed to, as the directory gave it. */
    record OpeningFound(MatchId match, Opening opening) implements Fact {
        @Override
        public String subject() {
            return ofMatch(match);
        }
    }

    /** An object that somebody has brought to a directory. */
    record Stored(Bytes object, ByteCount size, AccountKey owner, LedgerTime at) implements Fact {
        @Override
        public String subject() {
            return subject(object);
        }

        /** The same of an object by its hash. */
        public static String subject(Bytes object) {
            return "object " + object.toHex();
        }
    }

    /** A directory has signed that it keeps a job. */
    record Held(Bytes manifest, AccountKey creator, OfferId note, LedgerTime until) implements Fact {
        @Override
        public String subject() {
            return "holding " + manifest.toHex() + " of " + creator;
        }
    }

    /**
     * A directory has signed that it has opening and delivery of a result; it keeps the delivery until then, whether its match is
     * closed or not.
     */
    record Deposited(MatchId match, Opening opening, Bytes delivery, AccountKey creator, LedgerTime until)
            implements Fact {
        @Override
        public String subject() {
            return subject(match);
        }

        /** The same of a match. */
        public static String subject(MatchId match) {
            return "deposit of " + match;
        }
    }

    static String ofMatch(MatchId match) {
        return "match " + match;
    }

    static String ofJob(Bytes id) {
        return "job " + id.toHex();
    }
}
