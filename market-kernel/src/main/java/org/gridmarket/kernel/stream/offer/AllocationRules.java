package org.gridmarket.kernel.stream.offer;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.stream.StreamRejection;

/** What may be an allocation: asked by agents before they sign and by the ledger after. Row order is precedence. */
public final class AllocationRules {
    private static final String SOURCE = "stream-market, Offers and matching";

    // spotless:off
    public static final RuleBook<Candidate> FEASIBLE = RuleBook.of("stream:createAllocation, what is feasible",
            rule(StreamRejection.PARTY_TWICE,         SOURCE, Candidate::partyTwice),
            rule(StreamRejection.LANES_COUNT,         SOURCE, Candidate::lanesCount),
            rule(StreamRejection.STREAM_OFFER_OVER,   SOURCE, Candidate::offerOver),
            rule(StreamRejection.EPOCH_TOO_SHORT,     SOURCE, Candidate::epochTooShort),
            rule(StreamRejection.SUPPLIER_TOO_SLOW,   SOURCE, Candidate::tooSlow),
            rule(StreamRejection.PAGES_SHORT,         SOURCE, Candidate::pagesShort),
            rule(StreamRejection.ASK_ABOVE_BID,       SOURCE, Candidate::askAboveBid),
            rule(StreamRejection.OUTSIDE_WINDOW,      SOURCE, Candidate::outsideWindow),
            rule(StreamRejection.EPOCHS_OUT_OF_RANGE, SOURCE, Candidate::epochsOutOfRange),
            rule(StreamRejection.START_TOO_NEAR,      SOURCE, Candidate::startTooNear),
            rule(StreamRejection.SLACK_TOO_SMALL,     SOURCE, Candidate::slackTooSmall),
            rule(StreamRejection.PANEL_SIZE,          SOURCE, Candidate::panelSize),
            rule(StreamRejection.PANEL_NOT_TRUSTED,   SOURCE, Candidate::panelNotTrusted),
            rule(StreamRejection.PANEL_NOT_LICENSED,  SOURCE, Candidate::panelNotLicensed),
            rule(StreamRejection.STREAM_FEES_ABOVE_MOST, SOURCE, Candidate::feesAboveMost));
    // spotless:on

    private AllocationRules() {}
}
