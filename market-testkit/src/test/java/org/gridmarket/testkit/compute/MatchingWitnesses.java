package org.gridmarket.testkit.compute;

import static org.gridmarket.kernel.compute.ComputeRejection.*;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.Windows;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of matches, in the order of the page: each of them one step beyond what is allowed. */
final class MatchingWitnesses {
    private MatchingWitnesses() {}

    private static Decision<Receipt> withJob(UnaryOperator<JobOffer> change) {
        return matchOf(new OneMatch.Setting() {
            @Override
            public JobOffer job(OfferId note, LedgerTime deadline) {
                return change.apply(OneMatch.Setting.super.job(note, deadline));
            }
        });
    }

    private static Decision<Receipt> withResource(UnaryOperator<ResourceOffer> change) {
        return matchOf(new OneMatch.Setting() {
            @Override
            public ResourceOffer resource(LedgerTime expiry) {
                return change.apply(OneMatch.Setting.super.resource(expiry));
            }
        });
    }

    private static Decision<Receipt> withNote(UnaryOperator<NoteOffer.MediatorNote> change) {
        return matchOf(new OneMatch.Setting() {
            @Override
            public NoteOffer mediatorNote(LedgerTime expiry) {
                return change.apply(ComputeExamples.mediatorNote(expiry));
            }
        });
    }

    private static Decision<Receipt> matchOf(OneMatch.Setting setting) {
        return OneMatch.posted(setting).match(Cast.S);
    }

    static void addTo(RejectionTable table) {
        parties(table);
        machines(table);
        prices(table);
        trust(table);
        money(table);
    }

    private static void parties(RejectionTable table) {
        table.row(
                        SOLVER_NOT_ALLOWED,
                        "somebody without a licence matches offers of others",
                        () -> OneMatch.posted().match(Cast.RP2))
                .row(OFFER_GONE, "offers are matched twice", () -> {
                    OneMatch posted = OneMatch.posted();
                    posted.match(Cast.S).orThrow();
                    return posted.match(Cast.S2);
                })
                .row(SAME_PARTY, "a job runs on its creator's own machine", () -> {
                    OneMatch posted = OneMatch.posted();
                    OfferId own = posted.post(Cast.JC, ComputeExamples.resource(posted.expiry()));
                    return posted.ledger()
                            .run(
                                    Cast.JC,
                                    new ComputeCommand.PostMatches(
                                            List.of(new ProposedMatch(posted.job(), own, posted.mediatorNote()))));
                })
                .row(OFFER_EXPIRED, "a job is matched at its expiry", () -> {
                    OneMatch posted = OneMatch.posted();
                    posted.ledger().pass(3_600_000);
                    return posted.match(Cast.S);
                })
                .row(NOTE_KIND, "a directory's note stands for a mediator", () -> {
                    OneMatch posted = OneMatch.posted();
                    OfferId other = posted.post(Cast.D2, ComputeExamples.directoryNote(posted.expiry()));
                    return posted.ledger()
                            .run(
                                    Cast.S,
                                    new ComputeCommand.PostMatches(
                                            List.of(new ProposedMatch(posted.job(), posted.resource(), other))));
                });
    }

    private static void machines(RejectionTable table) {
        table.row(
                        CLASS_UNSUPPORTED,
                        "a job needs another class",
                        () -> withJob(job -> JobVariants.withEnvironment(job, new Environment("wasm2", null))))
                .row(
                        BASE_UNSUPPORTED,
                        "a job needs a base layer that nobody has",
                        () -> withJob(job -> JobVariants.withEnvironment(
                                job, new Environment(ComputeExamples.WASM, ComputeExamples.hash("base")))))
                .row(
                        CAPACITY_SHORT,
                        "a job needs more memory than the machines have",
                        () -> withJob(job -> JobVariants.withLimits(
                                job,
                                new JobLimits(
                                        job.limits().instructions(),
                                        new ByteCount(16_385 * ComputeExamples.MIB),
                                        job.limits().output()))))
                .row(
                        CAPACITY_SHORT,
                        "a mediator takes longer than inputs are held",
                        () -> withNote(note -> {
                            Machine machine = note.machine();
                            Speed slow = new Speed(new Instructions(100_000_000), new ByteCount(1_000_000_000));
                            return ResourceVariants.withMachine(
                                    note, new Machine(machine.capacity(), slow, machine.classes(), machine.bases()));
                        }));
    }

    private static void prices(RejectionTable table) {
        table.row(
                        PRICE_ABOVE_BID,
                        "a provider asks 1 µ more for its start",
                        () -> withResource(resource ->
                                ResourceVariants.withAsk(resource, ComputeExamples.ask(1_001, 4_000, 2_000))))
                .row(
                        PRICE_ABOVE_BID,
                        "a provider asks 1 µ more for a GiB",
                        () -> withResource(resource ->
                                ResourceVariants.withAsk(resource, ComputeExamples.ask(1_000, 4_000, 2_001))))
                .row(
                        ESTIMATE_TOO_SMALL,
                        "a match is worth less than the terms demand",
                        () -> matchOf(new OneMatch.Setting() {
                            @Override
                            public ComputeTerms terms() {
                                return new ComputeTerms(
                                        48,
                                        1,
                                        new Money(201),
                                        3,
                                        new Money(43_001),
                                        Windows.standard(),
                                        Cast.TREASURY.account());
                            }
                        }))
                .row(
                        FEES_ABOVE_MAX,
                        "fees are 1 µ more than the job creator takes",
                        () -> withJob(job -> JobVariants.withMost(job, new Money(362), ComputeExamples.PLENTY)))
                .row(
                        MEDIATION_ABOVE_MAX,
                        "a run is 1 µ more than the job creator takes",
                        () -> withJob(job -> JobVariants.withMost(job, ComputeExamples.PLENTY, new Money(52_499))));
    }

