package org.gridmarket.testkit.stream;

import static org.gridmarket.kernel.stream.StreamRejection.*;
import static org.gridmarket.testkit.stream.StreamCast.C;
import static org.gridmarket.testkit.stream.StreamCast.M2;
import static org.gridmarket.testkit.stream.StreamCast.S1;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamQuery;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.EpochShape;
import org.gridmarket.kernel.stream.offer.OfferSpan;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of rules, licences, and of making an allocation. */
final class StreamCreationWitnesses {
    private static final StreamDraft PAGE = StreamDraft.PAGE;

    private StreamCreationWitnesses() {}

    static void addTo(RejectionTable table) {
        rules(table);
        parties(table);
        times(table);
        panels(table);
        acceptances(table);
    }

    private static Decision<Receipt> agreed(StreamRules rules, int periodsAhead) {
        StreamOnLedger ledger = StreamOnLedger.bare();
        return ledger.agree("rules", ledger.period().plus(periodsAhead), rules);
    }

    private static StreamRules withWindow(long millis) {
        return new StreamRules(millis, 1_000, 250, 1, 1_000, 10_000, StreamCast.TREASURY.account());
    }

    private static Decision<Receipt> oneVersionTooMany() {
        StreamOnLedger ledger = StreamOnLedger.bare();
        Decision<Receipt> last = ledger.ask(new StreamQuery.ReadStreamRules());
        for (int version = 0; version < 9; version++) {
            last = ledger.agree("r" + version, ledger.period().plus(1 + version), PAGE.rules());
        }
        return last;
    }

