package org.gridmarket.kernel.compute.terms;

import org.gridmarket.kernel.agreement.Change;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Money;

/**
 * What holds for every match that is made while they are in force.
 *
 * @param theta fines are so many estimates: 2..{@link #MAX_THETA}
 * @param engines n, on how many engines a mediator runs a job: 1..{@link #MAX_ENGINES}
 * @param solverFee sigma, for a match that brought a result
 * @param minJudges mediators that both sides of a match trust, at least
 * @param minEstimate what the price of a match may come to, at least
 * @param windows how long whom may take
 * @param treasury who gets what is forfeited, which is nobody's gain
 */
public record ComputeTerms(
        int theta, int engines, Money solverFee, int minJudges, Money minEstimate, Windows windows, AccountKey treasury)
        implements Change {
    /** Times the highest price it still fits the range of money. */
    public static final int MAX_THETA = 1_000;

    public static final int MAX_ENGINES = 8;
    public static final int MAX_JUDGES = 8;

    /** As the highest part of an ask. */
    public static final long MAX_FEE_MICRO = 1_000_000_000_000L;

    public ComputeTerms {
        if (theta < 2 || theta > MAX_THETA) { // below 2 a fine would not cover the damage and a run
            throw new IllegalArgumentException("theta " + theta + " is outside 2.." + MAX_THETA);
        }
        if (engines < 1 || engines > MAX_ENGINES || minJudges < 1 || minJudges > MAX_JUDGES) {
            throw new IllegalArgumentException(engines + " engines and " + minJudges + " judges are outside 1.."
                    + MAX_ENGINES + " and 1.." + MAX_JUDGES);
        }
        if (!isFee(solverFee) || !isFee(minEstimate)) {
            throw new IllegalArgumentException("a solver's fee of " + solverFee + " or a least estimate of "
                    + minEstimate + " is outside 0.." + MAX_FEE_MICRO + " µ");
        }
    }

    /** compute-market, Terms. */
    public static ComputeTerms standard(AccountKey treasury) {
        return new ComputeTerms(48, 1, new Money(200), 3, new Money(1_000), Windows.standard(), treasury);
    }

    /** Whether somebody may ask that much as a fee. */
    public static boolean isFee(Money fee) {
        return !fee.isNegative() && fee.micro() <= MAX_FEE_MICRO;
    }

    @Override
    public Role approver() {
        return Role.admin(Organisation.REGULATOR);
    }
}
