package org.gridmarket.kernel.stream.quantity;

import java.math.BigInteger;
import org.gridmarket.kernel.quantity.Money;

/** Parts and multiples of an amount of money, exact although products have more than 64 bits. */
public final class Share {
    private Share() {}

    /**
     * An amount so often.
     *
     * @throws ArithmeticException when that leaves the range of money
     */
    public static Money times(Money amount, long often) {
        return new Money(Math.multiplyExact(amount.micro(), often));
    }

    /** floor(amount x share / of). */
    public static Money floor(Money amount, long share, long of) {
        return new Money(product(amount, share).divide(BigInteger.valueOf(of)).longValueExact());
    }

    /** ceil(amount x share / of), of an amount that is not negative. */
    public static Money ceil(Money amount, long share, long of) {
        BigInteger[] parts = product(amount, share).divideAndRemainder(BigInteger.valueOf(of));
        BigInteger up = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        return new Money(up.longValueExact());
    }

    private static BigInteger product(Money amount, long share) {
        return BigInteger.valueOf(amount.micro()).multiply(BigInteger.valueOf(share));
    }
}
