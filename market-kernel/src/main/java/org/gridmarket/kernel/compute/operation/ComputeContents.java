package org.gridmarket.kernel.compute.operation;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.MatchRules;
import org.gridmarket.kernel.compute.match.OfferLifeCycle;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.operation.EnvelopeRules;

/** All that the computation market has, by name. */
final class ComputeContents {
    static final TableOfContents CONTENTS = new TableOfContents(
            ComputeFunctions.NAMES,
            ComputeState.TABLES,
            Stream.concat(EnvelopeRules.BOOKS.stream(), ruleBooks().stream()).toList(),
            List.of(MatchLifeCycle.TABLE, OfferLifeCycle.TABLE, TermsChanging.LIFE_CYCLE, ComputeLicences.LIFE_CYCLE),
            TableOfContents.eventsOf(ComputeEvent.class),
            List.of(ComputeLimit.values()));

    private ComputeContents() {}

    private static List<RuleBook<?>> ruleBooks() {
        return List.of(
                Elements.COUNT,
                TermsInForce.TERMS,
                TermsChanging.PROPOSE,
                TermsChanging.AGREE,
                TermsChanging.APPROVE,
                ComputeLicences.GRANT,
                ComputeLicences.WITHDRAW,
                Forgetting.ASKED,
                Forgetting.FORGET,
                Registering.REGISTER,
                OfferPosting.JOB,
                OfferPosting.OTHER,
                OfferLeaving.WITHDRAW,
                OfferLeaving.STOP,
                OfferLeaving.EXPIRE,
                MatchPosting.NAMED,
                MatchRules.FEASIBLE,
                ProviderSteps.COMMIT,
                ProviderSteps.DECLINE,
                CreatorSteps.ACCEPT,
                CreatorSteps.REJECT,
                MediationSteps.REPORT,
                MediationSteps.REVEAL,
                MediationSteps.TAKE,
                VerdictSteps.APPEAL,
                VerdictSteps.ACCEPT,
                Expiring.EXPIRE,
                ComputeQueries.OFFER,
                ComputeQueries.MATCH);
    }
}
