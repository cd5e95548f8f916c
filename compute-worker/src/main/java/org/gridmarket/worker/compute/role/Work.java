package org.gridmarket.worker.compute.role;

import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.worker.compute.parcel.JobOrder;

/** What a role has done outside of the ledger: at directories, in the sandbox. Doing the same twice does no harm. */
public sealed interface Work {
    /** What it is about; as long as work on a subject is under way, no other of that kind is begun. */
    String subject();

    /** Uploads a job's objects and gets the directory's word for them. Answered by {@link Fact.Prepared}. */
    record Prepare(JobOrder order) implements Work {
        @Override
        public String subject() {
            return "prepare " + order.id().toHex();
        }
    }

    /** Fetches the inputs, runs the job, delivers. Answered by {@link Fact.Produced} or {@link Fact.Failed}. */
    record Produce(Match match) implements Work {
        @Override
        public String subject() {
            return "produce " + match.id();
        }
    }

    /** Fetches opening and delivery and looks whether they fit. Answered by {@link Fact.Inspected}. */
    record Inspect(Match match, JobOrder order) implements Work {
        @Override
        public String subject() {
            return "inspect " + match.id();
        }
    }

    /** Gives a mediator the inputs that the directory may keep from it. Answered by {@link Fact.Supplied}. */
    record Supply(Match match, AccountKey mediator) implements Work {
        @Override
        public String subject() {
            return "supply " + match.id() + " " + mediator;
        }
    }

    /**
     * Runs a disputed job again. Answered by {@link Fact.Reran}.
     *
     * @param last whether no time is left to ask for inputs again
     */
    record Rerun(Match match, boolean last) implements Work {
        @Override
        public String subject() {
            return (last ? "last rerun " : "rerun ") + match.id();
        }
    }

    /** Asks the directory for an opening that the provider does not show. Answered by {@link Fact.OpeningFound}, if ever. */
    record FindOpening(Match match) implements Work {
        @Override
        public String subject() {
            return "opening " + match.id();
        }
    }
}
