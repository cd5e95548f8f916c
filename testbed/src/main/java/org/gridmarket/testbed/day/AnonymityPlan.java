package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testbed.microgrid.Microgrid;

/**
 * How a day is traded anonymously (spec anonymity): short windows, so that an account serves few neighbouring intervals and
 * no bundle lies idle for long; the same bundles for everybody.
 *
 * @param window W, intervals
 * @param lead intervals from the end of joining to the end of mixing
 * @param bundles m of each home
 * @param energy d of one bundle
 * @param energyStep of offers
 * @param leastParticipants k_min
 * @param times of the steps of a run
 * @param bearable the smallest C_g^i: nobody can buy more in an interval, so nobody needs credit for more
 * @param unrestricted the homes and their groups as they could trade in public, to tell the price of privacy
 */
public record AnonymityPlan(
        int window,
        int lead,
        int bundles,
        Energy energy,
        Energy energyStep,
        int leastParticipants,
        MixTimes times,
        Energy bearable,
        Microgrid unrestricted) {
    /** Two accounts of four intervals each; a mix of the next window has all of this one's time. */
    private static final int SHARES = 2;

    private static final int USUAL_WINDOW = 4 * SHARES;

    /** Below so many participants no mix is worth anything. */
    public static final int K_MIN = 5;

    private static final UnitPrice PRICE_STEP = new UnitPrice(10);

    /**
     * Generous against a run whose participants all answer; the ledger's own clock may lag by the tolerance. In a challenge
     * window two operations are committed, one after the other: what somebody sees of the board, and that it is forked.
     */
    private static final MixTimes TIMES = new MixTimes(5, 2, 4, 30);

    /**
     * For the homes of a grid whose groups are merged already: what a home may offer in an interval is the largest need of any
     * home, rounded up to a step. The spec would have it no larger than C_g^i; but an offer that names several intervals takes
     * its whole energy from each of them, so that a battery would be cut to a fraction of what it can sell, and a larger L
     * hides no worse.
     *
     * @param bundles accounts that share what is offered in one interval
     * @param most what a home may offer in an interval at most
     */
    public static AnonymityPlan of(
            Microgrid merged, Microgrid unrestricted, int bundles, Energy energyStep, Energy most) {
        Energy need = Energy.ZERO;
        for (var home : merged.homes()) {
            need = need.max(home.limits().production()).max(home.limits().consumption());
        }
        Energy bearable = merged.grid().limitGroups().stream()
                .map(LimitGroup::limit)
                .map(limit -> limit.internal())
                .reduce(Energy.UNLIMITED, Energy::min);
        long unit = energyStep.wh() * bundles;
        long units = Math.min(Math.ceilDiv(need.wh(), unit), most.wh() / unit);
        return new AnonymityPlan(
                USUAL_WINDOW,
                USUAL_WINDOW,
                bundles * SHARES,
                Energy.ofWh(Math.max(1, units) * energyStep.wh()),
                energyStep,
                K_MIN,
                TIMES,
                bearable,
                unrestricted);
    }

    /** The rule that is proposed; credit for buying a whole bundle, or C_g^i, at the edge of the band. */
    public MixingTerms terms(Tariff tariff, List<AccountKey> boards) {
        return new MixingTerms(
                window,
                lead,
                bundles,
                energy,
                Energy.ofWh(energy.min(bearable).wh() * window)
                        .at(tariff.bandHigh().plus(tariff.fee())),
                leastParticipants,
                energyStep,
                PRICE_STEP,
                times,
                boards);
    }

    /** The windows of a day under these terms. */
    static List<MixWindow> windows(MixingTerms terms, Interval first, Interval last) {
        List<MixWindow> windows = new ArrayList<>();
        for (Interval t = first; !t.isAfter(last); t = t.plus(terms.window())) {
            windows.add(new MixWindow(t, terms));
        }
        return windows;
    }

    /** Rounds before the first interval: to join, to mix, to post. */
    int warmUp() {
        return 2 * lead + 2;
    }

    /** The end of the window in which the last interval lies. */
    Interval end(Interval first, Interval last) {
        int windows = (last.index() - first.index()) / window + 1;
        return first.plus(windows * window - 1);
    }
}
