package org.gridmarket.solver.allocation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.solver.ortools.IntegerProgram;
import org.gridmarket.solver.ortools.WholeSum;

/**
 * A row over the exact units of an offer, whose least common multiple may be larger than a long. Divided by what its
 * coefficients have in common; where that is not enough, coefficients are rounded up and the bound down, so that what
 * satisfies the row satisfies the exact one. Then the row is not exact, and no bound is taken from the program.
 */
final class UnitRow {
    /** Large enough that rounding loses a millionth, small enough that sums of a million products stay in a long. */
    private static final int BITS = 40;

    private final List<Integer> variables = new ArrayList<>();
    private final List<BigInteger> coefficients = new ArrayList<>();

    void add(int variable, BigInteger coefficient) {
        variables.add(variable);
        coefficients.add(coefficient);
    }

    boolean isEmpty() {
        return variables.isEmpty();
    }

    /** By how many bits units of so large a whole are cut. */
    static int shift(BigInteger whole) {
        return Math.max(0, whole.bitLength() - BITS);
    }

    static long up(BigInteger value, int shift) {
        BigInteger cut = value.shiftRight(shift);
        boolean rest = !cut.shiftLeft(shift).equals(value);
        return (rest ? cut.add(BigInteger.ONE) : cut).longValueExact();
    }

    static long down(BigInteger value, int shift) {
        return value.shiftRight(shift).longValueExact();
    }

    private BigInteger common() {
        return coefficients.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
    }

    /** The sum is at most this; false when the row is not exact. */
    boolean addAtMost(BigInteger most, IntegerProgram program) {
        return addAtMost(most, program, -1);
    }

    /** The sum is at most this where a choice is 1, and 0 where it is 0; no choice when that is below 0. */
    boolean addAtMost(BigInteger most, IntegerProgram program, int choice) {
        if (isEmpty()) {
            return true;
        }
        BigInteger common = common();
        BigInteger bound = most.divide(common);
        int shift = shift(bound);
        WholeSum sum = new WholeSum();
        for (int i = 0; i < variables.size(); i++) {
            sum.add(variables.get(i), up(coefficients.get(i).divide(common), shift));
        }
        if (choice < 0) {
            program.addAtMost(sum, down(bound, shift));
        } else {
            program.addAtMost(sum.add(choice, -down(bound, shift)), 0);
        }
        return shift == 0;
    }

    /** The sum is exactly this where a choice is 1, and 0 where it is 0; false when units are too fine to say so. */
    boolean addAllOrNothing(BigInteger whole, IntegerProgram program, int choice) {
        BigInteger common = common();
        BigInteger[] bound = whole.divideAndRemainder(common);
        if (bound[1].signum() != 0) {
            program.addAtMost(new WholeSum().add(choice, 1), 0); // no whole amounts use it up
        }
        if (shift(bound[0]) > 0) {
            return false;
        }
        WholeSum sum = new WholeSum();
        for (int i = 0; i < variables.size(); i++) {
            sum.add(variables.get(i), coefficients.get(i).divide(common).longValueExact());
        }
        program.addEqual(sum.add(choice, -bound[0].longValueExact()), 0);
        return true;
    }
}
