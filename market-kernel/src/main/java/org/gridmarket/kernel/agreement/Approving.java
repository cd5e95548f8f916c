package org.gridmarket.kernel.agreement;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What an approval is judged by, before anybody asks what the changes mean.
 *
 * @param id the proposal that is named
 * @param proposal that proposal; null when there is none
 * @param known what the ledger knows of its name
 * @param digest what the approver names
 * @param notAllowed what keeps the caller from approving; null when nothing does
 */
public record Approving(
        String id,
        @Nullable Proposal<?> proposal,
        ProposalStatus known,
        Bytes digest,
        @Nullable String notAllowed) {
    /** The rule book of a market's approve function; the market's own rules on what would hold come after it. */
    public static RuleBook<Approving> book(String function, String source) {
        return RuleBook.of(
                function,
                rule(AgreementRejection.PROPOSAL_UNKNOWN, source, Approving::notOpen),
                rule(ShellRejection.ROLE_NOT_ALLOWED, source, Approving::notAllowed),
                rule(AgreementRejection.DIGEST_DIFFERS, source, Approving::digestDiffers));
    }

    /** Whether the approver names what is proposed. */
    boolean isAsRead() {
        return proposal != null && digestDiffers() == null;
    }

    private @Nullable String notOpen() {
        return known == ProposalStatus.OPEN ? null : "there is no open proposal " + id;
    }

    private @Nullable String digestDiffers() {
        if (proposal == null) {
            throw new IllegalStateException("an earlier rule should have refused proposal " + id);
        }
        Bytes own = proposal.digest();
        return digest.equals(own) ? null : "digest is " + own + ", named was " + digest;
    }
}
