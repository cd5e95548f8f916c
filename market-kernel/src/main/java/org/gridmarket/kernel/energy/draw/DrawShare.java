package org.gridmarket.kernel.energy.draw;

import org.gridmarket.kernel.wire.Bytes;

/**
 * What one key contributes to a draw. There is one output for each key and draw, so its owner can give it or withhold it
 * and choose nothing.
 *
 * @param key whose
 * @param proof 81 bytes that prove the output and let everybody compute it
 */
public record DrawShare(DrawKey key, Bytes proof) {
    public static final int PROOF_LENGTH = 81;

    public DrawShare {
        if (proof.length() != PROOF_LENGTH) {
            throw new IllegalArgumentException("proof has " + proof.length() + " bytes, not " + PROOF_LENGTH);
        }
    }
}
