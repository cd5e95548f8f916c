package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.agent.energy.mixing.MixingDay;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawTerms;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.grouping.AlikeHomes;

/**
 * How a day is traded anonymously (spec anonymity): short windows, so that an account serves few neighbouring intervals and
 * no bundle lies idle for long; the same bundles for everybody of a circle.
 *
 * @param window W, intervals
 * @param lead intervals from the end of joining to the end of mixing
 * @param bundles m of each home
 * @param circles of all groups; every home is in one
 * @param leastParticipants k_min
 * @param times of the steps of a run
 * @param bearable the smallest C_g^i, or what some home means to buy in an interval if that is more: nobody needs credit for
 *     more, and an offer pledges credit for all its energy, however little of it the limits let through
 * @param unrestricted the homes and their groups as they could trade in public, to tell the price of privacy
 */
public record AnonymityPlan(
        int window,
        int lead,
        int bundles,
        List<PlannedCircle> circles,
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

    /** A fifth of the time to mix at the usual speed; in intervals of 15 min it would be minutes. */
    private static final int DRAW_WAIT_SECONDS = 4;

    public AnonymityPlan {
        circles = List.copyOf(circles);
    }

    /** For the homes of a grid whose groups are merged already. */
    public static AnonymityPlan of(Microgrid merged, Microgrid unrestricted, HidingChoice choice) {
        Energy bearable = merged.grid().limitGroups().stream()
                .map(LimitGroup::limit)
                .map(limit -> limit.internal())
                .reduce(Energy.UNLIMITED, Energy::min);
        Energy wanted = merged.homes().stream()
                .map(home -> home.plan().limits().consumption())
                .reduce(Energy.ZERO, Energy::max);
        return new AnonymityPlan(
                USUAL_WINDOW,
                USUAL_WINDOW,
                choice.bundles() * SHARES,
                circles(merged, choice),
                K_MIN,
                TIMES,
                bearable.max(wanted),
                unrestricted);
    }

    /** A group that is too small to be cut is one circle. */
    private static List<PlannedCircle> circles(Microgrid merged, HidingChoice choice) {
        List<PlannedCircle> circles = new ArrayList<>();
        for (AnonymityGroup group : merged.grid().anonymityGroups()) {
            List<Household> members = merged.homes().stream()
                    .filter(home -> group.feeders().contains(home.feeder()))
                    .toList();
            for (List<Household> homes : AlikeHomes.of(members, choice.least())) {
                CircleId id = new CircleId("circle-" + (circles.size() + 1));
                circles.add(PlannedCircle.of(id, group.id(), homes, choice));
            }
        }
        return circles;
    }

    /** The rule that is proposed. */
    public MixingTerms terms(Tariff tariff, List<AccountKey> boards, List<DrawKey> draws) {
        UnitPrice dearest = tariff.bandHigh().plus(tariff.fee());
        return new MixingTerms(
                window,
                lead,
                bundles,
                circles.stream()
                        .map(circle -> circle.terms(window, bearable, dearest))
                        .toList(),
                leastParticipants,
                PRICE_STEP,
                times,
                boards,
                new DrawTerms(draws, DRAW_WAIT_SECONDS));
    }

    /** Who is in which circle: proposed with the terms. */
    List<RuleChange> assignments() {
        return circles.stream()
                .flatMap(circle -> circle.homes().stream()
                        .<RuleChange>map(home -> new RuleChange.SetMeterCircle(home, circle.id())))
                .toList();
    }

    /** The circle of a home. */
    PlannedCircle circleOf(MeterId home) {
        return circles.stream()
                .filter(circle -> circle.homes().contains(home))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("home " + home + " is in no circle"));
    }

    /** What a home knows of the day under these terms. */
    MixingDay dayOf(MeterId home, MixingTerms terms) {
        PlannedCircle own = circleOf(home);
        return new MixingDay(
                terms,
                terms.circle(own.id()).orElseThrow(),
                own.hours(),
                windows(terms, unrestricted.first(), unrestricted.last()),
                DayPlan.RETIRE_TOGETHER);
    }

    /** The windows of a day under these terms. */
    private static List<MixWindow> windows(MixingTerms terms, Interval first, Interval last) {
        List<MixWindow> windows = new ArrayList<>();
        for (Interval t = first; !t.isAfter(last); t = t.plus(terms.window())) {
            windows.add(new MixWindow(t, terms));
        }
        return windows;
    }

    /** Of a home: its public account joins and retires, each of its anonymous ones posts, retires, and retires its credit. */
    int operationsPerWindow() {
        return 2 + 3 * bundles;
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
