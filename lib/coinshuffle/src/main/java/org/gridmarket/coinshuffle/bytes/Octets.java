package org.gridmarket.coinshuffle.bytes;

import java.util.Arrays;
import java.util.HexFormat;

/** Immutable octets with value equality, ordered as unsigned bytes from the left (a prefix comes first). */
public final class Octets implements Comparable<Octets> {
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] value;

    private Octets(byte[] value) {
        this.value = value;
    }

    public static Octets copyOf(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /** Lower-case or upper-case hexadecimal digits. Throws IllegalArgumentException on anything else. */
    public static Octets ofHex(String hex) {
        return new Octets(HexFormat.of().parseHex(hex));
    }

    public static Octets concat(Octets left, Octets right) {
        var joined = Arrays.copyOf(left.value, left.value.length + right.value.length);
        System.arraycopy(right.value, 0, joined, left.value.length, right.value.length);
        return new Octets(joined);
    }

    /** Octets from..to-1. */
    public Octets slice(int from, int to) {
        return new Octets(Arrays.copyOfRange(value, from, to));
    }

    public int length() {
        return value.length;
    }

    public byte[] toArray() {
        return value.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    @Override
    public int compareTo(Octets other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(value, octets.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Length and first octets only: what is printed by mistake must not be a secret. */
    @Override
    public String toString() {
        var shown = Math.min(4, value.length);
        return value.length + " octets " + HexFormat.of().formatHex(value, 0, shown) + "..";
    }
}
