package org.gridmarket.kernel.energy.mixing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.draw.DrawTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * The rule of mixing: proposed by the DSO, approved by the regulator. Windows of equal length follow each other from the
 * first interval that the rule holds for.
 *
 * @param window W, intervals of one window, 1..96
 * @param lead intervals between the end of joining and the end of mixing, 1..window, so that mixes of two windows do not
 *     overlap
 * @param bundles m: what each participant takes part with, trading or not (cover)
 * @param circles who is alike mixes together, with bundles and steps that fit; a meter that was put into none is in the
 *     first
 * @param leastParticipants k_min, at least 3: with one other participant, who is not me is known
 * @param priceStep reservation prices of anonymous accounts are multiples of it
 * @param times deadlines of the steps
 * @param boards keys of the bulletin boards; the first leads, the next takes over when it is proved to be forked
 * @param draw who draws the sessions of a group that is too large for one
 */
public record MixingTerms(
        int window,
        int lead,
        int bundles,
        List<MixCircle> circles,
        int leastParticipants,
        UnitPrice priceStep,
        MixTimes times,
        List<AccountKey> boards,
        DrawTerms draw) {
    private static final int LEAST_OF_ALL = 3;

    /** What one onion layer adds to an entry: encapsulated key and authentication tag. */
    private static final int LAYER_BYTES = 48;

    public MixingTerms {
        circles = List.copyOf(circles);
        boards = List.copyOf(boards);
        requireWithin("window in intervals", window, 1, EnergyLimit.INTERVALS_PER_OPERATION.ceiling());
        requireWithin("lead in intervals", lead, 1, window);
        requireWithin("bundles", bundles, 1, EnergyLimit.MIX_BUNDLES.ceiling());
        requireWithin(
                "least participants",
                leastParticipants,
                LEAST_OF_ALL,
                EnergyLimit.MIX_PARTICIPANTS_PER_SESSION.ceiling() / 2);
        requireWithin("boards", new LinkedHashSet<>(boards).size(), 1, EnergyLimit.MIX_BOARDS.ceiling());
        requireWithin("circles", circles.size(), 1, EnergyLimit.MIX_CIRCLES.ceiling());
        requireTellable(circles);
        if (priceStep.microPerWh() < 1) {
            throw new IllegalArgumentException("price step " + priceStep + " must be above 0");
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

    /** An anonymous account shows of its circle no more than what it has received, and that must tell its step. */
    private static void requireTellable(List<MixCircle> circles) {
        Set<CircleId> names = new LinkedHashSet<>();
        Map<Energy, MixCircle> ofEnergy = new LinkedHashMap<>();
        for (MixCircle circle : circles) {
            MixCircle same = ofEnergy.getOrDefault(circle.energy(), circle);
            if (!names.add(circle.id())) {
                throw new IllegalArgumentException("there are two circles " + circle.id());
            }
            if (!same.energyStep().equals(circle.energyStep())) {
                throw new IllegalArgumentException("circles " + same.id() + " and " + circle.id() + " have bundles of "
                        + circle.energy() + " alike, but steps of " + same.energyStep() + " and "
                        + circle.energyStep());
            }
            ofEnergy.put(circle.energy(), circle);
        }
    }

    /** The circle of this name, if there is one. */
    public Optional<MixCircle> circle(CircleId id) {
        return circles.stream().filter(circle -> circle.id().equals(id)).findFirst();
    }

    /** The step for an account that received so much EPA in an interval, which is d of its circle. */
    public Energy stepOf(Energy received) {
        return circles.stream()
                .filter(circle -> circle.energy().equals(received))
                .findFirst()
                .map(MixCircle::energyStep)
                .orElseThrow(() -> new IllegalStateException("no circle has bundles of " + received));
    }

    /**
     * The most participants of one session: the transcript of a run must fit one operation as evidence, and the joint
     * transaction must fit a block. Twice k_min at least, so that an even split keeps every session above it.
     */
    public int participantsPerSession() {
        return largestSession(window, bundles);
    }

    /**
     * Whether it is drawn who mixes with whom: one session cannot take the whole group, so that some circle of it may have to
     * be split (ADR 10).
     *
     * @param joined accounts of the group
     */
    public boolean isDrawn(int joined) {
        return joined > participantsPerSession();
    }

    private static int largestSession(int window, int bundles) {
        int participants = EnergyLimit.MIX_PARTICIPANTS_PER_SESSION.ceiling();
        while (participants > 0
                && (transcriptBytes(participants, bundles) > EnergyLimit.MIX_TRANSCRIPT_BYTES.ceiling()
                        || participants * bundles * window > EnergyLimit.MIX_HOLDINGS_PER_COMMIT.ceiling())) {
            participants--;
        }
        return participants;
    }

    /** The lists of all positions: sum over i of m i x 48 (N - i), about m x 48 x N^3 / 6. */
    private static int transcriptBytes(int participants, int bundles) {
        return bundles * LAYER_BYTES * participants * participants * participants / 6;
    }
}
