package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.Collections;
import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.junit.jupiter.api.Test;

/** Proposals, licences and references do not stay for ever, and nothing that is needed goes. */
class ForgettingTest {
    private static final AccountKey SOLVER = EnergyExamples.account(Founding.FIRST_SOLVER);

    private final MarketOnLedger market = Founding.market();

    private EnergyResult.SweptRows forget(List<String> proposals, List<AccountKey> licences) {
        return RecordCodec.of(EnergyResult.SweptRows.class)
                .read(tryToForget(proposals, licences).orThrow().result());
    }

    private Decision<Receipt> tryToForget(List<String> proposals, List<AccountKey> licences) {
        return market.run(MarketOnLedger.COOPERATIVE, new EnergyCommand.Forget(proposals, licences));
    }

    private Decision<Receipt> forgetReference(String reference) {
        return market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ForgetReferences(List.of(reference)));
    }

    private void book(String reference) {
        market.run(MarketOnLedger.DSO, new EnergyCommand.BookMoney(EnergyExamples.account(1), reference, new Money(5)))
                .orThrow();
    }

    /** The licence ends with the next round, and that round is settled. */
    private void endLicence() {
        market.run(MarketOnLedger.COOPERATIVE_ADMIN, new EnergyCommand.WithdrawLicence(SOLVER))
                .orThrow();
        market.advanceThrough(Interval.of(6));
        for (Interval t : List.of(Interval.of(0), Interval.of(1), Interval.of(2))) {
            market.settleAndSweep(t);
        }
    }

    @Test
    void an_approved_proposal_goes_when_its_rules_can_no_longer_be_asked_for() {
        assertThat(forget(List.of("grid", "meters"), List.of()).rows()).isEqualTo(2);

        assertThat(market.state().size("proposal")).isZero();
        assertThat(market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(proposal("grid")))
                        .isAccepted())
                .as("its name is free")
                .isTrue();
    }

    @Test
    void a_proposal_that_may_still_be_approved_or_asked_for_stays() {
        market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(proposal("later")))
                .orThrow();

        EnergyResult.SweptRows done = forget(List.of("grid", "later"), List.of());

        assertThat(done).isEqualTo(new EnergyResult.SweptRows(1, false));
        assertThat(market.state().size("proposal"))
                .as("that of meters and the new one")
                .isEqualTo(2);
    }

    private ProposedRules proposal(String id) {
        return new ProposedRules(
                id,
                market.calendar().firstChangeable(market.now()),
                List.of(new RuleChange.SetTariff(EnergyExamples.tariff())));
    }

    @Test
    void a_licence_goes_when_it_has_ended_and_its_last_round_is_settled() {
        assertRefused(CalendarRejection.NOTHING_TO_FORGET, tryToForget(List.of(), List.of(SOLVER)));
        endLicence();

        assertThat(forget(List.of(), List.of(SOLVER))).isEqualTo(new EnergyResult.SweptRows(1, true));
        assertRefused(CalendarRejection.NOTHING_TO_FORGET, tryToForget(List.of(), List.of(SOLVER)));
    }

    @Test
    void a_solver_that_is_not_paid_keeps_its_row_since_it_could_not_collect_without() {
        market.run(MarketOnLedger.DSO, new EnergyCommand.BookMoney(SOLVER, "reward", new Money(7)))
                .orThrow();
        endLicence();

        assertRefused(CalendarRejection.NOTHING_TO_FORGET, tryToForget(List.of(), List.of(SOLVER)));

        market.run(EnergyExamples.keyPair(Founding.FIRST_SOLVER), new EnergyCommand.CollectCredit())
                .orThrow();
        assertRefused(CalendarRejection.NOTHING_TO_FORGET, tryToForget(List.of(), List.of(SOLVER)));

        market.run(EnergyExamples.keyPair(Founding.FIRST_SOLVER), new EnergyCommand.RedeemCredit(new Money(7)))
                .orThrow();
        assertThat(tryToForget(List.of(), List.of(SOLVER)).isAccepted()).isTrue();
    }

    @Test
    void a_grant_that_was_held_back_does_not_commit_after_its_licence_was_forgotten() {
        market.run(MarketOnLedger.COOPERATIVE_ADMIN, new EnergyCommand.GrantLicence(EnergyExamples.account(250)));
        AccountKey solver = EnergyExamples.account(251);
        Endorsed held =
                (Endorsed) market.endorse(MarketOnLedger.COOPERATIVE_ADMIN, new EnergyCommand.GrantLicence(solver));
        market.run(MarketOnLedger.COOPERATIVE_ADMIN, new EnergyCommand.GrantLicence(solver))
                .orThrow();
        market.run(MarketOnLedger.COOPERATIVE_ADMIN, new EnergyCommand.WithdrawLicence(solver))
                .orThrow();
        market.advanceThrough(Interval.of(6));
        for (Interval t : List.of(Interval.of(0), Interval.of(1), Interval.of(2))) {
            market.settleAndSweep(t);
        }
        assertThat(forget(List.of(), List.of(solver)).rows()).isOne();

        assertThat(market.ledger().commit(held)).isNotEqualTo(CommitStatus.VALID);
    }

    @Test
    void a_reference_goes_when_its_money_is_collected_and_a_held_back_booking_stays_void() {
        Endorsed held = (Endorsed) market.endorse(
                MarketOnLedger.DSO, new EnergyCommand.BookMoney(EnergyExamples.account(1), "paid", new Money(5)));
        book("paid");
        assertRefused(CalendarRejection.NOTHING_TO_FORGET, forgetReference("paid"));
        market.run(EnergyExamples.keyPair(1), new EnergyCommand.CollectCredit()).orThrow();
        market.advanceThrough(Interval.of(2));

        forgetReference("paid").orThrow();

        assertThat(market.state().size("reference")).isZero();
        assertThat(market.ledger().commit(held)).isNotEqualTo(CommitStatus.VALID);
    }

    @Test
    void references_are_forgotten_by_administrators_of_the_dso_only() {
        book("paid");
        market.run(EnergyExamples.keyPair(1), new EnergyCommand.CollectCredit()).orThrow();

        assertRefused(
                ShellRejection.ROLE_NOT_ALLOWED,
                market.run(MarketOnLedger.DSO, new EnergyCommand.ForgetReferences(List.of("paid"))));
    }

    @Test
    void a_list_that_is_too_long_is_refused_before_it_is_read() {
        List<String> many = Collections.nCopies(101, "grid");

        assertRefused(ShellRejection.PORTION_OUT_OF_RANGE, tryToForget(many, List.of()));
    }
}
