package org.gridmarket.kernel.compute.operation;

import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.HoldingReceipt;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** A job that is to go into the book. */
record PostedJob(JobOffer offer, AccountKey creator, ComputeTerms terms, LedgerCall call, SignatureCheck signatures) {
    private OfferTimes times() {
        return new OfferTimes(offer.expiry(), offer.deadline(), call.time());
    }

    @Nullable String isExpired() {
        return times().isExpired();
    }

    @Nullable String isTooLong() {
        return times().isTooLong();
    }

    @Nullable String auditRateOutOfRange() {
        int rate = offer.audit().rate();
        return rate < 0 || rate > Audit.ALWAYS ? "audit rate " + rate + " is outside 0.." + Audit.ALWAYS : null;
    }

    @Nullable String containerAudited() {
        int rate = offer.audit().rate();
        return !offer.environment().isReproducible() && rate != 0 ? "a container with audit rate " + rate : null;
    }

    @Nullable String providersNotNamed() {
        return !offer.environment().isReproducible()
                        && offer.trust().providers().isEmpty()
                ? "a container for any provider"
                : null;
    }

    @Nullable String mediatorsCount() {
        int mediators = offer.trust().mediators().size();
        int most = ComputeLimit.MEDIATORS_PER_JOB.ceiling();
        return mediators < 1 || mediators > most ? mediators + " mediators; 1.." + most + " are allowed" : null;
    }

    @Nullable String receiptBad() {
        JobInputs inputs = offer.inputs();
        HoldingReceipt receipt = inputs.receipt();
        Bytes message = HoldingReceipt.message(
                call.target(), receipt.note(), creator, inputs.manifest(), inputs.size(), receipt.until());
        return signatures.isGood(receipt.directory(), message, receipt.signature())
                ? null
                : "directory " + receipt.directory() + " has not signed for manifest " + inputs.manifest();
    }

    @Nullable String receiptTooShort() {
        LedgerTime needed = terms.windows().hold().after(offer.deadline());
        LedgerTime until = offer.inputs().receipt().until();
        return until.isBefore(needed) ? "inputs are held until " + until + "; " + needed + " is needed" : null;
    }
}
