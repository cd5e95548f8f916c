package org.gridmarket.kernel.compute;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of the computation market (compute-market: Offers, Matching, Life of a match). */
public enum ComputeRejection implements RejectionCode {
    TERMS_MISSING("The market has no terms yet: two organisations agree on them."),
    TERMS_TOO_EARLY("Terms hold from a later period on, so that nobody is surprised."),
    TERMS_WINDOWS_TOO_SHORT("A party must be able to act after an operation against it that was held back."),
    ROWS_NOT_OVER("None of these rows is over: they are needed, or gone already."),

    ELEMENTS_OUT_OF_RANGE("Name 1 element or more, and no more than one operation takes."),
    OFFER_EXPIRED("An offer, or one that it meets, has expired or its deadline has passed."),
    OFFER_TOO_LONG("Choose an earlier expiry or deadline."),
    AUDIT_RATE_OUT_OF_RANGE("The audit rate is 0 to 10,000, in ten-thousandths."),
    CONTAINER_AUDITED("What a container gives is not compared with another run: its audit rate is 0."),
    PROVIDERS_NOT_NAMED("A container runs only at providers that the job names: nobody can check what it gives."),
    MEDIATORS_COUNT("A job names 1 to 8 mediators that it trusts."),
    RECEIPT_BAD("The directory has not signed this receipt."),
    RECEIPT_TOO_SHORT("The directory must keep the inputs until the deadline and the time to hold them after it."),
    OFFER_GONE("The offer is not in the book: matched, withdrawn, expired, or never posted."),
    NOT_OWNER("The offer is another account's."),
    RENEWAL_STOPPED("The renewal of this offer is stopped already."),

    SOLVER_NOT_ALLOWED("A match is made by a licensed solver, or by the job creator or resource provider of it."),
    SAME_PARTY("Job creator, provider, mediator and directory are four accounts."),
    NOTE_KIND("A match takes the note of a mediator, and the directory's note that the job names."),
    CLASS_UNSUPPORTED("The machine of the provider or the mediator does not run this class of sandbox."),
    BASE_UNSUPPORTED("The machine of the provider or the mediator does not have this base layer."),
    CAPACITY_SHORT("The machine of the provider or the mediator is too small or too slow for the job's limits."),
    PRICE_ABOVE_BID("The provider asks more than the job creator takes."),
    ESTIMATE_TOO_SMALL("The match is worth less than the terms demand."),
    FEES_ABOVE_MAX("The fees are more than the job creator or the provider takes."),
    MEDIATION_ABOVE_MAX("A run of the mediator costs more than the job creator or the provider takes."),
    MEDIATOR_NOT_TRUSTED("The mediator is not one that both sides trust, or it has had this case."),
    JUDGES_TOO_FEW("Too few mediators are trusted by both sides."),
    DIRECTORY_NOT_TRUSTED("The provider or the mediator does not trust the job's directory."),
    PROVIDER_NOT_WANTED("The job creator does not want this provider, or it has failed this job before."),
    GROUP_TAKEN("This provider has a job of the same group."),
    DEADLINE_TOO_NEAR("The provider cannot be sure to finish before the deadline."),
    JOB_DEPOSIT_SHORT("The job's deposit does not cover the estimate, a run and the fees."),
    RESOURCE_DEPOSIT_SHORT("The resource's deposit does not cover the fine and the fees."),
    STAKE_SHORT("The stake of the mediator or the directory does not cover what it may have to pay."),

    MATCH_UNKNOWN("There is no such match: it is closed, or was never made."),
    NOT_PROVIDER("Only the resource provider of the match may do this."),
    NOT_CREATOR("Only the job creator of the match may do this."),
    NOT_MEDIATOR("Only the mediator whose turn it is may do this."),
    NOT_CONCERNED("The verdict concerns somebody else, or not you alone."),
    TOO_LATE("The time for this is over."),
    NOT_DUE("Wait: the time of whoever has to act is not over yet."),
    OPENING_MISMATCH("The opening is not that of the commitment."),
    OVER_LIMIT("More instructions or output than the job allows."),
    SECRET_MISMATCH("The secret is not the one that the job commits to."),
    AUDIT_DRAWN("The result is drawn for an audit: reject it."),
    NOT_REPRODUCIBLE("Two runs of a container may differ: only its delivery can be complained of."),
    KEY_MISMATCH("The private key is not that of the job's result key; a job without a delivery needs it published."),
    NO_OTHER_MEDIATOR("No mediator is left that both sides trust and that has not had this case.");

    private final String meaning;

    ComputeRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
