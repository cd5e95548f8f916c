package org.gridmarket.testbed.day;

import java.util.List;
import java.util.OptionalInt;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.grouping.LeakRange;
import org.gridmarket.testbed.privacy.grouping.LeakSummary;
import org.gridmarket.testbed.solve.OffLedgerSolve;
import org.gridmarket.testbed.solve.PriceChoice;
import org.gridmarket.testbed.solve.SolveSettings;

/** Looks back on an anonymous day: how well the homes were hidden, and what it cost them. */
final class PrivacyReview {
    private static final SolveSettings EXACT =
            new SolveSettings(new MatcherChoice(), Objective.ENERGY, PriceChoice.NONE, OptionalInt.empty());

    /** Terms name a board and a draw key; nobody mixes in what is only solved. */
    private static final AccountKey NO_BOARD = AccountKey.hex("00".repeat(32));

    private static final DrawKey NO_DRAW = new DrawKey(Bytes.hex("02" + "00".repeat(32)));

    private final Microgrid microgrid;
    private final AnonymityPlan anonymity;
    private final PrivacyWatch watch;

    PrivacyReview(Microgrid microgrid, AnonymityPlan anonymity, PrivacyWatch watch) {
        this.microgrid = microgrid;
        this.anonymity = anonymity;
        this.watch = watch;
    }

    PrivacyFigures figures(DayBoard board, int notOffered, List<String> traces) {
        return new PrivacyFigures(
                MergedMicrogrid.smallestGroup(microgrid),
                watch.sessions(),
                new PrivacyFigures.Failures(watch.aborted(), watch.notOpened(), watch.reclaimed()),
                anonymity.circles().stream().map(this::circle).toList(),
                Percentiles.of(watch.mixingMillis()),
                leak(),
                notOffered,
                most(sameOffers()),
                most(anonymity.unrestricted()),
                board.accounts().retiredCredit(),
                traces);
    }

    private PrivacyFigures.Circle circle(PlannedCircle planned) {
        return new PrivacyFigures.Circle(
                planned.id(),
                planned.group(),
                planned.homes().size(),
                limit(planned),
                planned.energyStep(),
                watch.smallest(planned.id()));
    }

    private Energy limit(PlannedCircle circle) {
        return circle.limit(anonymity.bundles());
    }

    private static EnergySum most(Microgrid homes) {
        return EnergySum.ofWh(
                new OffLedgerSolve(homes, EXACT, (t, last) -> {}).run().value().energyWh());
    }

    /** What the agents meant to offer, whether or not all of it was posted in time. */
    private Microgrid sameOffers() {
        MixingTerms terms = anonymity.terms(DayPlan.TARIFF, List.of(NO_BOARD), List.of(NO_DRAW));
        List<Household> homes = microgrid.homes().stream()
                .map(home -> new Household(
                        home.meter(),
                        home.feeder(),
                        home.limits(),
                        anonymity.dayOf(home.meter(), terms).offered(home.plan(), DayPlan.TARIFF)))
                .toList();
        return new Microgrid(microgrid.source(), microgrid.grid(), homes, microgrid.first(), microgrid.last());
    }

    /** Accounts of different circles are told apart by their sessions, so everybody knows what each circle has traded. */
    private LeakSummary leak() {
        LeakSummary.Tally tally = new LeakSummary.Tally();
        for (PlannedCircle circle : anonymity.circles()) {
            long members = circle.homes().size();
            Energy limit = limit(circle);
            EnergySum others = EnergySum.ofWh(Math.multiplyExact(limit.wh(), Math.max(0, members - 1)));
            for (Interval t = microgrid.first(); !t.isAfter(microgrid.last()); t = t.next()) {
                for (Side side : Side.values()) {
                    EnergySum total = watch.total(circle.id(), side, t);
                    for (long member = 0; member < members; member++) {
                        count(total, limit, others, tally);
                    }
                }
            }
        }
        return tally.summary();
    }

    private static void count(EnergySum total, Energy limit, EnergySum others, LeakSummary.Tally tally) {
        if (total.isZero()) {
            tally.idle();
        } else {
            tally.range(LeakRange.of(total, limit, others).orElseThrow().widthPerMille(limit));
        }
    }
}
