package org.gridmarket.roles.stream;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridmarket.kernel.stream.form.EpochTests;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The tests that a customer plants, epoch by epoch, with the tree that its offer commits to. Inputs are fresh, and positions the
 * customer's secret.
 *
 * @param seed of the salts
 * @param epochs as many as the offer's most
 */
public record StreamPlan(Bytes seed, List<List<Planted>> epochs) {
    /**
     * A test.
     *
     * @param bytes the input
     * @param tested its position, H(in), and the output that the customer claims
     */
    public record Planted(Bytes bytes, TestedInput tested) {}

    public StreamPlan {
        epochs = epochs.stream().map(List::copyOf).toList();
    }

    /** What the offer commits to. */
    public HashTree tree() {
        return HashTree.of(IntStream.range(0, epochs.size())
                .mapToObj(epoch -> EpochTests.leaf(epoch, salt(epoch), tests(epoch)))
                .toList());
    }

    public Bytes salt(int epoch) {
        return StreamHash.salt(seed, epoch);
    }

    public List<TestedInput> tests(int epoch) {
        return epochs.get(epoch).stream().map(Planted::tested).toList();
    }

    /** The test that is planted at a position. */
    public Optional<Planted> at(int epoch, int position) {
        return epochs.get(epoch).stream()
                .filter(planted -> planted.tested().position() == position)
                .findFirst();
    }
}
