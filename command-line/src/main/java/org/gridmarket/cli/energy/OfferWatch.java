package org.gridmarket.cli.energy;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;

/** Follows the public events and tells, as it happens, what becomes of an offer. */
final class OfferWatch {
    private final OfferFate fate;
    private final MarketTimes times;
    private final PrintWriter out;
    private @Nullable Throwable broken;

    OfferWatch(OfferFate fate, MarketTimes times, PrintWriter out) {
        this.fate = fate;
        this.times = times;
        this.out = out;
    }

    /**
     * Waits until nothing more can become of the offer.
     *
     * @param link whose events begin before the posting
     * @param lastGate after which all of it is known in a market that is in time
     */
    void until(GatewayLink link, LedgerTime lastGate) throws InterruptedException {
        out.println("it is followed until the gate of its last interval at " + times.clock(lastGate)
                + " at the latest; Ctrl-C ends this, and the offer stays");
        out.flush();
        Thread.ofVirtual()
                .name("follows an offer")
                .uncaughtExceptionHandler((thread, failure) -> fail(failure))
                .start(() -> link.listen(this::tell));
        await(lastGate);
        out.println(fate.summary());
        out.flush();
    }

    private synchronized void tell(BlockEvents<EnergyEvent> told) {
        for (EnergyEvent event : told.events()) {
            fate.observe(event).ifPresent(out::println);
        }
        out.flush();
        notifyAll();
    }

    private synchronized void fail(Throwable failure) {
        broken = failure;
        notifyAll();
    }

    private synchronized void await(LedgerTime lastGate) throws InterruptedException {
        long late = lastGate.epochMillis() + times.calendar().realIntervalMillis();
        boolean said = false;
        while (fate.end().isEmpty()) {
            if (broken != null) {
                throw new PartFailedException("the events cannot be followed: " + broken, broken);
            }
            long left = late - System.currentTimeMillis();
            if (left <= 0 && !said) {
                said = true;
                out.println("its last interval is not final yet: the market is overdue; see gridmarket now");
                out.flush();
            }
            wait(said ? TimeUnit.MINUTES.toMillis(1) : Math.max(1, left));
        }
    }
}
