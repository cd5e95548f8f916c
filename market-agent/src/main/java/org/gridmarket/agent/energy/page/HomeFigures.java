package org.gridmarket.agent.energy.page;

import java.util.Optional;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.metrics.CommonMetrics;
import org.gridmarket.metrics.Exposition;
import org.gridmarket.metrics.ThisBuild;
import org.gridmarket.metrics.energy.HomeMetrics;

/** A home in the form that Prometheus reads; what is not known is NaN. */
final class HomeFigures {
    private static final double MILLIS = 1_000;

    private HomeFigures() {}

    static String of(HomeView view) {
        Optional<CycleStatement> today = view.today();
        HomeView.Counts counts = view.counts();
        HomeView.Hearing hearing = view.hearing();
        ThisBuild build = ThisBuild.read();
        return new Exposition()
                .add(CommonMetrics.BUILD_INFO, 1, build.version(), build.commit(), "")
                .add(
                        HomeMetrics.SOLD_TODAY,
                        known(today.map(day -> day.soldEnergy().wh())))
                .add(
                        HomeMetrics.BOUGHT_TODAY,
                        known(today.map(day -> day.boughtEnergy().wh())))
                .add(HomeMetrics.SAVED_TODAY, known(today.map(day -> day.saved().micro())))
                .add(HomeMetrics.UNREAD_TODAY, known(today.map(day -> (long) day.unread())))
                .add(HomeMetrics.OFFERS_OPEN, (double) counts.offersOpen())
                .add(HomeMetrics.COMMITTED, (double) counts.committed())
                .add(HomeMetrics.REFUSED, (double) counts.refused())
                .add(HomeMetrics.SEALED_SENT, (double) counts.sealedSent())
                .add(HomeMetrics.SEALED_ANSWERED, (double) counts.sealedAnswered())
                .add(HomeMetrics.TROUBLES, view.troubles().size())
                .add(HomeMetrics.TROUBLES_EVER, (double) view.troublesEver())
                .add(HomeMetrics.HEARD, known(hearing.heardMillisAgo()) / MILLIS)
                .add(HomeMetrics.SILENCE_ALLOWED, known(hearing.allowedMillis()) / MILLIS)
                .text();
    }

    private static double known(Optional<Long> value) {
        return value.map(Long::doubleValue).orElse(Double.NaN);
    }
}
