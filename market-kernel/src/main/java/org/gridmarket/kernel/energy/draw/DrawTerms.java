package org.gridmarket.kernel.energy.draw;

import java.util.LinkedHashSet;
import java.util.List;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * Who draws, part of the rule of mixing. Who approves the rule makes sure whose keys these are.
 *
 * @param keys 1..{@link EnergyLimit#MIX_DRAW_KEYS}, each once
 * @param waitSeconds after the seal of the join book all shares are needed so long, then one may be missing;
 *     1..{@link EnergyLimit#MIX_DRAW_WAIT_SECONDS}. By transaction timestamps, so longer than the peers' time window where
 *     intervals allow it
 */
public record DrawTerms(List<DrawKey> keys, int waitSeconds) {
    private static final long SECOND_MILLIS = 1_000;

    public DrawTerms {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > EnergyLimit.MIX_DRAW_KEYS.ceiling()) {
            throw new IllegalArgumentException(
                    keys.size() + " draw keys are outside 1.." + EnergyLimit.MIX_DRAW_KEYS.ceiling());
        }
        if (new LinkedHashSet<>(keys).size() < keys.size()) {
            throw new IllegalArgumentException("a draw key is named twice: " + keys);
        }
        if (waitSeconds < 1 || waitSeconds > EnergyLimit.MIX_DRAW_WAIT_SECONDS.ceiling()) {
            throw new IllegalArgumentException("waiting " + waitSeconds + " s for shares is outside 1.."
                    + EnergyLimit.MIX_DRAW_WAIT_SECONDS.ceiling() + " s");
        }
    }

    /** Until when all shares are needed. */
    public LedgerTime allNeededUntil(LedgerTime sealed) {
        return sealed.plusMillis(SECOND_MILLIS * waitSeconds);
    }

    /** How many shares a draw needs at a moment. */
    public int sharesNeeded(LedgerTime sealed, LedgerTime now) {
        return now.isBefore(allNeededUntil(sealed)) ? keys.size() : Math.max(1, keys.size() - 1);
    }
}
