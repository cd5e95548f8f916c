package org.gridmarket.roles.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gridmarket.kernel.stream.lane.MissingRange;

/** Ranges of positions that have not come. Where there are more than fit, those with the shortest gap are drawn together. */
final class MissingRanges {
    private MissingRanges() {}

    /**
     * @param there positions that have come
     * @param all how many there are
     * @param most ranges
     */
    static List<MissingRange> of(Collection<Integer> there, int all, int most) {
        List<MissingRange> ranges = new ArrayList<>();
        int first = 0;
        for (int position : new TreeSet<>(there)) {
            if (position > first) {
                ranges.add(new MissingRange(first, position - 1));
            }
            first = position + 1;
        }
        if (first < all) {
            ranges.add(new MissingRange(first, all - 1));
        }
        while (ranges.size() > most) {
            draw(ranges);
        }
        return List.copyOf(ranges);
    }

    private static void draw(List<MissingRange> ranges) {
        int before = IntStream.range(0, ranges.size() - 1)
                .boxed()
                .min(Comparator.comparingInt(
                        at -> ranges.get(at + 1).first() - ranges.get(at).last()))
                .orElseThrow();
        MissingRange drawn = new MissingRange(
                ranges.get(before).first(), ranges.get(before + 1).last());
        ranges.set(before, drawn);
        ranges.remove(before + 1);
    }
}