    private static void trust(RejectionTable table) {
        table.row(MEDIATOR_NOT_TRUSTED, "a mediator is not in the lists", () -> {
                    OneMatch posted = OneMatch.posted();
                    OfferId other = posted.post(Cast.M4, ComputeExamples.mediatorNote(posted.expiry()));
                    return posted.ledger()
                            .run(
                                    Cast.S,
                                    new ComputeCommand.PostMatches(
                                            List.of(new ProposedMatch(posted.job(), posted.resource(), other))));
                })
                .row(
                        JUDGES_TOO_FEW,
                        "only two mediators are in both lists",
                        () -> withResource(resource -> ResourceVariants.trusting(
                                resource, ComputeExamples.accounts(Cast.M1, Cast.M2), resource.directories())))
                .row(
                        JUDGES_TOO_FEW,
                        "the third mediator in both lists is the directory",
                        () -> withResource(resource -> ResourceVariants.trusting(
                                resource, ComputeExamples.accounts(Cast.M1, Cast.M2, Cast.D), resource.directories())))
                .row(
                        DIRECTORY_NOT_TRUSTED,
                        "a provider does not trust the directory",
                        () -> withResource(resource -> ResourceVariants.trusting(
                                resource, resource.mediators(), ComputeExamples.accounts(Cast.D2))))
                .row(
                        PROVIDER_NOT_WANTED,
                        "a job creator wants another provider",
                        () -> withJob(job -> JobVariants.withTrust(
                                job, new JobTrust(job.trust().mediators(), ComputeExamples.accounts(Cast.RP2)))))
                .row(GROUP_TAKEN, "a provider has a job of the same group", MatchingWitnesses::groupTaken)
                .row(DEADLINE_TOO_NEAR, "a provider may finish 1 ms after the deadline", () -> {
                    OneMatch posted = OneMatch.posted();
                    // prepareMs + runMs: 300,000 + 100,000 + 1,074
                    posted.ledger().pass(3_600_000 - 401_073);
                    return posted.match(Cast.S);
                });
    }

    /** Two jobs of one group, and two resources of one provider. */
    private static Decision<Receipt> groupTaken() {
        OneMatch first = OneMatch.matched(new OneMatch.Setting() {
            @Override
            public JobOffer job(OfferId note, LedgerTime deadline) {
                return JobVariants.inGroup(OneMatch.Setting.super.job(note, deadline), "replicas");
            }
        });
        OfferId resource = first.post(Cast.RP, ComputeExamples.resource(first.expiry()));
        OfferId mediator = first.post(Cast.M2, ComputeExamples.mediatorNote(first.expiry()));
        OfferId directory = first.post(Cast.D, ComputeExamples.directoryNote(first.expiry()));
        LedgerTime deadline = first.ledger().now().plusMillis(3_600_000);
        OfferId job = ComputeOnLedger.offerOf(first.ledger()
                .run(
                        Cast.JC,
                        new ComputeCommand.PostJobs(List.of(JobVariants.inGroup(
                                ComputeExamples.job(Cast.JC, Cast.D, directory, deadline, 250), "replicas")))));
        return first.ledger()
                .run(Cast.S, new ComputeCommand.PostMatches(List.of(new ProposedMatch(job, resource, mediator))));
    }

    private static void money(RejectionTable table) {
        table.row(
                        JOB_DEPOSIT_SHORT,
                        "a job creator lays out 1 µ too little",
                        () -> withJob(job -> JobVariants.withDeposit(job, new Money(43_000 + 52_500 + 183 - 1))))
                .row(
                        RESOURCE_DEPOSIT_SHORT,
                        "a provider lays out 1 µ too little",
                        () -> withResource(
                                resource -> ResourceVariants.withDeposit(resource, new Money(2_116_500 + 363 - 1))))
                .row(
                        STAKE_SHORT,
                        "a mediator stakes 1 µ too little",
                        () -> withNote(note -> ResourceVariants.withStake(note, new Money(43_000 + 52_500 - 1))))
                .row(
                        STAKE_SHORT,
                        "a directory stakes 1 µ too little",
                        () -> matchOf(new OneMatch.Setting() {
                            @Override
                            public NoteOffer directoryNote(LedgerTime expiry) {
                                return new NoteOffer.DirectoryNote(new Money(52_499), new Money(61), expiry, true);
                            }
                        }));
    }

    // ---- results

    /** A byte more of output than the job allows. */
    static Opening tooLarge() {
        return new Opening(
                ResultStatus.COMPLETED,
                ComputeExamples.hash("right"),
                new Instructions(1),
                new ByteCount(512 * ComputeExamples.MIB + 1),
                ComputeExamples.hash("salt"));
    }

    static Decision<Receipt> otherSecret() {
        OneMatch committed = OneMatch.committed(ComputeExamples.RIGHT);
        return committed
                .ledger()
                .run(
                        Cast.JC,
                        new ComputeCommand.AcceptResults(List.of(new AcceptedResult(
                                committed.id(), ComputeExamples.RIGHT, ComputeExamples.hash("other")))));
    }

    static Decision<Receipt> drawn() {
        OneMatch matched = OneMatch.matched(new OneMatch.Setting() {
            @Override
            public int auditRate() {
                return 10_000;
            }
        });
        matched.commit(ComputeExamples.RIGHT).orThrow();
        return matched.accept(ComputeExamples.RIGHT);
    }
}
