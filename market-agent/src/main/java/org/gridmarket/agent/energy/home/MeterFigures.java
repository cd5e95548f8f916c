package org.gridmarket.agent.energy.home;

import java.lang.System.Logger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridmarket.agent.loopback.LoopbackServer;
import org.gridmarket.agent.loopback.LoopbackServer.Reply;
import org.gridmarket.metrics.CommonMetrics;
import org.gridmarket.metrics.Exposition;
import org.gridmarket.metrics.ThisBuild;
import org.gridmarket.metrics.energy.MeterMetrics;
import org.gridmarket.process.Closing;

/** What a meter tells Prometheus on its own machine: how it goes, and no reading. Thread-safe. */
final class MeterFigures {
    private static final String PATH = "/metrics";
    private static final double MILLIS = 1_000;
    private static final Logger LOG = System.getLogger(MeterFigures.class.getName());

    private final int cycle;
    private final Troubles troubles;
    private final Closing closing;
    private boolean admitted;
    private int missing;
    private int unbilled;
    private int billed;

    /** @param cycle how many intervals a bill covers */
    MeterFigures(int cycle, Troubles troubles, Closing closing) {
        this.cycle = cycle;
        this.troubles = troubles;
        this.closing = closing;
    }

    /** A look at the readings of a meter that the market knows: intervals that are over, without reading and without bill. */
    synchronized void looked(int withoutReading, int withoutBill) {
        admitted = true;
        missing = withoutReading;
        unbilled = withoutBill;
    }

    /** One more cycle is billed. */
    synchronized void billed() {
        billed++;
    }

    /** Serves them, if that is wanted; its ports by name. */
    Map<String, Integer> serve(MeterSettings settings, KeyFolder keys, Supplier<Optional<Long>> heardMillisAgo) {
        if (settings.metricsPort().isEmpty()) {
            return Map.of();
        }
        LoopbackServer server = LoopbackServer.open(
                "metrics_port", settings.metricsPort().get(), keys.file("metrics-token"), request -> {
                    if (!request.path().equals(PATH)) {
                        return Reply.notFound(request.path());
                    }
                    return request.knowsToken()
                            ? Reply.ok(Exposition.MEDIA_TYPE, text(heardMillisAgo.get()))
                            : Reply.needsToken();
                });
        closing.add("close the metrics", server::close);
        LOG.log(Logger.Level.INFO, "metrics at http://127.0.0.1:{0}{1}", Integer.toString(server.port()), PATH);
        return Map.of("metrics", server.port());
    }

    private synchronized String text(Optional<Long> heardMillisAgo) {
        ThisBuild build = ThisBuild.read();
        return new Exposition()
                .add(CommonMetrics.BUILD_INFO, 1, build.version(), build.commit(), "")
                .add(MeterMetrics.ADMITTED, admitted ? 1 : 0)
                .add(MeterMetrics.MISSING, admitted ? missing : Double.NaN)
                .add(MeterMetrics.UNBILLED, admitted ? unbilled : Double.NaN)
                .add(MeterMetrics.CYCLE, cycle)
                .add(MeterMetrics.BILLED, billed)
                .add(MeterMetrics.TROUBLES, troubles.list().size())
                .add(MeterMetrics.TROUBLES_EVER, (double) troubles.ever())
                .add(MeterMetrics.HEARD, heardMillisAgo.map(Long::doubleValue).orElse(Double.NaN) / MILLIS)
                .text();
    }
}
