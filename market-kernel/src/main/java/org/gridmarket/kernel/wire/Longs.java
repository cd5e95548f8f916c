package org.gridmarket.kernel.wire;

import java.util.Arrays;

/** An immutable row of integers: the packed form of what comes in thousands, such as trades. */
public final class Longs {
    public static final Longs EMPTY = new Longs(new long[0]);

    private final long[] content;

    private Longs(long[] content) {
        this.content = content;
    }

    public static Longs of(long... content) {
        return new Longs(content.clone());
    }

    public long at(int position) {
        return content[position];
    }

    public int size() {
        return content.length;
    }

    public long[] copy() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Longs longs && Arrays.equals(content, longs.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return Arrays.toString(content);
    }
}
