package org.gridmarket.kernel.compute.match;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.compute.offer.HoldingReceipt;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * A job, a resource, a mediator's note and a directory's note that somebody wants to match. Solvers judge by the same facts and
 * {@link MatchRules} as the ledger.
 *
 * @param terms in force now
 * @param groupTaken whether the provider has a job of the same group
 */
public record Candidate(
        Job job,
        Resource resource,
        Note mediatorNote,
        Note directoryNote,
        ComputeTerms terms,
        LedgerTime now,
        boolean groupTaken) {
    // ---- money

    /** est = price(ask of the provider, instruction limit, in + out limit). */
    public Money estimate() {
        return job.offer().mostAt(resource.offer().ask());
    }

    /** med = n x price(ask of the mediator, same). */
    public Money mediation() {
        return times(
                terms.engines(), job.offer().mostAt(mediatorNote.asMediator().ask()));
    }

    /** F = sigma + a_M + a_D. */
    public Money fees() {
        return fee(
                terms.solverFee(),
                mediatorNote.offer().fee(),
                directoryNote.offer().fee());
    }

    private Money creatorFees() {
        return fee(
                larger(terms.solverFee()),
                larger(mediatorNote.offer().fee()),
                larger(directoryNote.offer().fee()));
    }

    private static Money fee(Money... parts) {
        return Stream.of(parts).reduce(Money.ZERO, Money::plus);
    }

    /** The job creator's half of a fee, rounded up. */
    static Money larger(Money fee) {
        return new Money(Math.ceilDiv(fee.micro(), 2));
    }

    /** The provider's half of a fee, rounded down. */
    static Money smaller(Money fee) {
        return new Money(Math.floorDiv(fee.micro(), 2));
    }

    static Money times(int factor, Money amount) {
        return new Money(Math.multiplyExact(factor, amount.micro()));
    }

    /** Until when the provider has time: match + prepareMs + runMs(RP). */
    LedgerTime due() {
        return terms.windows()
                .prepare()
                .plus(resource.offer().machine().timeFor(job.offer()))
                .after(now);
    }

    // ---- offences, in the order of the page

    @Nullable String sameParty() {
        long accounts = Stream.of(job.owner(), resource.owner(), mediatorNote.owner(), directoryNote.owner())
                .distinct()
                .count();
        return accounts < 4 ? "job creator, provider, mediator and directory are " + accounts + " accounts" : null;
    }

    @Nullable String expired() {
        return Stream.of(
                        job.offer().expiry(),
                        resource.offer().expiry(),
                        mediatorNote.offer().expiry(),
                        directoryNote.offer().expiry())
                .filter(expiry -> !now.isBefore(expiry))
                .findFirst()
                .map(expiry -> "an offer has expired at " + expiry)
                .orElse(null);
    }

    @Nullable String noteKind() {
        HoldingReceipt receipt = job.offer().inputs().receipt();
        boolean fits = mediatorNote.offer() instanceof NoteOffer.MediatorNote
                && directoryNote.offer() instanceof NoteOffer.DirectoryNote
                && directoryNote.id().equals(receipt.note())
                && directoryNote.owner().equals(receipt.directory());
        return fits
                ? null
                : "notes " + mediatorNote.id() + " and " + directoryNote.id() + " are not those of a mediator"
                        + " and of the job's directory";
    }

    private List<Machine> machines() {
        return List.of(resource.offer().machine(), mediatorNote.asMediator().machine());
    }

    @Nullable String classUnsupported() {
        return machines().stream().allMatch(machine -> machine.runs(job.offer().environment()))
                ? null
                : "class " + job.offer().environment().sandbox();
    }

    @Nullable String baseUnsupported() {
        return machines().stream()
                        .allMatch(machine -> machine.hasBaseOf(job.offer().environment()))
                ? null
                : "base layer " + job.offer().environment().base();
    }

    /** A mediator that takes longer than the inputs are held after the deadline could not do its run. */
    @Nullable String capacityShort() {
        JobOffer offer = job.offer();
        if (!machines().stream().allMatch(machine -> machine.holds(offer))) {
            return "limits " + offer.limits() + " with inputs of "
                    + offer.inputs().size();
        }
        Machine mediator = mediatorNote.asMediator().machine();
        return mediator.timeFor(offer)
                        .times(terms.engines())
                        .exceeds(terms.windows().hold())
                ? "the mediator takes longer than the inputs are held, "
                        + terms.windows().hold()
                : null;
    }

    @Nullable String priceAboveBid() {
        return resource.offer().ask().isWithin(job.offer().money().bid())
                ? null
                : resource.offer().ask() + " asked; at most "
                        + job.offer().money().bid();
    }

    @Nullable String estimateTooSmall() {
        return terms.minEstimate().exceeds(estimate())
                ? "the estimate is " + estimate() + "; at least " + terms.minEstimate()
                : null;
    }

    @Nullable String feesAboveMax() {
        return above(
                "fees",
                fees(),
                job.offer().money().maxFees().min(resource.offer().maxFees()));
    }

    @Nullable String mediationAboveMax() {
        Money most = job.offer().money().maxMediation().min(resource.offer().maxMediation());
        return above("a run of the mediator", mediation(), most);
    }

    private static @Nullable String above(String what, Money amount, Money most) {
        return amount.exceeds(most) ? what + ": " + amount + "; at most " + most : null;
    }

    private List<AccountKey> common() {
        List<AccountKey> common = new ArrayList<>(job.offer().trust().mediators());
        common.retainAll(resource.offer().mediators());
        return common;
    }

    @Nullable String mediatorNotTrusted() {
        return common().contains(mediatorNote.owner())
                ? null
                : "mediator " + mediatorNote.owner() + " is not in the lists of both sides";
    }

    /** Whoever is a party of the match cannot judge it. */
    @Nullable String judgesTooFew() {
        List<AccountKey> judges = common();
        judges.removeAll(List.of(job.owner(), resource.owner(), directoryNote.owner()));
        return judges.size() < terms.minJudges()
                ? judges.size() + " mediators in the lists of both sides; at least " + terms.minJudges()
                : null;
    }

    @Nullable String directoryNotTrusted() {
        AccountKey directory = directoryNote.owner();
        return resource.offer().directories().contains(directory)
                        && mediatorNote.asMediator().directories().contains(directory)
                ? null
                : "directory " + directory + " is not in the lists of provider and mediator";
    }

    @Nullable String providerNotWanted() {
        List<AccountKey> wanted = job.offer().trust().providers();
        AccountKey provider = resource.owner();
        boolean isWanted =
                (wanted.isEmpty() || wanted.contains(provider)) && !job.failed().contains(provider);
        return isWanted ? null : "provider " + provider + " is not listed, or has failed this job";
    }

    @Nullable String takenGroup() {
        return groupTaken
                ? "provider " + resource.owner() + " has a job of group "
                        + job.offer().group()
                : null;
    }

    @Nullable String deadlineTooNear() {
        return job.offer().deadline().isBefore(due())
                ? "deadline " + job.offer().deadline() + "; the provider may take until " + due()
                : null;
    }

    @Nullable String jobDepositShort() {
        Money needed = estimate().plus(mediation()).plus(creatorFees());
        return shorter(job.offer().money().deposit(), needed);
    }

    @Nullable String resourceDepositShort() {
        Money needed = times(terms.theta(), estimate()).plus(mediation()).plus(fees());
        return shorter(resource.offer().deposit(), needed);
    }

    @Nullable String stakeShort() {
        String ofMediator = shorter(mediatorNote.offer().stake(), estimate().plus(mediation()));
        return ofMediator != null ? ofMediator : shorter(directoryNote.offer().stake(), mediation());
    }

    private static @Nullable String shorter(Money held, Money needed) {
        return needed.exceeds(held) ? held + " laid out; " + needed + " are needed" : null;
    }
}
