package org.gridmarket.kernel.stream.form;

import org.gridmarket.kernel.wire.Bytes;

/**
 * An input whose output the customer says: a planted test, or a position that it contests.
 *
 * @param position in its epoch, from 0
 * @param input H(in)
 * @param output H(out) that the customer claims
 */
public record TestedInput(int position, Bytes input, Bytes output) {
    public TestedInput {
        Sha.checked("H(in)", input);
        Sha.checked("H(out)", output);
        if (position < 0) {
            throw new IllegalArgumentException("position " + position + " is negative");
        }
    }
}
