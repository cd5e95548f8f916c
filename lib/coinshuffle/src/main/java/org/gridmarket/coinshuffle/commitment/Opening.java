package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;
import org.gridmarket.coinshuffle.bytes.Octets;

/**
 * What opens a commitment.
 *
 * @param value the committed number, in the unit of its use (Wh or µ), absolute value below 2^{@value #MAX_VALUE_BITS}
 * @param blinding 0..order-1
 */
public record Opening(BigInteger value, BigInteger blinding) {
    /** Far below the group's order, so that no other small number opens the same commitment. */
    public static final int MAX_VALUE_BITS = 100;

    public static final int BLINDING_LENGTH = 32;

    public Opening {
        if (value.abs().bitLength() > MAX_VALUE_BITS) {
            throw new IllegalArgumentException("value of " + value.bitLength() + " bits, at most " + MAX_VALUE_BITS);
        }
        if (blinding.signum() < 0 || blinding.compareTo(P256.ORDER) >= 0) {
            throw new IllegalArgumentException("blinding is not 0..order-1");
        }
    }

    /** From a blinding of {@value #BLINDING_LENGTH} octets, the highest first; empty for anything that opens nothing. */
    public static Optional<Opening> of(BigInteger value, Octets blinding) {
        var scalar = new BigInteger(1, blinding.toArray());
        return blinding.length() == BLINDING_LENGTH
                        && scalar.compareTo(P256.ORDER) < 0
                        && value.abs().bitLength() <= MAX_VALUE_BITS
                ? Optional.of(new Opening(value, scalar))
                : Optional.empty();
    }

    /** The blinding in {@value #BLINDING_LENGTH} octets. */
    public Octets encodedBlinding() {
        return Octets.copyOf(BigIntegers.asUnsignedByteArray(BLINDING_LENGTH, blinding));
    }

    Opening plus(Opening other) {
        return new Opening(value.add(other.value), blinding.add(other.blinding).mod(P256.ORDER));
    }

    Opening times(BigInteger factor) {
        return new Opening(value.multiply(factor), blinding.multiply(factor).mod(P256.ORDER));
    }

    /** The value only: the blinding is a secret until it opens something. */
    @Override
    public String toString() {
        return "Opening[value=" + value + "]";
    }
}
