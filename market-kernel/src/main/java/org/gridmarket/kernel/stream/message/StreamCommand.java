package org.gridmarket.kernel.stream.message;

import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.terms.ProposedStreamRules;
import org.gridmarket.kernel.wire.Bytes;

/** Everything that can be asked of the stream market; the function is the record's name behind {@code stream:}. */
public sealed interface StreamCommand {
    /** Signed by an account, and relayed; its last period is the current one or the next. */
    sealed interface Signed extends StreamCommand {
        AllocationId allocation();
    }

    /** Attributed to the Fabric identity of a consortium member. */
    sealed interface ByMember extends StreamCommand {}

    // ---- an epoch

    /** Commits to an epoch. By a supplier of the allocation, epoch by epoch. */
    record PostRoot(AllocationId allocation, int epoch, Bytes root, List<MissingRange> missing) implements Signed {
        public PostRoot {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Tells where the tests were, once all roots of the epoch are there. By the customer.
     *
     * @param salt of the epoch
     * @param tests planted: all of them
     * @param path of the epoch's leaf in the tree of tests
     * @param contested further positions, each with the output that the customer claims
     */
    record Reveal(
            AllocationId allocation,
            int epoch,
            Bytes salt,
            List<TestedInput> tests,
            List<Bytes> path,
            List<TestedInput> contested)
            implements Signed {
        public Reveal {
            tests = List.copyOf(tests);
            path = List.copyOf(path);
            contested = List.copyOf(contested);
        }
    }

    /** Opens every revealed position that is not missing, ascending. By a supplier. */
    record Open(AllocationId allocation, int epoch, List<PositionOpening> openings) implements Signed {
        public Open {
            openings = List.copyOf(openings);
        }
    }

    /**
     * Says what the revealed inputs give. By a mediator of the panel.
     *
     * @param lane in dispute at the epoch
     */
    record PostVerdict(AllocationId allocation, int epoch, AccountKey lane, StreamVerdict verdict) implements Signed {}

    /**
     * Shows that a supplier has streamed another output than it opened. By the customer.
     *
     * @param evidence a parcel of outputs
     */
    record ProveOutput(AllocationId allocation, int epoch, AccountKey lane, int position, SignedParcel evidence)
            implements Signed {}

    /** Ends the lease with the next epoch, not before the minimum. By the customer, of all lanes; by a supplier, of its own. */
    record Stop(AllocationId allocation) implements Signed {}

    // ---- by anyone; each names its last period, as what is signed does

    /**
     * Makes an allocation.
     *
     * @param last period that all have signed
     * @param acceptances of customer, suppliers and mediators, each once
     */
    record CreateAllocation(AllocationTerms terms, LedgerPeriod last, List<Acceptance> acceptances)
            implements ByMember {
        public CreateAllocation {
            acceptances = List.copyOf(acceptances);
        }
    }

    /** Ends the disputes about an epoch by what the majority of the panel says. */
    record Conclude(AllocationId allocation, int epoch, LedgerPeriod last) implements ByMember {}

    /** A lane's next root is missing. */
    record TimeOutRoot(AllocationId allocation, AccountKey lane, int epoch, LedgerPeriod last) implements ByMember {}

    /** The next reveal is missing. */
    record TimeOutReveal(AllocationId allocation, int epoch, LedgerPeriod last) implements ByMember {}

    /** A lane's next opening is missing. */
    record TimeOutOpening(AllocationId allocation, AccountKey lane, int epoch, LedgerPeriod last) implements ByMember {}

    /** No majority has come. */
    record TimeOutVerdict(AllocationId allocation, int epoch, LedgerPeriod last) implements ByMember {}

    /** Pays a lane out. */
    record CloseLane(AllocationId allocation, AccountKey lane, LedgerPeriod last) implements ByMember {}

    /** Pays out what belongs to no lane, after all lanes. */
    record CloseAllocation(AllocationId allocation, LedgerPeriod last) implements ByMember {}

    /** Deletes rows of an allocation that is closed. */
    record SweepAllocation(AllocationId allocation, int rows) implements ByMember {}

    // ---- the market

    /** Proposes rules. By an administrator of the DSO. */
    record ProposeRules(ProposedStreamRules rules) implements ByMember {}

    /** Puts proposed rules in force from the period that they name. By an administrator of the regulator. */
    record ApproveRules(String id, Bytes digest) implements ByMember {
        public ApproveRules {
            Name.check("proposal", id);
        }
    }

    /** Lets an account mediate, from the next period on. By an administrator of any organisation. */
    record LicenseMediator(AccountKey mediator) implements ByMember {}

    /** Ends a licence with the current period. By the organisation that granted it. */
    record WithdrawMediator(AccountKey mediator) implements ByMember {}
}
