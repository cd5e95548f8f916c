package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.gridmarket.agent.energy.AgentStuckException;
import org.gridmarket.agent.energy.meter.MeterDevice;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.SaltedReading;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/**
 * After the day every meter accounts for it, cycle by cycle: with readings for the DSO and their hashes for the ledger, or
 * with commitments and a proof for everybody.
 */
final class MeterRound {
    /** With the pause between them about a minute, which is longer than an outage that the market bears. */
    private static final int TRIES = 300;

    private static final long RETRY_MILLIS = 200;

    /** One cycle of one meter; the plain total is what the readings make it. */
    private record Cycle(Money owed, Money plain) {}

    private final GatewayLink link;
    private final MarketCalendar calendar;
    private final Billing billing;
    private final int cycleLength;
    private final Supplier<LedgerTime> clock;

    /**
     * @param link to the gateways
     * @param calendar of the market
     * @param billing with readings or with proofs
     * @param cycleLength intervals that are billed together, 1..96
     * @param clock what time it is
     */
    MeterRound(
            GatewayLink link, MarketCalendar calendar, Billing billing, int cycleLength, Supplier<LedgerTime> clock) {
        this.link = link;
        this.calendar = calendar;
        this.billing = billing;
        this.cycleLength = cycleLength;
        this.clock = clock;
    }

    /** Reads and bills all meters. */
    DayBills bill(List<MeterDevice> meters, Interval first, Interval last) throws InterruptedException {
        Map<MeterId, List<Cycle>> cycles = new TreeMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<MeterId, Future<List<Cycle>>> work = new TreeMap<>();
            meters.forEach(meter -> work.put(meter.id(), threads.submit(() -> bill(meter, first, last))));
            for (var entry : work.entrySet()) {
                cycles.put(entry.getKey(), entry.getValue().get());
            }
        } catch (ExecutionException failed) {
            throw new AgentStuckException("a meter could not be read or billed: " + failed.getCause());
        }
        return sum(cycles);
    }

    private DayBills sum(Map<MeterId, List<Cycle>> cycles) {
        Map<MeterId, Money> owed = new TreeMap<>();
        int proved = 0;
        int equal = 0;
        for (var entry : cycles.entrySet()) {
            for (Cycle cycle : entry.getValue()) {
                owed.merge(entry.getKey(), cycle.owed(), Money::plus);
                proved += billing == Billing.PRIVATE ? 1 : 0;
                equal += billing == Billing.PRIVATE && cycle.owed().equals(cycle.plain()) ? 1 : 0;
            }
        }
        return new DayBills(owed, proved, equal);
    }

    private List<Cycle> bill(MeterDevice meter, Interval first, Interval last) throws InterruptedException {
        List<Cycle> cycles = new ArrayList<>();
        for (Interval from = first; !from.isAfter(last); from = from.plus(cycleLength)) {
            Interval cycleEnd = from.plus(cycleLength - 1);
            Interval to = cycleEnd.isAfter(last) ? last : cycleEnd;
            cycles.add(billing == Billing.PRIVATE ? privately(meter, from, to) : plainly(meter, from, to));
            meter.billed(to);
        }
        return cycles;
    }

    private Cycle plainly(MeterDevice meter, Interval from, Interval to) throws InterruptedException {
        List<SaltedReading> readings = meter.readings(from, to);
        var hashes = new EnergyCommand.ReportReadings(
                readings.stream().map(one -> one.hash(meter.id())).toList());
        carry(meter, hashes, outgoing -> link.reportReadings(meter.id(), readings, outgoing.submission()));
        var bill = meter.plainBill(from, to);
        carry(meter, bill, this::relayed);
        return new Cycle(bill.total(), bill.total());
    }

    private Cycle privately(MeterDevice meter, Interval from, Interval to) throws InterruptedException {
        carry(meter, meter.commitments(from, to), this::relayed);
        Money plain = meter.plainBill(from, to).total();
        var bill = meter.privateBill(from, to);
        carry(meter, bill, this::relayed);
        return new Cycle(bill.opening().total(), plain);
    }

    private Answer relayed(OutgoingOperation outgoing) {
        return link.submit(outgoing.function(), outgoing.submission());
    }

    /** How one signed operation is sent. */
    @FunctionalInterface
    private interface Way {
        Answer send(OutgoingOperation outgoing);
    }

    /** The same operation again until it is known to be on the ledger, which carries it out once. */
    private void carry(MeterDevice meter, EnergyCommand.Signed command, Way way) throws InterruptedException {
        Interval lastBook = calendar.roundAt(clock.get()).plus(calendar.horizon() / 2);
        OutgoingOperation outgoing = meter.signer().sign(command, meter.signer().newOperation(), lastBook);
        Answer last = new Answer.Indeterminate("not sent yet");
        for (int i = 0; i < TRIES; i++) {
            last = way.send(outgoing);
            if (last instanceof Answer.Committed) {
                return;
            }
            if (last instanceof Answer.Rejected) {
                break;
            }
            Thread.sleep(RETRY_MILLIS);
        }
        throw new AgentStuckException("meter " + meter.id() + ": " + outgoing.function() + " did not commit: " + last);
    }
}
