package org.gridmarket.kernel.agreement;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal is judged by, before anybody asks what its changes mean.
 *
 * @param proposal what is proposed
 * @param known what the ledger knows of its name
 * @param notAllowed what keeps the caller from proposing; null when nothing does
 * @param mostChanges changes of one proposal
 */
public record Proposing(
        Proposal<?> proposal,
        ProposalStatus known,
        @Nullable String notAllowed,
        int mostChanges) {
    /** The rule book of a market's propose function; row order is precedence. */
    public static RuleBook<Proposing> book(String function, String source) {
        return RuleBook.of(
                function,
                rule(ShellRejection.ROLE_NOT_ALLOWED, source, Proposing::notAllowed),
                rule(AgreementRejection.PROPOSAL_EXISTS, source, Proposing::exists),
                rule(AgreementRejection.PROPOSAL_EMPTY, source, Proposing::empty),
                rule(AgreementRejection.PROPOSAL_TOO_LARGE, source, Proposing::tooLarge),
                rule(AgreementRejection.APPROVERS_DIFFER, source, Proposing::approversDiffer));
    }

    /** Whether one organisation can approve what it proposes. */
    boolean isWellFormed() {
        return empty() == null && tooLarge() == null && approversDiffer() == null;
    }

    private @Nullable String exists() {
        return known == ProposalStatus.UNKNOWN ? null : "there is a proposal " + proposal.id();
    }

    private @Nullable String empty() {
        return proposal.changes().isEmpty() ? "proposal " + proposal.id() + " changes nothing" : null;
    }

    private @Nullable String tooLarge() {
        int changes = proposal.changes().size();
        return changes > mostChanges ? changes + " changes; at most " + mostChanges + " are allowed" : null;
    }

    private @Nullable String approversDiffer() {
        List<Role> approvers =
                proposal.changes().stream().map(Change::approver).distinct().toList();
        return approvers.size() > 1 ? "changes need " + approvers + " to approve" : null;
    }
}
