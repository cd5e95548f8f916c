package org.gridmarket.kernel.stream.lane;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.offer.Stakes;

/**
 * What of an allocation belongs to no lane; only reveals, conclusions and its closing write it.
 *
 * @param revealed epochs that are revealed: 0..revealed-1
 * @param deposit of the customer
 * @param testsPot for planted tests that reach nobody
 * @param availability for mediators, for being there
 * @param forfeited to the treasury
 * @param panel mediators, in the order of the terms
 */
public record CustomerSide(
        int revealed, Money deposit, Money testsPot, Money availability, Money forfeited, List<PanelMember> panel) {
    public CustomerSide {
        panel = List.copyOf(panel);
        for (Money part : List.of(deposit, testsPot, availability, forfeited)) {
            if (part.isNegative()) {
                throw new IllegalStateException("a customer's side would hold " + part);
            }
        }
    }

    public static CustomerSide made(Allocation allocation) {
        Stakes stakes = allocation.stakes();
        return new CustomerSide(
                0,
                stakes.customerDeposit(),
                stakes.testsPot(allocation.terms()),
                Stakes.availability(allocation.terms()),
                Money.ZERO,
                allocation.terms().mediators().stream()
                        .map(mediator -> new PanelMember(mediator.account(), stakes.bond(), Money.ZERO))
                        .toList());
    }

    public Money sum() {
        Money ofPanel =
                panel.stream().map(member -> member.bond().plus(member.owed())).reduce(Money.ZERO, Money::plus);
        return deposit.plus(testsPot).plus(availability).plus(forfeited).plus(ofPanel);
    }

    /** The next epoch is revealed, and so much of the pot for tests is lost. */
    public CustomerSide revealed(Money untested) {
        return new CustomerSide(
                revealed + 1, deposit, testsPot.minus(untested), availability, forfeited.plus(untested), panel);
    }

    /** Pays its part of a mediation. */
    public CustomerSide paying(Money fee) {
        return new CustomerSide(revealed, deposit.minus(fee), testsPot, availability, forfeited, panel);
    }

    public CustomerSide earning(AccountKey mediator, Money fee) {
        return member(mediator, member -> member.earning(fee), Money.ZERO);
    }

    /** A dissenter, or who was silent, loses its bond. */
    public CustomerSide withoutBond(AccountKey mediator) {
        Money lost = panel.stream()
                .filter(member -> member.mediator().equals(mediator))
                .map(PanelMember::bond)
                .reduce(Money.ZERO, Money::plus);
        return member(mediator, PanelMember::withoutBond, lost);
    }

    private CustomerSide member(AccountKey mediator, UnaryOperator<PanelMember> change, Money lost) {
        return new CustomerSide(
                revealed,
                deposit,
                testsPot,
                availability,
                forfeited.plus(lost),
                panel.stream()
                        .map(member -> member.mediator().equals(mediator) ? change.apply(member) : member)
                        .toList());
    }
}
