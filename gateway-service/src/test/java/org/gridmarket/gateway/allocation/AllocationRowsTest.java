package org.gridmarket.gateway.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.allocation.Offers;
import org.gridmarket.testkit.allocation.SchemaDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of allocation markets say what the ledger says. */
final class AllocationRowsTest {
    /** A unit is 3 s. */
    private static final int HOLD_MILLIS = 100 * 3_000;

    private AllocationModel model =
            with(AllocationOnLedger.draft().fee(1).life(1).hold(HOLD_MILLIS));
    private PageId provide;
    private PageId consume;

    private static AllocationModel with(SchemaDraft draft) {
        return new AllocationModel(AllocationOnLedger.open(draft.make()));
    }

    @BeforeEach
    void post() {
        provide = model.market.post(1, 0, Offers.provide().of(1, 5, 1).until(0));
        consume = model.market.post(2, 0, Offers.consume().of(1, 4, 9).until(0));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private void makeFinal() {
        model.market.at(1_100).close(0).orThrow();
        model.market
                .submit(11, 0, AllocationOnLedger.assign(provide, consume, 1, 4))
                .orThrow();
        model.market.at(1_150).finalise(0).orThrow();
    }

    private AllocationAnswer.AllocationPage onLedger(PageId page) {
        return model.market.answer(
                AllocationAnswer.AllocationPage.class, new AllocationQuery.ReadPage(model.market.name(), page));
    }

    private CycleReports.PageLine inRows(int member) {
        return model.read()
                .cycles
                .member(model.market.name(), AllocationOnLedger.account(member))
                .orElseThrow()
                .pages()
                .getFirst();
    }

    @Test
    void a_cycle_is_told_from_its_book_to_its_assignments() {
        makeFinal();

        CycleReports.CyclePage page =
                model.read().cycles.cycle(model.market.name(), Cycle.FIRST).orElseThrow();

        assertThat(page.cycle())
                .extracting(
                        AllocationReports.CycleLine::offers,
                        AllocationReports.CycleLine::source,
                        AllocationReports.CycleLine::assignments,
                        AllocationReports.CycleLine::volume,
                        AllocationReports.CycleLine::fees)
                .containsExactly(2, "CANDIDATE", 1, 4L, "4");
        assertThat(page.candidates())
                .extracting(CycleReports.Candidate::worth, CycleReports.Candidate::proved)
                .containsExactly(tuple("4 28", 0));
        assertThat(page.assignments())
                .extracting(
                        CycleReports.Assigned::provide,
                        CycleReports.Assigned::consumedBy,
                        CycleReports.Assigned::type,
                        CycleReports.Assigned::volume)
                .containsExactly(tuple(
                        new OfferId(provide, 0).toString(),
                        AllocationOnLedger.account(2).toHex(),
                        "1",
                        4L));
        assertThat(page.unassigned()).isEmpty();
    }

    @Test
    void a_book_is_read_offer_by_offer_behind_the_last_one_that_is_known() {
        MarketName name = model.market.name();
        List<BookReports.Posted> all =
                model.read().books.book(name, Cycle.FIRST, Optional.empty()).orElseThrow();

        assertThat(all)
                .extracting(BookReports.Posted::id)
                .containsExactlyInAnyOrder(new OfferId(provide, 0).toString(), new OfferId(consume, 0).toString());
        OfferId first = OfferId.read(all.getFirst().id());
        assertThat(model.books.book(name, Cycle.FIRST, Optional.of(first)).orElseThrow())
                .containsExactly(all.getLast());
        assertThat(model.books.book(new MarketName("other"), Cycle.FIRST, Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_page_is_owed_by_its_row_what_the_ledger_owes() {
        makeFinal();
        model.market.at(1_251);

        assertThat(model.read().dues.of(model.market.name(), Cycle.FIRST, 50))
                .containsExactlyInAnyOrder(provide, consume);
        CycleReports.PageLine row = inRows(2);
        assertThat(Long.parseLong(row.deposit()) - Long.parseLong(row.spent()))
                .isEqualTo(onLedger(consume).due().micro());
        assertThat(inRows(1).proceeds())
                .isEqualTo(String.valueOf(onLedger(provide).due().micro()));

        model.market.settle(2, provide, consume).orThrow();

        assertThat(model.read().dues.of(model.market.name(), Cycle.FIRST, 50)).isEmpty();
        assertThat(inRows(2).given())
                .isEqualTo(String.valueOf(onLedger(consume).paid().micro()));
    }

    @Test
    void a_reversed_assignment_counts_for_no_money() {
        makeFinal();
        model.market
                .run(AllocationOnLedger.SUPERVISOR, new AllocationCommand.Reverse(model.market.name(), Cycle.FIRST, 0))
                .orThrow();
        model.market.at(1_251);

        assertThat(inRows(1).proceeds()).isEqualTo("0");
        assertThat(inRows(2))
                .extracting(CycleReports.PageLine::deposit, CycleReports.PageLine::spent)
                .containsExactly(String.valueOf(onLedger(consume).due().micro()), "0");
        assertThat(model.cycles
                        .cycle(model.market.name(), Cycle.FIRST)
                        .orElseThrow()
                        .cycle())
                .extracting(AllocationReports.CycleLine::fees, AllocationReports.CycleLine::reversed)
                .containsExactly("0", 1);
    }

    @Test
    void a_swept_book_leaves_the_line_of_its_cycle() {
        makeFinal();
        model.market.at(1_251).settle(2, provide, consume).orThrow();
        model.market
                .run(
                        AllocationOnLedger.OPERATOR,
                        new AllocationCommand.CollectFees(
                                model.market.name(), Cycle.FIRST, AllocationOnLedger.account(9)))
                .orThrow();
        model.market.sweepAll(0);

        CycleReports.CyclePage page =
                model.read().cycles.cycle(model.market.name(), Cycle.FIRST).orElseThrow();

        assertThat(page.cycle().collected()).isEqualTo("4");
        assertThat(page.assignments()).isEmpty();
        assertThat(model.cycles
                        .member(model.market.name(), AllocationOnLedger.account(1))
                        .orElseThrow()
                        .offers())
                .isEmpty();
        assertThat(model.progress().swept()).isZero();
    }

    @Test
    void a_cancelled_offer_says_from_which_book_on() {
        model.market.cancel(1, 0, new OfferId(provide, 0)).orThrow();

        assertThat(model.read()
                        .cycles
                        .member(model.market.name(), AllocationOnLedger.account(1))
                        .orElseThrow()
                        .offers())
                .extracting(CycleReports.OfferLine::voidFrom)
                .containsExactly(0);
    }

    @Test
    void offers_that_were_left_out_are_counted_by_code() {
        model.market.post(
                3,
                0,
                Offers.provide().of(1, 5, 1).until(0),
                Offers.provide().of(1, 0, 1).until(0));

        assertThat(model.read()
                        .reports
                        .market(model.market.name())
                        .orElseThrow()
                        .refused())
                .containsExactly(new AllocationReports.Refused("AMOUNT_OUT_OF_RANGE", 1));
    }

    @Test
    void what_waits_for_a_supervisor_goes_when_it_is_approved_or_too_late() {
        model.market
                .run(
                        AllocationOnLedger.OPERATOR,
                        new AllocationCommand.ProposeTerms(
                                model.market.name(),
                                new Cycle(1),
                                AllocationOnLedger.draft().fee(2).terms()))
                .orThrow();
        model.market
                .run(AllocationOnLedger.OPERATOR, new AllocationCommand.ProposeEnd(model.market.name(), new Cycle(2)))
                .orThrow();
        assertThat(proposals())
                .extracting(AllocationReports.Proposal::kind, AllocationReports.Proposal::first)
                .containsExactlyInAnyOrder(tuple("TERMS", 1), tuple("END", 2));

        makeFinal();
        model.market.at(1_250).close(1).orThrow();

        assertThat(proposals()).extracting(AllocationReports.Proposal::kind).containsExactly("END");
        assertThat(model.progress().offering()).isEmpty();
    }

    private List<AllocationReports.Proposal> proposals() {
        return model.read().reports.overview(model.market.ledger().now()).proposals();
    }

    @Test
    void a_relay_knows_members_and_solvers() {
        KnownAccounts known = new KnownAccounts(model.read().model.jdbi());

        assertThat(known.kindsOf("allocation", AllocationOnLedger.account(1))).containsExactly("MEMBER");
        assertThat(known.kindsOf("allocation", AllocationOnLedger.account(11))).containsExactly("SOLVER");
        assertThat(known.isKnown(AllocationOnLedger.account(7))).isFalse();
    }
}
