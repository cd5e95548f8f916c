package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.compute.ComputeRejection.AUDIT_RATE_OUT_OF_RANGE;
import static org.gridmarket.kernel.compute.ComputeRejection.CONTAINER_AUDITED;
import static org.gridmarket.kernel.compute.ComputeRejection.MEDIATORS_COUNT;
import static org.gridmarket.kernel.compute.ComputeRejection.OFFER_EXPIRED;
import static org.gridmarket.kernel.compute.ComputeRejection.OFFER_TOO_LONG;
import static org.gridmarket.kernel.compute.ComputeRejection.PROVIDERS_NOT_NAMED;
import static org.gridmarket.kernel.compute.ComputeRejection.RECEIPT_BAD;
import static org.gridmarket.kernel.compute.ComputeRejection.RECEIPT_TOO_SHORT;
import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.compute.match.MatchParty;
import org.gridmarket.kernel.compute.match.OfferLifeCycle;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferStatus;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.quantity.Money;

/** Puts offers into the book and their money with them; offer by offer. */
final class OfferPosting {
    private static final String SOURCE = "compute-market, Offers";
    private static final String CONTAINERS = "compute-market, Sandbox";

    // spotless:off
    static final RuleBook<PostedJob> JOB = RuleBook.of("compute:postJobs, each job",
            rule(OFFER_EXPIRED,           SOURCE, PostedJob::isExpired),
            rule(OFFER_TOO_LONG,          SOURCE, PostedJob::isTooLong),
            rule(AUDIT_RATE_OUT_OF_RANGE, SOURCE, PostedJob::auditRateOutOfRange),
            rule(CONTAINER_AUDITED,       CONTAINERS, PostedJob::containerAudited),
            rule(PROVIDERS_NOT_NAMED,     CONTAINERS, PostedJob::providersNotNamed),
            rule(MEDIATORS_COUNT,         SOURCE, PostedJob::mediatorsCount),
            rule(RECEIPT_BAD,             SOURCE, PostedJob::receiptBad),
            rule(RECEIPT_TOO_SHORT,       SOURCE, PostedJob::receiptTooShort));
    static final RuleBook<OfferTimes> OTHER = RuleBook.of("compute:postResources and compute:postNotes, each offer",
            rule(OFFER_EXPIRED,           SOURCE, OfferTimes::isExpired),
            rule(OFFER_TOO_LONG,          SOURCE, OfferTimes::isTooLong));
    // spotless:on

    private final SignedOperation<LedgerPeriods> operation;
    private final ComputeState state;

    OfferPosting(SignedOperation<LedgerPeriods> operation, ComputeState state) {
        this.operation = operation;
        this.state = state;
    }

    Decision<Receipt> jobs(List<JobOffer> jobs, ComputeTerms terms, SignatureCheck signatures) {
        return answer(Elements.of(
                jobs,
                (offer, index) -> JOB.check(new PostedJob(offer, operation.signer(), terms, state.call(), signatures))
                        .then(legal -> put(index, offer.money().deposit(), id -> {
                            Job job = Job.posted(id, operation.signer(), offer);
                            ComputeState.JOB.put(state.world(), job, id);
                            state.tell(new ComputeEvent.JobPosted(job));
                        }))));
    }

    Decision<Receipt> resources(List<ResourceOffer> resources) {
        return answer(Elements.of(
                resources,
                (offer, index) -> OTHER.check(new OfferTimes(offer.expiry(), offer.expiry(), state.now()))
                        .then(legal -> put(index, offer.deposit(), id -> {
                            Resource resource = new Resource(id, operation.signer(), offer, 0);
                            ComputeState.RESOURCE.put(state.world(), resource, id);
                            state.tell(new ComputeEvent.ResourcePosted(resource));
                        }))));
    }

    Decision<Receipt> notes(List<NoteOffer> notes) {
        return answer(Elements.of(
                notes,
                (offer, index) -> OTHER.check(new OfferTimes(offer.expiry(), offer.expiry(), state.now()))
                        .then(legal -> put(index, offer.stake(), id -> {
                            Note note = new Note(id, operation.signer(), offer, 0);
                            ComputeState.NOTE.put(state.world(), note, id);
                            state.tell(new ComputeEvent.NotePosted(note));
                        }))));
    }

    private Decision<ComputeAnswer.PostedOffer> put(int index, Money money, Consumer<OfferId> store) {
        OfferId id = OfferId.of(operation.name(), index);
        return state.stakeOfOffer(operation.signer(), id, money).map(staked -> {
            OfferLifeCycle.TABLE.follow(OfferStatus.NOT_POSTED, OfferLifeCycle.POST, MatchParty.OWNER, NoFacts.NONE);
            store.accept(id);
            return new ComputeAnswer.PostedOffer(index, id);
        });
    }

    private Decision<Receipt> answer(Decision<Elements<ComputeAnswer.PostedOffer>> elements) {
        return elements.map(all -> state.receipt(
                ComputeAnswer.OffersPosted.class, new ComputeAnswer.OffersPosted(all.done(), all.refused())));
    }
}
