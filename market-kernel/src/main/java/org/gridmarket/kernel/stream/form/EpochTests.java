package org.gridmarket.kernel.stream.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The planted tests of one epoch, as the customer commits to them in its offer: with a salt, so that nothing published can be
 * tried against guessed outputs. Their positions are chosen later.
 */
public final class EpochTests {
    private static final Bytes TAG = Bytes.utf8("gridmarket/stream/tests/1");

    private EpochTests() {}

    /** The leaf of an epoch in the tree of tests. */
    public static Bytes leaf(int epoch, Bytes salt, List<TestedInput> tests) {
        List<Bytes> parts = new ArrayList<>(List.of(TAG, Parts.four(epoch), Sha.checked("salt", salt)));
        tests.stream().sorted(Comparator.comparing(TestedInput::input)).forEach(test -> {
            parts.add(test.input());
            parts.add(test.output());
        });
        return Parts.joined(parts);
    }
}
