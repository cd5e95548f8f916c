package org.gridmarket.kernel.stream.lane;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier has committed to for an epoch.
 *
 * @param root of its tree of N leaves
 * @param missing inputs that it has not received: ascending, disjoint
 * @param opened what it has opened; empty before
 */
public record PostedRoot(Bytes root, List<MissingRange> missing, List<OpenedLeaf> opened) {
    private static final int HASH_LENGTH = 32;

    public PostedRoot {
        missing = List.copyOf(missing);
        opened = List.copyOf(opened);
        if (root.length() != HASH_LENGTH) {
            throw new IllegalArgumentException("a root has " + root.length() + " bytes, not " + HASH_LENGTH);
        }
    }

    /** What is wrong with missing ranges; null when nothing is. */
    public static @Nullable String offence(List<MissingRange> missing, int inputs) {
        int most = StreamLimit.STREAM_RANGES.ceiling();
        if (missing.size() > most) {
            return missing.size() + " ranges; at most " + most;
        }
        int least = 0;
        for (MissingRange range : missing) {
            if (range.first() < least || range.last() < range.first() || range.last() >= inputs) {
                return "range " + range.first() + ".." + range.last() + " is not within " + least + ".." + (inputs - 1);
            }
            least = range.last() + 1;
        }
        return null;
    }

    public boolean isMissing(int position) {
        return missing.stream().anyMatch(range -> range.includes(position));
    }

    /** P, of N inputs. */
    int present(int inputs) {
        return inputs - missing.stream().mapToInt(MissingRange::size).sum();
    }

    public PostedRoot opened(List<OpenedLeaf> leaves) {
        return new PostedRoot(root, missing, leaves);
    }

    public Optional<Leaf> openedAt(int position) {
        return opened.stream()
                .filter(leaf -> leaf.position() == position)
                .map(OpenedLeaf::leaf)
                .findFirst();
    }
}
