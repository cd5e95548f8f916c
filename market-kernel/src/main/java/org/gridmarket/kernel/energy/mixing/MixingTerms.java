package org.gridmarket.kernel.energy.mixing;

import java.util.HashSet;
import java.util.List;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.draw.DrawTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * The rule of mixing: proposed by the DSO, approved by the regulator. Windows of equal length follow each other from the
 * first interval that the rule holds for.
 *
 * @param window W, intervals of one window, 1..96
 * @param lead intervals between the end of joining and the end of mixing, 1..window, so that mixes of two windows do not
 *     overlap
 * @param bundles m: what each participant takes part with, trading or not (cover)
 * @param energy d: EPA, and as much ECA, of one bundle in each interval; above 0
 * @param credit of one bundle
 * @param leastParticipants k_min, at least 3: with one other participant, who is not me is known
 * @param energyStep offers of anonymous accounts name multiples of it, since an exact profile is a fingerprint
 * @param priceStep likewise, of reservation prices
 * @param times deadlines of the steps
 * @param boards keys of the bulletin boards; the first leads, the next takes over when it is proved to be forked
 * @param draw who draws the sessions of a group that is too large for one
 */
public record MixingTerms(
        int window,
        int lead,
        int bundles,
        Energy energy,
        Money credit,
        int leastParticipants,
        Energy energyStep,
        UnitPrice priceStep,
        MixTimes times,
        List<AccountKey> boards,
        DrawTerms draw) {
    private static final int LEAST_OF_ALL = 3;

    /** What one onion layer adds to an entry: encapsulated key and authentication tag. */
    private static final int LAYER_BYTES = 48;

    public MixingTerms {
        boards = List.copyOf(boards);
        requireWithin("window in intervals", window, 1, EnergyLimits.INTERVALS_PER_OPERATION);
        requireWithin("lead in intervals", lead, 1, window);
        requireWithin("bundles", bundles, 1, EnergyLimits.MIX_BUNDLES);
        requireWithin(
                "least participants", leastParticipants, LEAST_OF_ALL, EnergyLimits.MIX_PARTICIPANTS_PER_SESSION / 2);
        requireWithin("boards", new HashSet<>(boards).size(), 1, EnergyLimits.MIX_BOARDS);
        if (energy.isZero() || energyStep.isZero() || priceStep.microPerWh() < 1 || credit.isNegative()) {
            throw new IllegalArgumentException("bundle energy " + energy + ", energy step " + energyStep
                    + " and price step " + priceStep + " must be above 0, credit " + credit + " not below");
        }
        int most = largestSession(window, bundles);
        if (most < 2 * leastParticipants) {
            throw new IllegalArgumentException("a session of " + bundles + " bundles over " + window
                    + " intervals has room for " + most + " participants; twice " + leastParticipants
                    + " are needed: take fewer bundles or a shorter window");
        }
    }

    private static void requireWithin(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " is outside " + least + ".." + most);
        }
    }

    /**
     * The most participants of one session: the transcript of a run must fit one operation as evidence, and the joint
     * transaction must fit a block. Twice k_min at least, so that an even split keeps every session above it.
     */
    public int participantsPerSession() {
        return largestSession(window, bundles);
    }

    private static int largestSession(int window, int bundles) {
        int participants = EnergyLimits.MIX_PARTICIPANTS_PER_SESSION;
        while (participants > 0
                && (transcriptBytes(participants, bundles) > EnergyLimits.MIX_TRANSCRIPT_BYTES
                        || participants * bundles * window > EnergyLimits.MIX_HOLDINGS_PER_COMMIT)) {
            participants--;
        }
        return participants;
    }

    /** The lists of all positions: sum over i of m i x 48 (N - i), about m x 48 x N^3 / 6. */
    private static int transcriptBytes(int participants, int bundles) {
        return bundles * LAYER_BYTES * participants * participants * participants / 6;
    }
}
