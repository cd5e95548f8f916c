package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.R2;
import static org.gridmarket.testkit.energy.Witnesses.T0;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.T2;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.SealedInstance;
import org.gridmarket.kernel.energy.message.EnergyAnswer;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

/** What may be asked; the in-memory ledger refuses a query that writes. */
class QueriesTest {
    private static <T> T answer(MarketOnLedger market, EnergyQuery query, Class<T> type) {
        return RecordCodec.of(type).read(market.ask(query).orThrow().result());
    }

    @Test
    void the_calendar_is_told_once_the_market_is_founded() {
        assertThat(answer(Founding.market(), new EnergyQuery.ReadCalendar(), MarketCalendar.class))
                .isEqualTo(EnergyExamples.calendar());
        assertRefused(
                CalendarRejection.MARKET_NOT_FOUNDED, Witnesses.unfounded().ask(new EnergyQuery.ReadCalendar()));
    }

    @Test
    void the_rules_are_told_with_all_versions() {
        assertThat(answer(Founding.market(), new EnergyQuery.ReadRules(), MarketRules.class)
                        .tariffAt(T1))
                .contains(EnergyExamples.tariff());
    }

    @Test
    void a_proposal_is_told_with_the_digest_to_approve() {
        EnergyAnswer.ProposalState proposal =
                answer(Founding.market(), new EnergyQuery.ReadProposal("grid"), EnergyAnswer.ProposalState.class);

        assertThat(proposal.digest()).isEqualTo(proposal.rules().digest());
        assertThat(proposal.approved()).isTrue();
        assertRefused(AgreementRejection.PROPOSAL_UNKNOWN, Founding.market().ask(new EnergyQuery.ReadProposal("none")));
    }

    @Test
    void a_meter_is_told_with_its_prosumer() {
        assertThat(answer(Founding.market(), new EnergyQuery.ReadMeter(Founding.meter(1)), SmartMeter.class)
                        .account())
                .isEqualTo(EnergyExamples.account(1));
        assertRefused(
                RuleRejection.METER_UNKNOWN, Founding.market().ask(new EnergyQuery.ReadMeter(new MeterId("no-meter"))));
    }

    @Test
    void a_public_account_is_told_and_no_other() {
        assertThat(answer(Founding.market(), new EnergyQuery.ReadAccount(EnergyExamples.account(1)), Account.class)
                        .meter())
                .isEqualTo(Founding.meter(1));
        assertRefused(
                AccountRejection.ACCOUNT_NOT_PUBLIC,
                Founding.market().ask(new EnergyQuery.ReadAccount(EnergyExamples.account(60))));
    }

    @Test
    void an_interval_is_told_with_its_status_and_trades() {
        MarketOnLedger market = Witnesses.traded();

        assertThat(answer(market, new EnergyQuery.ReadInterval(T1), EnergyAnswer.IntervalState.class))
                .extracting(EnergyAnswer.IntervalState::status, EnergyAnswer.IntervalState::trades)
                .containsExactly(IntervalStatus.FINALISED, 1);
        assertThat(answer(market, new EnergyQuery.ReadInterval(T2), EnergyAnswer.IntervalState.class)
                        .status())
                .isEqualTo(IntervalStatus.OPEN);
    }

    @Test
    void the_instance_that_is_told_is_the_one_the_events_tell() {
        MarketOnLedger market = Witnesses.offered().market();
        MarketView view = new MarketView();
        market.events().forEach(view::apply);

        assertThat(answer(market, new EnergyQuery.ReadInstance(R1), SealedInstance.class)
                        .open()
                        .offers())
                .isEqualTo(view.instance(R1).offers())
                .extracting(OpenOffer::id)
                .hasSize(2);
    }

    @Test
    void an_instance_is_not_told_before_it_is_sealed() {
        assertRefused(CalendarRejection.EARLIER_NOT_FINAL, Founding.market().ask(new EnergyQuery.ReadInstance(R1)));
    }

    @Test
    void the_candidate_is_told_with_its_value() {
        Witnesses.Offered offered = Witnesses.offered();
        offered.market().solve(Founding.FIRST_SOLVER, R1, offered.trade(100)).orThrow();

        assertThat(answer(offered.market(), new EnergyQuery.ReadCandidate(R1), EnergyAnswer.CandidateState.class)
                        .value()
                        .energyWh())
                .isEqualTo(100);
        assertThat(offered.market().ask(new EnergyQuery.ReadCandidate(R2)).isAccepted())
                .isFalse();
    }

    @Test
    void a_book_is_told_with_its_pages_and_its_seal() {
        EnergyAnswer.BookState book =
                answer(Witnesses.offered().market(), new EnergyQuery.ReadBook(B0), EnergyAnswer.BookState.class);

        assertThat(book.offers()).hasSize(2);
        assertThat(book.sealed()).isTrue();
    }

    @Test
    void the_digest_of_the_state_changes_with_the_state() {
        MarketOnLedger market = Founding.market();
        EnergyAnswer.StateDigest before =
                answer(market, new EnergyQuery.ReadStateDigest(), EnergyAnswer.StateDigest.class);
        market.withdraw(1, T1, 1, 0);

        assertThat(answer(market, new EnergyQuery.ReadStateDigest(), EnergyAnswer.StateDigest.class)
                        .digest())
                .isNotEqualTo(before.digest());
    }

    @Test
    void the_digest_counts_each_row_once() {
        MarketOnLedger market = Founding.market();

        assertThat(answer(market, new EnergyQuery.ReadStateDigest(), EnergyAnswer.StateDigest.class)
                        .rows())
                .isEqualTo(market.ledger().state().size());
    }

    @Test
    void whoever_asks_for_what_lies_before_the_first_book_is_told_so() {
        assertRefused(
                CalendarRejection.BEFORE_MARKET,
                Founding.market().ask(new EnergyQuery.ReadInterval(Interval.of(-Interval.MAX_INDEX))));
        assertThat(answer(Founding.market(), new EnergyQuery.ReadInterval(T0), EnergyAnswer.IntervalState.class)
                        .status())
                .isEqualTo(IntervalStatus.OPEN);
    }
}
