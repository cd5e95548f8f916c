package org.gridmarket.testkit.compute;

import static org.gridmarket.kernel.compute.ComputeRejection.*;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeQuery;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.quantity.Millis;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.compute.terms.Windows;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of the computation market. */
public final class ComputeWitnesses {
    private static final long DAY = 86_400_000;

    private ComputeWitnesses() {}

    public static void addTo(RejectionTable table) {
        terms(table);
        rows(table);
        offers(table);
        jobs(table);
        leaving(table);
        MatchingWitnesses.addTo(table);
        lives(table);
        answers(table);
        MediationWitnesses.addTo(table);
        ContainerWitnesses.addTo(table);
    }

    // ---- terms and rows that stay

    private static Decision<Receipt> approved(ComputeTerms terms, int periodsAhead) {
        ComputeOnLedger ledger = ComputeOnLedger.bare();
        ProposedTerms proposed =
                new ProposedTerms("t", ledger.period().plus(periodsAhead).asInterval(), List.of(terms));
        ledger.run(ClockedLedger.DSO_ADMIN, new ComputeCommand.ProposeTerms(proposed))
                .orThrow();
        return ledger.approve(proposed);
    }

    private static ComputeTerms withWindows(long grace, long prepare) {
        Windows usual = Windows.standard();
        return new ComputeTerms(
                48,
                1,
                new Money(200),
                3,
                new Money(1_000),
                new Windows(
                        new Millis(grace),
                        new Millis(prepare),
                        usual.react(),
                        usual.reveal(),
                        usual.appeal(),
                        usual.take(),
                        usual.hold()),
                Cast.TREASURY.account());
    }

    private static Decision<Receipt> oneVersionTooMany() {
        ComputeOnLedger ledger = ComputeOnLedger.bare();
        Decision<Receipt> last = ledger.ask(new ComputeQuery.ReadTerms());
        for (int version = 0; version < 9; version++) {
            ProposedTerms proposed = new ProposedTerms(
                    "t" + version, ledger.period().plus(1 + version).asInterval(), List.of(ComputeExamples.terms()));
            ledger.run(ClockedLedger.DSO_ADMIN, new ComputeCommand.ProposeTerms(proposed))
                    .orThrow();
            last = ledger.approve(proposed);
        }
        return last;
    }

