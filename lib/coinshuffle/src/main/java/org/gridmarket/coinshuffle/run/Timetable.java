package org.gridmarket.coinshuffle.run;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;

/**
 * How long each step of a run may take, whole seconds, 1 s to {@value MixLimits#MAX_STEP_SECONDS} s. Each position of
 * the shuffle
 * is a step of its own, so that a slow participant cannot eat the time of those behind it.
 *
 * @param announce for all announcements
 * @param hop for the list of one position
 * @param confirm for all confirmations
 * @param sign for all signatures
 * @param reveal for all seeds, once there is an accusation
 * @param challenge after each step, for those whose message the board withheld: they post it on the ledger
 * @param clockTolerance how far the board's stamps may be ahead of a reader's clock
 */
public record Timetable(
        Duration announce,
        Duration hop,
        Duration confirm,
        Duration sign,
        Duration reveal,
        Duration challenge,
        Duration clockTolerance) {
    public Timetable {
        for (var step : List.of(announce, hop, confirm, sign, reveal, challenge, clockTolerance)) {
            if (step.compareTo(Duration.ofSeconds(1)) < 0
                    || step.compareTo(Duration.ofSeconds(MixLimits.MAX_STEP_SECONDS)) > 0
                    || !step.equals(step.truncatedTo(ChronoUnit.SECONDS))) {
                throw new IllegalArgumentException(
                        "step of " + step + " is not 1.." + MixLimits.MAX_STEP_SECONDS + " whole seconds");
            }
        }
    }

    /** All steps alike, the clock tolerance the 30 s of Fabric's time window. */
    public static Timetable ofSteps(Duration step) {
        return new Timetable(step, step, step, step, step, step, Duration.ofSeconds(30));
    }

    void writeTo(CanonicalWriter writer) {
        for (var step : List.of(announce, hop, confirm, sign, reveal, challenge, clockTolerance)) {
            writer.u32(step.toSeconds());
        }
    }
}
