package org.gridmarket.kernel.stream.lane;

import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a mediator finds; two verdicts agree when they are equal.
 *
 * @param withheld whether no inputs were given to it
 * @param outputs H(out) of each revealed position in the order of the reveal; empty when withheld
 */
public record StreamVerdict(boolean withheld, List<Bytes> outputs) {
    public static final StreamVerdict WITHHELD = new StreamVerdict(true, List.of());

    public StreamVerdict {
        outputs = List.copyOf(outputs);
        if (withheld && !outputs.isEmpty()) {
            throw new IllegalArgumentException("a verdict on inputs that were withheld has outputs");
        }
    }

    public static StreamVerdict found(List<Bytes> outputs) {
        return new StreamVerdict(false, outputs);
    }

    /** Whether it shows the customer at fault. */
    public boolean convictsCustomer(RevealedTests revealed) {
        return withheld
                || IntStream.range(0, outputs.size())
                        .anyMatch(i ->
                                !outputs.get(i).equals(revealed.tests().get(i).output()));
    }

    /** Whether it shows a supplier at fault by what it has opened. */
    public boolean convicts(List<OpenedLeaf> opened, RevealedTests revealed) {
        return !withheld
                && IntStream.range(0, outputs.size()).anyMatch(i -> {
                    int position = revealed.tests().get(i).position();
                    return opened.stream()
                            .filter(leaf -> leaf.position() == position)
                            .anyMatch(leaf -> !leaf.leaf().output().equals(outputs.get(i)));
                });
    }
}