    private static void terms(RejectionTable table) {
        table.row(
                        TERMS_MISSING,
                        "terms are asked for before there are any",
                        () -> ComputeOnLedger.bare().ask(new ComputeQuery.ReadTerms()))
                .row(
                        TERMS_MISSING,
                        "a job is posted before there are terms",
                        () -> ComputeOnLedger.bare().run(Cast.JC, new ComputeCommand.PostJobs(List.of())))
                .row(
                        TERMS_TOO_EARLY,
                        "terms are to hold in the period of their approval",
                        () -> approved(ComputeExamples.terms(), 0))
                .row(
                        TERMS_WINDOWS_TOO_SHORT,
                        "the grace is shorter than claimed times may be wrong",
                        () -> approved(withWindows(59_999, 300_000), 1))
                .row(
                        TERMS_WINDOWS_TOO_SHORT,
                        "an operation that is held back could take all of a window",
                        () -> approved(withWindows(60_000, 299_999), 1))
                .row(
                        AgreementRejection.TOO_MANY_VERSIONS,
                        "terms are agreed on for nine periods",
                        ComputeWitnesses::oneVersionTooMany)
                .row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "the regulator proposes terms",
                        () -> ComputeOnLedger.bare()
                                .run(
                                        ClockedLedger.REGULATOR_ADMIN,
                                        new ComputeCommand.ProposeTerms(new ProposedTerms(
                                                "t",
                                                LedgerPeriod.of(1).asInterval(),
                                                List.of(ComputeExamples.terms())))))
                .row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "a service licenses a solver",
                        () -> ComputeOnLedger.bare()
                                .run(ClockedLedger.COOPERATIVE, new ComputeCommand.GrantLicence(Cast.S.account())));
    }

    private static void rows(RejectionTable table) {
        table.row(
                        ROWS_NOT_OVER,
                        "a licence in force is to be forgotten",
                        () -> ComputeOnLedger.founded(ComputeExamples.terms())
                                .run(
                                        ClockedLedger.COOPERATIVE,
                                        new ComputeCommand.ForgetRows(List.of(), List.of(Cast.S.account()), List.of())))
                .row(
                        ShellRejection.PORTION_OUT_OF_RANGE,
                        "nothing is to be forgotten",
                        () -> ComputeOnLedger.bare()
                                .run(
                                        ClockedLedger.COOPERATIVE,
                                        new ComputeCommand.ForgetRows(List.of(), List.of(), List.of())))
                .row(PurseRejection.PURSE_TOO_SMALL, "somebody without money registers", () -> {
                    return spent(OneMatch.posted())
                            .run(
                                    Cast.M4,
                                    new ComputeCommand.Register(
                                            new MemberEntry(ComputeExamples.hash("box"), "host:1", List.of())));
                });
    }

    /** M4 has put all its money into a note. */
    private static ComputeOnLedger spent(OneMatch posted) {
        posted.post(
                Cast.M4,
                ResourceVariants.withStake(ComputeExamples.mediatorNote(posted.expiry()), ComputeOnLedger.START));
        return posted.ledger();
    }

    // ---- offers

    private static Decision<Receipt> resourceUntil(long millisFromNow) {
        ComputeOnLedger ledger = ComputeOnLedger.founded(ComputeExamples.terms());
        return ledger.run(
                Cast.RP,
                new ComputeCommand.PostResources(
                        List.of(ComputeExamples.resource(ledger.now().plusMillis(millisFromNow)))));
    }

    private static void offers(RejectionTable table) {
        table.row(
                        ELEMENTS_OUT_OF_RANGE,
                        "no note is posted",
                        () -> ComputeOnLedger.founded(ComputeExamples.terms())
                                .run(Cast.M1, new ComputeCommand.PostNotes(List.of())))
                .row(ELEMENTS_OUT_OF_RANGE, "seventeen notes are posted", () -> {
                    ComputeOnLedger ledger = ComputeOnLedger.founded(ComputeExamples.terms());
                    NoteOffer note = ComputeExamples.directoryNote(ledger.now().plusMillis(DAY));
                    return ledger.run(Cast.D, new ComputeCommand.PostNotes(Collections.nCopies(17, note)));
                })
                .row(OFFER_EXPIRED, "a resource expires now", () -> resourceUntil(0))
                .row(OFFER_TOO_LONG, "a resource is to stay for more than 30 days", () -> resourceUntil(30 * DAY + 1))
                .row(PurseRejection.PURSE_TOO_SMALL, "a stake is more than the purse holds", () -> {
                    ComputeOnLedger ledger = ComputeOnLedger.founded(ComputeExamples.terms());
                    return ledger.run(
                            Cast.M1,
                            new ComputeCommand.PostNotes(List.of(ResourceVariants.withStake(
                                    ComputeExamples.mediatorNote(ledger.now().plusMillis(DAY)),
                                    ComputeOnLedger.START.plus(new Money(1))))));
                })
                .row(ShellRejection.OPERATION_TOO_LONG_VALID, "an operation may be held back for two periods", () -> {
                    ComputeOnLedger ledger = ComputeOnLedger.founded(ComputeExamples.terms());
                    return ledger.ledger()
                            .settle(ledger.endorse(
                                    Cast.M1,
                                    new ComputeCommand.PostNotes(List.of()),
                                    ClockedLedger.operation(1_000_000),
                                    ledger.period().plus(2)));
                })
                .row(
                        OFFER_GONE,
                        "a job is asked for that is not in the book",
                        () -> OneMatch.matched()
                                .ledger()
                                .ask(new ComputeQuery.ReadJob(new OfferId(ComputeExamples.hash("none")))));
    }

    private static Decision<Receipt> job(UnaryOperator<JobOffer> change) {
        OneMatch posted = OneMatch.posted();
        JobOffer job = ComputeExamples.job(
                Cast.JC, Cast.D, posted.directoryNote(), posted.ledger().now().plusMillis(DAY), 250);
        return posted.ledger().run(Cast.JC, new ComputeCommand.PostJobs(List.of(change.apply(job))));
    }

    private static void jobs(RejectionTable table) {
        LedgerTime past = ClockedLedger.EPOCH;
        table.row(
                        OFFER_EXPIRED,
                        "the deadline of a job is past",
                        () -> job(offer -> JobVariants.withTimes(offer, past, offer.expiry())))
                .row(
                        OFFER_TOO_LONG,
                        "a job has a deadline in a hundred days",
                        () -> job(offer ->
                                JobVariants.withTimes(offer, offer.deadline().plusMillis(100 * DAY), offer.expiry())))
                .row(
                        AUDIT_RATE_OUT_OF_RANGE,
                        "more than all results are to be audited",
                        () -> job(offer -> JobVariants.withAuditRate(offer, 10_001)))
                .row(
                        MEDIATORS_COUNT,
                        "a job trusts no mediator",
                        () -> job(offer -> JobVariants.withTrust(offer, new JobTrust(List.of(), List.of()))))
                .row(
                        MEDIATORS_COUNT,
                        "a job trusts nine mediators",
                        () -> job(offer -> JobVariants.withTrust(
                                offer,
                                new JobTrust(
                                        List.of(Cast.values()).subList(0, 9).stream()
                                                .map(Cast::account)
                                                .toList(),
                                        List.of()))))
                .row(RECEIPT_BAD, "the directory has signed for another job creator", () -> {
                    OneMatch posted = OneMatch.posted();
                    JobOffer job = ComputeExamples.job(
                            Cast.JC,
                            Cast.D,
                            posted.directoryNote(),
                            posted.ledger().now().plusMillis(DAY),
                            250);
                    return posted.ledger().run(Cast.JC2, new ComputeCommand.PostJobs(List.of(job)));
                })
                .row(
                        RECEIPT_TOO_SHORT,
                        "inputs are held for less than a day after the deadline",
                        () -> job(offer ->
                                JobVariants.withTimes(offer, offer.deadline().plusMillis(1), offer.expiry())));
    }

    private static void leaving(RejectionTable table) {
        table.row(OFFER_GONE, "a matched resource is withdrawn", () -> {
                    OneMatch matched = OneMatch.matched();
                    return matched.ledger()
                            .run(Cast.RP, new ComputeCommand.WithdrawOffer(OfferKind.RESOURCE, matched.resource()));
                })
                .row(NOT_OWNER, "another provider withdraws a resource", () -> {
                    OneMatch posted = OneMatch.posted();
                    return posted.ledger()
                            .run(Cast.RP2, new ComputeCommand.WithdrawOffer(OfferKind.RESOURCE, posted.resource()));
                })
                .row(NOT_OWNER, "another provider stops the renewal of a matched resource", () -> {
                    OneMatch matched = OneMatch.matched();
                    return matched.ledger()
                            .run(
                                    Cast.RP2,
                                    new ComputeCommand.StopRenewal(
                                            OfferKind.RESOURCE, matched.resource(), matched.id()));
                })
                .row(RENEWAL_STOPPED, "a renewal is stopped again", () -> {
                    OneMatch matched = OneMatch.matched();
                    ComputeCommand.StopRenewal stop =
                            new ComputeCommand.StopRenewal(OfferKind.NOTE, matched.mediatorNote(), matched.id());
                    matched.ledger().run(Cast.M1, stop).orThrow();
                    return matched.ledger().run(Cast.M1, stop);
                })
                .row(NOT_DUE, "an offer is taken out of the book before its grace is over", () -> {
                    OneMatch posted = OneMatch.posted();
                    posted.ledger().goTo(posted.expiry().plusMillis(59_999));
                    return posted.ledger()
                            .run(
                                    ClockedLedger.COOPERATIVE,
                                    new ComputeCommand.ExpireOffer(OfferKind.RESOURCE, posted.resource()));
                });
    }

    // ---- the life of a match

    private static void lives(RejectionTable table) {
        table.row(MATCH_UNKNOWN, "a match is asked for that was never made", () -> {
                    OneMatch posted = OneMatch.posted();
                    return posted.ledger().ask(new ComputeQuery.ReadMatch(posted.id()));
                })
                .row(MATCH_UNKNOWN, "a match is declined again", () -> {
                    OneMatch matched = OneMatch.matched();
                    matched.decline().orThrow();
                    return matched.decline();
                })
                .row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "a result is committed twice",
                        () -> OneMatch.committed(ComputeExamples.RIGHT).commit(ComputeExamples.LIE))
                .row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "an audited result is shown before a run is there",
                        () -> {
                            OneMatch committed = OneMatch.committed(ComputeExamples.RIGHT);
                            committed.ledger().waitUntilOver(committed.id());
                            return committed.reveal(Cast.RP, ComputeExamples.RIGHT);
                        })
                .row(NOT_PROVIDER, "another provider commits a result", () -> {
                    OneMatch matched = OneMatch.matched();
                    return matched.ledger().run(Cast.RP2, matched.committing(ComputeExamples.RIGHT));
                })
                .row(TOO_LATE, "a result is committed when it is due", () -> {
                    OneMatch matched = OneMatch.matched();
                    matched.ledger().goTo(matched.ledger().match(matched.id()).due());
                    return matched.commit(ComputeExamples.RIGHT);
                })
                .row(RECEIPT_BAD, "another directory signs that it holds the delivery", () -> {
                    OneMatch matched = OneMatch.matched();
                    return matched.ledger()
                            .run(Cast.RP, OneMatch.committing(matched.id(), ComputeExamples.RIGHT, Cast.D2));
                });
    }

    private static void answers(RejectionTable table) {
        table.row(NOT_CREATOR, "another job creator rejects a result", () -> {
                    OneMatch committed = OneMatch.committed(ComputeExamples.RIGHT);
                    return committed
                            .ledger()
                            .run(
                                    Cast.JC2,
                                    new ComputeCommand.RejectResult(committed.id(), RejectReason.WRONG_RESULTS, null));
                })
                .row(
                        OPENING_MISMATCH,
                        "a job creator accepts what was not committed",
                        () -> OneMatch.committed(ComputeExamples.LIE).accept(ComputeExamples.RIGHT))
                .row(
                        OVER_LIMIT,
                        "a job creator accepts more output than its job allows",
                        () -> OneMatch.committed(MatchingWitnesses.tooLarge()).accept(MatchingWitnesses.tooLarge()))
                .row(SECRET_MISMATCH, "a job creator names another secret", MatchingWitnesses::otherSecret)
                .row(AUDIT_DRAWN, "a job creator accepts a result that is drawn", MatchingWitnesses::drawn)
                .row(KEY_MISMATCH, "a delivery is at fault and the published key is another", () -> {
                    OneMatch committed = OneMatch.committed(ComputeExamples.RIGHT);
                    return committed
                            .ledger()
                            .run(
                                    Cast.JC,
                                    new ComputeCommand.RejectResult(
                                            committed.id(), RejectReason.RESULT_NOT_FOUND, ComputeExamples.SECRET));
                })
                .row(NOT_DUE, "a match is timed out before the grace is over", () -> {
                    OneMatch matched = OneMatch.matched();
                    matched.ledger()
                            .goTo(matched.ledger().match(matched.id()).due().plusMillis(59_999));
                    return matched.ledger().expire(matched.id());
                })
                .row(ShellRejection.OPERATION_TOO_LONG_VALID, "a time-out may be held back for two periods", () -> {
                    OneMatch matched = OneMatch.matched();
                    matched.ledger().waitUntilOver(matched.id());
                    return matched.ledger()
                            .run(
                                    ClockedLedger.COOPERATIVE,
                                    new ComputeCommand.Expire(
                                            matched.id(),
                                            matched.ledger().period().plus(2)));
                })
                .row(ShellRejection.OPERATION_EXPIRED, "a time-out names a period that is over", () -> {
                    OneMatch matched = OneMatch.matched();
                    matched.ledger().waitUntilOver(matched.id());
                    return matched.ledger()
                            .run(
                                    ClockedLedger.COOPERATIVE,
                                    new ComputeCommand.Expire(matched.id(), LedgerPeriod.of(0)));
                });
    }
}
