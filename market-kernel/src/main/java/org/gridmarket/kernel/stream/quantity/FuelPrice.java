package org.gridmarket.kernel.stream.quantity;

import java.math.BigInteger;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.wire.Bare;

/**
 * What fuel costs.
 *
 * @param micro µ for 10^12 fuel, 0..{@link #MAX_MICRO}
 */
@Bare
public record FuelPrice(long micro) implements Comparable<FuelPrice> {
    public static final long MAX_MICRO = 1_000_000_000_000L;

    private static final BigInteger TERA = BigInteger.valueOf(1_000_000_000_000L);

    public FuelPrice {
        if (micro < 0 || micro > MAX_MICRO) {
            throw new QuantityException("a price of " + micro + " µ for 10^12 fuel is outside 0.." + MAX_MICRO);
        }
    }

    /**
     * The price of one allocation: floor((bid + ask) / 2). Nobody chooses it (stream-market, Offers and matching).
     *
     * @param ask the largest of its suppliers'
     */
    public static FuelPrice between(FuelPrice bid, FuelPrice ask) {
        return new FuelPrice(Math.floorDiv(bid.micro + ask.micro, 2));
    }

    /**
     * ceil(inputs x fuel x price / 10^12).
     *
     * @throws ArithmeticException when that leaves the range of money
     */
    public Money of(long inputs, Fuel each) {
        BigInteger product = BigInteger.valueOf(inputs)
                .multiply(BigInteger.valueOf(each.count()))
                .multiply(BigInteger.valueOf(micro));
        BigInteger[] parts = product.divideAndRemainder(TERA);
        BigInteger up = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        return new Money(up.longValueExact());
    }

    public boolean exceeds(FuelPrice limit) {
        return micro > limit.micro;
    }

    @Override
    public int compareTo(FuelPrice other) {
        return Long.compare(micro, other.micro);
    }

    @Override
    public String toString() {
        return micro + " µ per 10^12 fuel";
    }
}
