package org.gridmarket.kernel.compute.match;

import static org.gridmarket.kernel.compute.ComputeRejection.BASE_UNSUPPORTED;
import static org.gridmarket.kernel.compute.ComputeRejection.CAPACITY_SHORT;
import static org.gridmarket.kernel.compute.ComputeRejection.CLASS_UNSUPPORTED;
import static org.gridmarket.kernel.compute.ComputeRejection.DEADLINE_TOO_NEAR;
import static org.gridmarket.kernel.compute.ComputeRejection.DIRECTORY_NOT_TRUSTED;
import static org.gridmarket.kernel.compute.ComputeRejection.ESTIMATE_TOO_SMALL;
import static org.gridmarket.kernel.compute.ComputeRejection.FEES_ABOVE_MAX;
import static org.gridmarket.kernel.compute.ComputeRejection.GROUP_TAKEN;
import static org.gridmarket.kernel.compute.ComputeRejection.JOB_DEPOSIT_SHORT;
import static org.gridmarket.kernel.compute.ComputeRejection.JUDGES_TOO_FEW;
import static org.gridmarket.kernel.compute.ComputeRejection.MEDIATION_ABOVE_MAX;
import static org.gridmarket.kernel.compute.ComputeRejection.MEDIATOR_NOT_TRUSTED;
import static org.gridmarket.kernel.compute.ComputeRejection.NOTE_KIND;
import static org.gridmarket.kernel.compute.ComputeRejection.OFFER_EXPIRED;
import static org.gridmarket.kernel.compute.ComputeRejection.PRICE_ABOVE_BID;
import static org.gridmarket.kernel.compute.ComputeRejection.PROVIDER_NOT_WANTED;
import static org.gridmarket.kernel.compute.ComputeRejection.RESOURCE_DEPOSIT_SHORT;
import static org.gridmarket.kernel.compute.ComputeRejection.SAME_PARTY;
import static org.gridmarket.kernel.compute.ComputeRejection.STAKE_SHORT;
import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.RuleBook;

/** What may be matched: asked by solvers before they post and by the ledger when they do. Row order is precedence. */
public final class MatchRules {
    private static final String SOURCE = "compute-market, Matching";

    // spotless:off
    public static final RuleBook<Candidate> FEASIBLE = RuleBook.of("compute:postMatches, each match",
            rule(SAME_PARTY,             SOURCE, Candidate::sameParty),
            rule(OFFER_EXPIRED,          SOURCE, Candidate::expired),
            rule(NOTE_KIND,              SOURCE, Candidate::noteKind),
            rule(CLASS_UNSUPPORTED,      SOURCE, Candidate::classUnsupported),
            rule(BASE_UNSUPPORTED,       SOURCE, Candidate::baseUnsupported),
            rule(CAPACITY_SHORT,         SOURCE, Candidate::capacityShort),
            rule(PRICE_ABOVE_BID,        SOURCE, Candidate::priceAboveBid),
            rule(ESTIMATE_TOO_SMALL,     SOURCE, Candidate::estimateTooSmall),
            rule(FEES_ABOVE_MAX,         SOURCE, Candidate::feesAboveMax),
            rule(MEDIATION_ABOVE_MAX,    SOURCE, Candidate::mediationAboveMax),
            rule(MEDIATOR_NOT_TRUSTED,   SOURCE, Candidate::mediatorNotTrusted),
            rule(JUDGES_TOO_FEW,         SOURCE, Candidate::judgesTooFew),
            rule(DIRECTORY_NOT_TRUSTED,  SOURCE, Candidate::directoryNotTrusted),
            rule(PROVIDER_NOT_WANTED,    SOURCE, Candidate::providerNotWanted),
            rule(GROUP_TAKEN,            SOURCE, Candidate::takenGroup),
            rule(DEADLINE_TOO_NEAR,      SOURCE, Candidate::deadlineTooNear),
            rule(JOB_DEPOSIT_SHORT,      SOURCE, Candidate::jobDepositShort),
            rule(RESOURCE_DEPOSIT_SHORT, SOURCE, Candidate::resourceDepositShort),
            rule(STAKE_SHORT,            SOURCE, Candidate::stakeShort));
    // spotless:on

    private MatchRules() {}
}
