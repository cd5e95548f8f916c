package org.gridmarket.testkit.allocation;

import static org.gridmarket.testkit.allocation.AllocationOnLedger.OPERATOR;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.OTHER;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.OTHER_ADMIN;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.SUPERVISOR;

import java.util.List;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.message.Admission;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Band;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.FieldSpan;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.SizeLimits;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.licence.LicenceRejection;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.table.RejectionTable;
import org.jspecify.annotations.Nullable;

/** Refusals of founding, changing, joining, posting, and settling in allocation markets. */
public final class AllocationWitnesses {
    private AllocationWitnesses() {}

    public static void addTo(RejectionTable table) {
        founding(table);
        schemas(table);
        changing(table);
        members(table);
        posting(table);
        money(table);
    }

    private static SchemaDraft draft() {
        return AllocationOnLedger.draft();
    }

    private static AllocationOnLedger open() {
        return AllocationOnLedger.open(draft().make());
    }

    private static Decision<Receipt> propose(SchemaDraft draft) {
        MarketSchema schema = draft.make();
        return AllocationOnLedger.without(schema).run(OPERATOR, new AllocationCommand.ProposeMarket(schema));
    }

    private static void founding(RejectionTable table) {
        table.row(
                        AllocationRejection.MARKET_UNKNOWN,
                        "a cycle of no market is closed",
                        () -> AllocationOnLedger.without(draft().make()).close(0))
                .row(AllocationRejection.MARKET_NAME_TAKEN, "a name is used a second time", () -> {
                    AllocationOnLedger market = AllocationOnLedger.founded(draft().make());
                    return market.run(
                            OPERATOR,
                            new AllocationCommand.ProposeMarket(draft().life(2).make()));
                })
                .row(AllocationRejection.FOUNDED_TOO_LATE, "the epoch has come", () -> {
                    AllocationOnLedger market = AllocationOnLedger.without(draft().make());
                    return market.at(1_000).run(OPERATOR, new AllocationCommand.ProposeMarket(market.schema()));
                })
                .row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "another organisation than the schema's proposes it",
                        () -> AllocationOnLedger.without(draft().make())
                                .run(SUPERVISOR, new AllocationCommand.ProposeMarket(draft().make())))
                .row(ShellRejection.ROLE_NOT_ALLOWED, "the operator approves its own schema", () -> {
                    AllocationOnLedger market = AllocationOnLedger.without(draft().make());
                    market.run(OPERATOR, new AllocationCommand.ProposeMarket(market.schema()))
                            .orThrow();
                    return market.run(
                            OPERATOR,
                            new AllocationCommand.ApproveMarket(
                                    market.name(), market.schema().digest()));
                })
                .row(AgreementRejection.PROPOSAL_UNKNOWN, "a schema is approved that nobody proposes", () -> {
                    AllocationOnLedger market = AllocationOnLedger.without(draft().make());
                    return market.run(
                            SUPERVISOR,
                            new AllocationCommand.ApproveMarket(
                                    market.name(), market.schema().digest()));
                });
    }

    private static void schemas(RejectionTable table) {
        table.row(
                        AllocationRejection.MARKET_TOO_LARGE,
                        "an instance could have too many offers",
                        () -> propose(draft().limits(new SizeLimits(10_000, 20, 1, 100))))
                .row(
                        AllocationRejection.WINDOW_BEYOND_LIFE,
                        "slots outlive the loads that they bear",
                        () -> propose(draft().slots(5).life(4)))
                .row(
                        AllocationRejection.LAPSE_AFTER_LEAD,
                        "a late cycle could assign what has begun",
                        () -> propose(draft().slots(2).lapse(41 * SchemaDraft.UNIT_MILLIS)))
                .row(
                        AllocationRejection.CAPACITY_WITHOUT_SLOT,
                        "a capacity of a market with slots counts by none",
                        () -> propose(draft().slots(2).capacity(capacity(List.of()))))
                .row(
                        AllocationRejection.PHASE_TOO_SHORT,
                        "a real market lapses within the error of clocks",
                        () -> propose(draft().lapse(119_999)))
                .row(
                        AllocationRejection.HOLD_TOO_SHORT,
                        "a hold is shorter than clocks err",
                        () -> propose(draft().hold(119_999)))
                .row(
                        AllocationRejection.FIELD_UNKNOWN,
                        "terms select by a field that there is not",
                        () -> propose(draft().band(new Band(
                                new TypeSelector(List.of(new FieldSpan("colour", 1, 2))),
                                UnitValue.ZERO,
                                UnitValue.ZERO))));
    }

    private static Capacity capacity(List<String> by) {
        @Nullable Volume none = null;
        return new Capacity(TypeSelector.ALL, "g", by, new Volume(1), none, none, none);
    }

    private static Bytes proposed(AllocationOnLedger market, AllocationCommand.ByMember proposal) {
        return RecordCodec.of(AllocationAnswer.AllocationProposal.class)
                .read(market.run(OPERATOR, proposal).orThrow().result())
                .digest();
    }

    private static Decision<Receipt> end(AllocationOnLedger market, int from) {
        Bytes digest = proposed(market, new AllocationCommand.ProposeEnd(market.name(), new Cycle(from)));
        return market.run(SUPERVISOR, new AllocationCommand.ApproveEnd(market.name(), new Cycle(from), digest));
    }

    private static void changing(RejectionTable table) {
        table.row(
                        AllocationRejection.TERMS_TOO_SOON,
                        "terms are to hold for a book that is open",
                        () -> open().run(
                                        OPERATOR,
                                        new AllocationCommand.ProposeTerms(
                                                draft().make().name(), Cycle.FIRST, MarketTerms.NONE)))
                .row(AllocationRejection.TERMS_EXIST, "terms of a cycle are agreed twice", () -> {
                    AllocationOnLedger market = open();
                    AllocationCommand.ProposeTerms terms =
                            new AllocationCommand.ProposeTerms(market.name(), new Cycle(2), MarketTerms.NONE);
                    Bytes digest = proposed(market, terms);
                    market.run(SUPERVISOR, new AllocationCommand.ApproveTerms(market.name(), new Cycle(2), digest))
                            .orThrow();
                    return market.run(
                            OPERATOR,
                            new AllocationCommand.ProposeTerms(
                                    market.name(), new Cycle(2), draft().fee(1).terms()));
                })
                .row(AllocationRejection.MARKET_ENDED, "terms are to hold after the end", () -> {
                    AllocationOnLedger market = open();
                    end(market, 2).orThrow();
                    return market.run(
                            OPERATOR,
                            new AllocationCommand.ProposeTerms(market.name(), new Cycle(2), MarketTerms.NONE));
                })
                .row(AgreementRejection.PROPOSAL_EXISTS, "the same terms are proposed twice", () -> {
                    AllocationOnLedger market = open();
                    AllocationCommand.ProposeTerms terms =
                            new AllocationCommand.ProposeTerms(market.name(), new Cycle(2), MarketTerms.NONE);
                    proposed(market, terms);
                    return market.run(OPERATOR, terms);
                });
    }

    private static void members(RejectionTable table) {
        table.row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "the supervisor admits a member",
                        () -> open().run(SUPERVISOR, admission(7)))
                .row(
                        AllocationRejection.BATCH_OUT_OF_RANGE,
                        "nobody is admitted",
                        () -> open().run(
                                        OPERATOR,
                                        new AllocationCommand.AdmitMembers(
                                                draft().make().name(), List.of())))
                .row(
                        AllocationRejection.MEMBER_KNOWN,
                        "a member is admitted twice",
                        () -> open().run(OPERATOR, admission(1)))
                .row(
                        AllocationRejection.NOT_A_MEMBER,
                        "who is no member is expelled",
                        () -> open().run(
                                        OPERATOR,
                                        new AllocationCommand.ExpelMembers(
                                                draft().make().name(), List.of(AllocationOnLedger.account(7)))))
                .row(AllocationRejection.MEMBERS_EXHAUSTED, "one more is admitted than there are places", () -> {
                    AllocationOnLedger market = AllocationOnLedger.open(
                            draft().limits(new SizeLimits(4, 20, 40, 1_000)).make());
                    market.post(1, 0, Offers.provide().of(1, 5, 1));
                    market.run(
                                    OPERATOR,
                                    new AllocationCommand.ExpelMembers(
                                            market.name(), List.of(AllocationOnLedger.account(1))))
                            .orThrow();
                    return market.run(OPERATOR, admission(7));
                })
                .row(
                        LicenceRejection.LICENCE_EXISTS,
                        "a solver of allocation markets is licensed twice",
                        () -> open().run(
                                        OTHER_ADMIN,
                                        new AllocationCommand.GrantLicence(AllocationOnLedger.account(11))));
    }

    private static AllocationCommand.AdmitMembers admission(int account) {
        return new AllocationCommand.AdmitMembers(
                draft().make().name(), List.of(new Admission(AllocationOnLedger.account(account), List.of())));
    }

    private static void posting(RejectionTable table) {
        Offers one = Offers.provide().of(1, 5, 1);
        table.row(AllocationRejection.NOT_A_MEMBER, "who is no member posts", () -> {
                    AllocationOnLedger market = open();
                    return market.run(7, market.posting(0, one));
                })
                .row(AllocationRejection.BATCH_OUT_OF_RANGE, "nothing is posted", () -> {
                    AllocationOnLedger market = open();
                    return market.run(1, market.posting(0));
                })
                .row(AllocationRejection.CYCLE_NOT_OPEN, "an offer is posted into the next book", () -> {
                    AllocationOnLedger market = open();
                    return market.run(1, market.posting(1, one));
                })
                .row(AllocationRejection.CYCLE_CLOSED, "an offer comes when the book is over", () -> {
                    AllocationOnLedger market = open();
                    return market.at(1_100).run(1, market.posting(0, one));
                })
                .row(AllocationRejection.MARKET_ENDED, "an offer is posted into a book that never opens", () -> {
                    AllocationOnLedger market = open();
                    end(market, 1).orThrow();
                    return market.run(1, market.posting(1, one));
                })
                .row(AllocationRejection.TOO_MANY_OFFERS, "more offers are posted than may live", () -> {
                    AllocationOnLedger market = AllocationOnLedger.open(
                            draft().limits(new SizeLimits(10, 2, 40, 10)).make());
                    OfferId first = new OfferId(market.post(1, 0, one), 0);
                    market.cancel(1, 0, first).orThrow();
                    return market.run(1, market.posting(0, one, one));
                })
                .row(AllocationRejection.BOOKS_FULL, "a member's share of the books is used", () -> {
                    AllocationOnLedger market = AllocationOnLedger.open(
                            draft().limits(new SizeLimits(100_000, 1, 5, 10)).make());
                    market.post(1, 0, one.until(0));
                    market.at(1_100).close(0).orThrow();
                    market.at(1_150).finalise(0).orThrow();
                    return market.run(1, market.posting(1, one));
                })
                .row(PurseRejection.PURSE_TOO_SMALL, "a consumer offers more than its purse holds", () -> {
                    AllocationOnLedger market = open();
                    return market.run(2, market.posting(0, Offers.consume().of(1, 101, 1)));
                })
                .row(AllocationRejection.NO_OFFER_ACCEPTED, "no offer of a posting fits", () -> {
                    AllocationOnLedger market = open();
                    return market.run(1, market.posting(0, Offers.provide()));
                })
                .row(AllocationRejection.NO_LIVE_OFFER, "an offer of another is cancelled", () -> {
                    AllocationOnLedger market = open();
                    OfferId first = new OfferId(market.post(1, 0, one), 0);
                    return market.cancel(2, 0, first);
                })
                .row(AllocationRejection.BATCH_OUT_OF_RANGE, "no offer is cancelled", () -> open().cancel(2, 0));
    }

    private static AllocationOnLedger done(SchemaDraft draft) {
        AllocationOnLedger market = AllocationOnLedger.open(draft.make());
        PageId provide = market.post(1, 0, Offers.provide().of(1, 5, 1));
        PageId consume = market.post(2, 0, Offers.consume().of(1, 5, 9));
        market.at(1_100).close(0).orThrow();
        market.submit(11, 0, AllocationOnLedger.assign(provide, consume, 1, 5)).orThrow();
        market.at(1_150).finalise(0).orThrow();
        return market;
    }

    private static Decision<Receipt> reverse(AllocationOnLedger market, int assignment) {
        return market.run(SUPERVISOR, new AllocationCommand.Reverse(market.name(), Cycle.FIRST, assignment));
    }

    private static SchemaDraft held() {
        return draft().hold(90 * SchemaDraft.UNIT_MILLIS);
    }

    static PageId pageOf(AllocationOnLedger market, int member) {
        return market
                .answer(
                        AllocationAnswer.AllocationBook.class,
                        new AllocationQuery.ReadBook(market.name(), Cycle.FIRST, null))
                .pages()
                .stream()
                .filter(page -> page.page().owner().equals(AllocationOnLedger.account(member)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void money(RejectionTable table) {
        table.row(AllocationRejection.BATCH_OUT_OF_RANGE, "no page is settled", () -> open().settle(1))
                .row(AllocationRejection.NOTHING_DUE, "a page is settled before anything is final", () -> {
                    AllocationOnLedger market = open();
                    return market.settle(2, market.post(2, 0, Offers.consume().of(1, 5, 9)));
                })
                .row(
                        AllocationRejection.NO_REVERSALS,
                        "an assignment is reversed where there is no hold",
                        () -> reverse(done(draft()), 0))
                .row(
                        AllocationRejection.ASSIGNMENT_UNKNOWN,
                        "an assignment is reversed that there is not",
                        () -> reverse(done(held()), 1))
                .row(
                        AllocationRejection.HOLD_OVER,
                        "an assignment is reversed after the hold",
                        () -> reverse(done(held()).at(1_240), 0))
                .row(AllocationRejection.SETTLED, "an assignment is reversed that somebody was paid for", () -> {
                    AllocationOnLedger market = done(held());
                    market.at(1_240).settle(1, pageOf(market, 1)).orThrow();
                    return reverse(market.at(1_239), 0);
                })
                .row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "the operator reverses an assignment",
                        () -> done(held())
                                .run(
                                        OPERATOR,
                                        new AllocationCommand.Reverse(
                                                draft().make().name(), Cycle.FIRST, 0)))
                .row(
                        AllocationRejection.NOTHING_DUE,
                        "fees are collected where there are none",
                        () -> done(draft())
                                .run(
                                        OPERATOR,
                                        new AllocationCommand.CollectFees(
                                                draft().make().name(), Cycle.FIRST, AllocationOnLedger.account(9))))
                .row(AllocationRejection.UNSETTLED, "a book is swept that is not settled", () -> {
                    AllocationOnLedger market =
                            AllocationOnLedger.open(draft().life(1).make());
                    market.post(2, 0, Offers.consume().of(1, 5, 9).until(0));
                    market.at(1_100).close(0).orThrow();
                    market.at(1_150).finalise(0).orThrow();
                    return market.sweep(0);
                })
                .row(
                        ShellRejection.PORTION_OUT_OF_RANGE,
                        "no row of a book is swept",
                        () -> open().run(
                                        OTHER,
                                        new AllocationCommand.Sweep(
                                                draft().make().name(), Cycle.FIRST, 0)))
                .row(AllocationRejection.CYCLE_UNKNOWN, "a candidate is asked for where there is none", () -> {
                    AllocationOnLedger market = open();
                    return market.ask(new AllocationQuery.ReadCandidate(market.name(), Cycle.FIRST));
                });
    }
}
