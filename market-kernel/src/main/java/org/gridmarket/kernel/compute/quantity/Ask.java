package org.gridmarket.kernel.compute.quantity;

import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.QuantityException;

/**
 * What somebody asks for a run; also the highest ask that a job creator takes. Each part 0..{@link #MAX_PART_MICRO} µ.
 *
 * @param start for every run
 * @param perTera for 10^12 instructions
 * @param perGib for 2^30 bytes of input and output
 */
public record Ask(Money start, Money perTera, Money perGib) {
    public static final long MAX_PART_MICRO = 1_000_000_000_000L;

    /** The square root of 10^12. */
    private static final long ROOT_OF_TERA = 1_000_000;

    /** The square root of 2^30. */
    private static final long ROOT_OF_GIB = 1 << 15;

    public Ask {
        for (Money part : new Money[] {start, perTera, perGib}) {
            if (part.isNegative() || part.micro() > MAX_PART_MICRO) {
                throw new QuantityException("a part of an ask of " + part + " is outside 0.." + MAX_PART_MICRO);
            }
        }
    }

    /** price = start + floor(i x perTera / 10^12) + floor(b x perGib / 2^30), at most 2.1 x 10^15 µ. */
    public Money price(Instructions work, ByteCount transferred) {
        return new Money(micro(start.micro(), perTera.micro(), perGib.micro(), work.count(), transferred.count()));
    }

    /** The same in bare numbers, for whoever compares millions of pairs: µ, instructions, bytes. */
    public static long micro(long start, long perTera, long perGib, long instructions, long bytes) {
        return start + scaled(instructions, perTera, ROOT_OF_TERA) + scaled(bytes, perGib, ROOT_OF_GIB);
    }

    /** Whether no part is above the other's. */
    public boolean isWithin(Ask bid) {
        return !start.exceeds(bid.start) && !perTera.exceeds(bid.perTera) && !perGib.exceeds(bid.perGib);
    }

    /**
     * floor(a x b / root^2), exact although the product has more than 64 bits: both are split at the root, and a floor of a
     * floor is the floor of the whole.
     */
    private static long scaled(long a, long b, long root) {
        long highA = a / root;
        long lowA = a % root;
        long highB = b / root;
        long lowB = b % root;
        long middle = Math.addExact(Math.multiplyExact(highA, lowB), Math.multiplyExact(lowA, highB));
        return Math.addExact(
                Math.multiplyExact(highA, highB), Math.addExact(middle, Math.multiplyExact(lowA, lowB) / root) / root);
    }
}
