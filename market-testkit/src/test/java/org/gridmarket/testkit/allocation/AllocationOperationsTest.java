package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.OPERATOR;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.OTHER;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.SUPERVISOR;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.List;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.cycle.CycleStatus;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.SizeLimits;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.junit.jupiter.api.Test;

/** What ends, goes, is replaced, and is asked for in an allocation market. */
class AllocationOperationsTest {
    private static SchemaDraft draft() {
        return AllocationOnLedger.draft();
    }

    private static void assertSound(AllocationOnLedger market) {
        assertThat(market.offences()).isEmpty();
    }

    @Test
    void history_24_deposits_of_a_market_that_has_ended_come_back() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().make());
        PageId consume = market.post(2, 0, Offers.consume().of(1, 5, 9));
        Receipt proposed = market.run(OPERATOR, new AllocationCommand.ProposeEnd(market.name(), new Cycle(1)))
                .orThrow();
        var digest = RecordCodec.of(AllocationAnswer.AllocationProposal.class)
                .read(proposed.result())
                .digest();
        market.run(SUPERVISOR, new AllocationCommand.ApproveEnd(market.name(), new Cycle(1), digest))
                .orThrow();
        market.at(1_100).close(0).orThrow();
        market.at(1_150).finalise(0).orThrow();

        market.settle(2, consume).orThrow();
        assertThat(market.purse(2)).isEqualTo(new Money(100));
        assertRefused(
                AllocationRejection.MARKET_ENDED,
                market.run(1, market.posting(1, Offers.provide().of(1, 5, 1))));
        assertThat(market.at(1_250).close(1)).isInstanceOf(Decision.Rejected.class);
        market.sweep(0).orThrow();
        assertSound(market);
    }

    @Test
    void a_swept_book_leaves_seals_heads_and_the_money_of_others() {
        SeatsPair pair = new SeatsPair(draft().fee(1).life(1).make(), 1, 0).done(5);
        AllocationOnLedger market = pair.market;
        assertRefused(AllocationRejection.UNSETTLED, market.sweep(0));
        market.settle(3, pair.provide, pair.consume).orThrow();
        assertRefused(AllocationRejection.UNSETTLED, market.sweep(0));
        market.run(
                        OPERATOR,
                        new AllocationCommand.CollectFees(market.name(), Cycle.FIRST, AllocationOnLedger.account(9)))
                .orThrow();

        market.sweepAll(0);

        assertThat(market.events().getLast())
                .isEqualTo(new AllocationEvent.AllocationSwept(market.name(), Cycle.FIRST));
        assertThat(AllocationMoneyLeft.of(market)).isEqualTo(Money.ZERO);
        assertThat(market.answer(
                                AllocationAnswer.AllocationBook.class,
                                new AllocationQuery.ReadBook(market.name(), Cycle.FIRST, null))
                        .pages())
                .isEmpty();
        assertSound(market);
        assertRefused(AllocationRejection.NOTHING_DUE, market.settle(2, pair.consume));
        assertRefused(
                AllocationRejection.CYCLE_UNKNOWN,
                market.ask(new AllocationQuery.ReadInstance(market.name(), Cycle.FIRST, null)));
    }

    @Test
    void a_large_book_is_swept_in_portions_that_keep_the_money_together() {
        AllocationOnLedger market =
                AllocationOnLedger.open(draft().fee(1).life(1).make());
        for (int i = 0; i < 5; i++) {
            market.post(2, 0, Offers.consume().of(1, 1, 9).until(0));
            market.post(1, 0, Offers.provide().of(1, 1, 1).until(0));
        }
        market.at(1_100).close(0).orThrow();
        market.at(1_150).finalise(0).orThrow();
        List<PageId> pages = market
                .answer(
                        AllocationAnswer.AllocationBook.class,
                        new AllocationQuery.ReadBook(market.name(), Cycle.FIRST, null))
                .pages()
                .stream()
                .map(AllocationAnswer.PageOfBook::id)
                .toList();
        market.settle(2, pages.toArray(new PageId[0])).orThrow();
        int portions = 0;
        while (market.cycle(0).status() != CycleStatus.SWEPT) {
            market.run(OTHER, new AllocationCommand.Sweep(market.name(), Cycle.FIRST, 20))
                    .orThrow();
            assertSound(market);
            portions++;
        }

        assertThat(portions).isGreaterThan(4);
        assertThat(market.purse(2)).isEqualTo(new Money(100));
    }

    @Test
    void what_can_be_asked_is_answered_from_the_rows() {
        SeatsPair pair = new SeatsPair(draft().make()).solved(2);
        AllocationOnLedger market = pair.market;

        assertThat(market.answer(
                                AllocationAnswer.AllocationCandidate.class,
                                new AllocationQuery.ReadCandidate(market.name(), Cycle.FIRST))
                        .value())
                .isEqualTo(Worth.of(2, 16));
        market.at(1_150).finalise(0).orThrow();
        market.at(1_250).close(1).orThrow();
        assertThat(market.answer(
                                AllocationAnswer.AllocationInstanceState.class,
                                new AllocationQuery.ReadInstance(market.name(), new Cycle(1), null))
                        .offers())
                .hasSize(2)
                .allSatisfy(offer -> assertThat(offer.taken())
                        .containsExactly(new AllocationAnswer.TakenType(ResourceType.of(1), Amounts.of(2))));
        assertThat(market.answer(
                                AllocationAnswer.AllocationPage.class,
                                new AllocationQuery.ReadPage(market.name(), pair.provide))
                        .due())
                .isEqualTo(new Money(10));
        assertThat(market.answer(
                                AllocationAnswer.AllocationMarketState.class,
                                new AllocationQuery.ReadMarket(market.name()))
                        .members())
                .isEqualTo(4);
        assertThat(market.answer(
                                AllocationAnswer.AllocationTerms.class,
                                new AllocationQuery.ReadTerms(market.name(), Cycle.FIRST))
                        .terms())
                .isEqualTo(market.schema().terms());
        assertThat(market.answer(
                                AllocationAnswer.AllocationMember.class,
                                new AllocationQuery.ReadMember(market.name(), AllocationOnLedger.account(1)))
                        .offers())
                .isOne();
        assertThat(market.answer(AllocationAnswer.AllocationDigest.class, new AllocationQuery.ReadAllocationDigest())
                        .rows())
                .isPositive();
    }

    @Test
    void replacing_gives_the_old_deposit_back_before_it_takes_the_new_one() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().make());
        PageId first = market.post(2, 0, Offers.consume().of(1, 10, 9));

        market.run(
                        2,
                        new AllocationCommand.ReplaceOffers(
                                market.name(),
                                Cycle.FIRST,
                                List.of(new OfferId(first, 0)),
                                List.of(Offers.consume().of(1, 11, 9).make())))
                .orThrow();

        assertThat(market.purse(2)).isEqualTo(new Money(1));
        assertRefused(AllocationRejection.NO_LIVE_OFFER, market.cancel(2, 0, new OfferId(first, 0)));
        assertSound(market);
    }

    @Test
    void a_replacement_that_is_refused_writes_nothing() {
        AllocationOnLedger market = AllocationOnLedger.open(
                draft().limits(new SizeLimits(100, 2, 40, 1_000)).make());
        PageId first = market.post(2, 0, Offers.consume().of(1, 10, 9));
        AllocationCommand.ReplaceOffers tooMany = new AllocationCommand.ReplaceOffers(
                market.name(),
                Cycle.FIRST,
                List.of(new OfferId(first, 0)),
                List.of(
                        Offers.provide().of(1, 1, 1).make(),
                        Offers.provide().of(2, 1, 1).make()));
        AllocationCommand.ReplaceOffers tooDear = new AllocationCommand.ReplaceOffers(
                market.name(),
                Cycle.FIRST,
                List.of(new OfferId(first, 0)),
                List.of(Offers.consume().of(1, 100, 9).make()));

        assertRefused(AllocationRejection.TOO_MANY_OFFERS, market.run(2, tooMany));
        assertRefused(PurseRejection.PURSE_TOO_SMALL, market.run(2, tooDear));

        assertThat(market.purse(2)).isEqualTo(new Money(10));
        assertSound(market);
    }

    @Test
    void only_the_operator_closes_before_the_grace_is_over() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().make());
        AllocationCommand.CloseCycle close = new AllocationCommand.CloseCycle(market.name(), Cycle.FIRST);
        assertRefused(
                LifeCycleRejection.TRANSITION_NOT_ALLOWED, market.at(1_110).run(OTHER, close));

        market.at(1_120).run(OTHER, close).orThrow();
    }

    @Test
    void a_repeated_operation_takes_effect_once() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().make());
        Endorsement one = market.endorse(2, market.posting(0, Offers.consume().of(1, 5, 9)));
        assertThat(market.commit(one)).isEqualTo(CommitStatus.VALID);

        Endorsement.Endorsed endorsed = (Endorsement.Endorsed) one;
        assertRefused(
                ShellRejection.OPERATION_REPEATED,
                market.ledger().send(OTHER, endorsed.function(), endorsed.argument()));
        assertThat(market.purse(2)).isEqualTo(new Money(55));
    }
}
