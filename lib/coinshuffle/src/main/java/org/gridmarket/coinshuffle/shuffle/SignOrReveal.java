package org.gridmarket.coinshuffle.shuffle;

/**
 * Never both: whoever had my signature under the outputs and my seed could link my outputs in a transaction that still
 * may be completed (docs/spec/anonymity.md, "Blame"). The view's phases exclude it; this is the second assertion.
 */
final class SignOrReveal {
    private boolean signed;
    private boolean revealed;

    void sign() {
        if (revealed) {
            throw new IllegalStateException("about to sign a run whose seed was revealed");
        }
        signed = true;
    }

    void reveal() {
        if (signed) {
            throw new IllegalStateException("about to reveal the seed of a run that was signed");
        }
        revealed = true;
    }
}