    private static void rules(RejectionTable table) {
        table.row(
                        STREAM_RULES_MISSING,
                        "rules are asked for before there are any",
                        () -> StreamOnLedger.bare().ask(new StreamQuery.ReadStreamRules()))
                .row(STREAM_RULES_MISSING, "an allocation is made before there are rules", () -> {
                    OneAllocation bare = new OneAllocation(PAGE, StreamOnLedger.bare(), UnaryOperator.identity());
                    return bare.create();
                })
                .row(
                        STREAM_RULES_TOO_EARLY,
                        "rules are to hold in the period of their approval",
                        () -> agreed(PAGE.rules(), 0))
                .row(
                        STREAM_WINDOW_TOO_SHORT,
                        "a real ledger is to have a window of less than 120 s",
                        () -> agreed(withWindow(119_999), 1))
                .row(
                        AgreementRejection.TOO_MANY_VERSIONS,
                        "rules of the stream market are agreed on for nine periods",
                        StreamCreationWitnesses::oneVersionTooMany)
                .row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "a service licenses a mediator",
                        () -> StreamOnLedger.bare()
                                .run(ClockedLedger.COOPERATIVE, new StreamCommand.LicenseMediator(M2.account())));
    }

    private static Decision<Receipt> create(UnaryOperator<AllocationTerms> change) {
        return PAGE.founded(change).create();
    }

    private static EpochShape epoch(long millis, int inputs) {
        return new EpochShape(inputs, millis, new Fuel(2_000_000), StreamDraft.TESTS);
    }

    private static void parties(RejectionTable table) {
        table.row(PARTY_TWICE, "a supplier is the allocator", () -> create(TermsVariants.allocator(S1.account())))
                .row(
                        LANES_COUNT,
                        "a customer that wants two replicas gets one supplier",
                        () -> create(TermsVariants.customer(TermsVariants.replicas(2))))
                .row(
                        EPOCH_TOO_SHORT,
                        "an epoch of a real ledger takes less than 60 s",
                        () -> create(TermsVariants.customer(TermsVariants.epoch(epoch(59_999, 1_200)))))
                .row(
                        SUPPLIER_TOO_SLOW,
                        "a supplier is one instruction a second too slow",
                        () -> create(TermsVariants.supplier(TermsVariants.speed(39_999_999))))
                .row(
                        PAGES_SHORT,
                        "a supplier has a page less than the module may take",
                        () -> create(TermsVariants.supplier(TermsVariants.pages(15))))
                .row(
                        ASK_ABOVE_BID,
                        "a supplier asks for more than the bid",
                        () -> create(TermsVariants.supplier(TermsVariants.ask(900_001))));
    }

    private static void times(RejectionTable table) {
        table.row(STREAM_OFFER_OVER, "an offer's last period is over", () -> {
                    OneAllocation founded = PAGE.founded(TermsVariants.customer(TermsVariants.span(
                            span -> new OfferSpan(span.from(), span.until(), 1, LedgerPeriod.of(1), span.nonce()))));
                    return founded.create();
                })
                .row(
                        OUTSIDE_WINDOW,
                        "the allocation ends after the customer's time",
                        () -> create(TermsVariants.customer(TermsVariants.span(span -> until(span, 180_000 - 1)))))
                .row(
                        EPOCHS_OUT_OF_RANGE,
                        "more epochs are allocated than tests are planted for",
                        () -> create(TermsVariants.epochs(4)))
                .row(START_TOO_NEAR, "suppliers have less than their time to set up", () -> {
                    OneAllocation founded = PAGE.founded(UnaryOperator.identity());
                    founded.pass(40_001);
                    return founded.create();
                })
                .row(SLACK_TOO_SMALL, "an offer leaves no time to find and sign", () -> {
                    OneAllocation founded = PAGE.founded(TermsVariants.epochs(1)
                            .andThen(TermsVariants.customer(TermsVariants.span(span -> until(span, 60_000))))::apply);
                    founded.pass(40_000);
                    return founded.create();
                });
    }

    private static OfferSpan until(OfferSpan span, long millis) {
        return new OfferSpan(span.from(), span.from().plusMillis(millis), 1, span.last(), span.nonce());
    }

    private static void panels(RejectionTable table) {
        table.row(
                        PANEL_SIZE,
                        "a customer that wants three mediators gets one",
                        () -> create(TermsVariants.customer(TermsVariants.panel(3))))
                .row(
                        PANEL_NOT_TRUSTED,
                        "a supplier does not trust the mediator",
                        () -> create(TermsVariants.supplier(TermsVariants.trusting(List.of(M2.account())))))
                .row(PANEL_NOT_LICENSED, "a mediator's licence is withdrawn", () -> {
                    OneAllocation founded = PAGE.founded(TermsVariants.startingLater(100_000));
                    founded.ledger()
                            .run(ClockedLedger.DSO_ADMIN, new StreamCommand.WithdrawMediator(StreamCast.M1.account()))
                            .orThrow();
                    founded.pass(60_000);
                    return founded.create();
                })
                .row(
                        STREAM_FEES_ABOVE_MOST,
                        "an allocator takes more than the customer allows",
                        () -> create(TermsVariants.customer(TermsVariants.mostFees(109))))
                .row(
                        STREAM_FEES_ABOVE_MOST,
                        "an allocator takes more than a supplier allows",
                        () -> create(TermsVariants.fee(51)));
    }

    private static Decision<Receipt> accepted(int periodsAhead, UnaryOperator<AllocationTerms> change) {
        OneAllocation founded = PAGE.founded(change);
        return founded.ledger().run(founded.creating(founded.ledger().period().plus(periodsAhead), founded.signers()));
    }

    private static void acceptances(RejectionTable table) {
        table.row(
                        ALLOCATION_EXISTS,
                        "an allocation is made twice",
                        () -> PAGE.made().create())
                .row(NOT_ACCEPTED, "the mediator has not signed", () -> {
                    OneAllocation founded = PAGE.founded(UnaryOperator.identity());
                    return founded.ledger()
                            .run(founded.creating(founded.ledger().period(), List.of(C, S1)));
                })
                .row(NOT_ACCEPTED, "acceptances are for another last period", () -> {
                    OneAllocation founded = PAGE.founded(UnaryOperator.identity());
                    LedgerPeriod now = founded.ledger().period();
                    StreamCommand.CreateAllocation other = founded.creating(now.next(), founded.signers());
                    return founded.ledger()
                            .run(new StreamCommand.CreateAllocation(founded.terms(), now, other.acceptances()));
                })
                .row(
                        ACCEPTED_TOO_LONG,
                        "an acceptance names a period three ahead",
                        () -> accepted(3, TermsVariants.startingLater(600_000)))
                .row(
                        ACCEPTED_TOO_LONG,
                        "an acceptance names a period after that of the start",
                        () -> accepted(1, UnaryOperator.identity()))
                .row(ShellRejection.OPERATION_EXPIRED, "acceptances are held back until their period is over", () -> {
                    OneAllocation founded = PAGE.founded(TermsVariants.startingLater(600_000));
                    StreamCommand.CreateAllocation held =
                            founded.creating(founded.ledger().period(), founded.signers());
                    founded.pass(60_000);
                    return founded.ledger().run(held);
                })
                .row(
                        PurseRejection.PURSE_TOO_SMALL,
                        "a customer's purse does not hold what it would lock",
                        () -> PAGE.dearMediation(1_000_000, 0)
                                .founded(UnaryOperator.identity())
                                .create())
                .row(
                        PurseRejection.PURSE_TOO_SMALL,
                        "a mediator's purse does not hold its bond",
                        () -> PAGE.dearMediation(1_000, new Money(999_000).micro())
                                .founded(UnaryOperator.identity())
                                .create());
    }
}
