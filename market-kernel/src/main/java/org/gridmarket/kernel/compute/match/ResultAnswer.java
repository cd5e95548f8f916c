package org.gridmarket.kernel.compute.match;

import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A job creator takes a result.
 *
 * @param match in which it is committed
 * @param opening of the commitment
 * @param secret of the job's audit; null where nothing is audited
 */
public record ResultAnswer(
        Match match, Opening opening, @Nullable Bytes secret) {
    public boolean opens() {
        return opening.commitment(match.id()).equals(match.committed().commitment());
    }

    public boolean isWithinLimits() {
        return opening.isWithin(match.job().offer().limits());
    }

    /** Whether the secret is the one committed to; always where nothing is audited. */
    public boolean hasSecret() {
        return !match.isAudited() || (secret != null && Draw.fits(audit(), secret));
    }

    /** Whether this result has to be run again. */
    public boolean isDrawn() {
        return match.isAudited()
                && secret != null
                && Draw.isDrawn(match.id(), match.committed().commitment(), secret, audit().rate());
    }

    boolean isAcceptable() {
        return opens() && isWithinLimits() && hasSecret() && !isDrawn();
    }

    private Audit audit() {
        return match.job().offer().audit();
    }
}
