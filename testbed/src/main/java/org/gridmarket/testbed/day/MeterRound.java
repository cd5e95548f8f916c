package org.gridmarket.testbed.day;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.bill.Bill;
import org.gridmarket.kernel.energy.bill.Residual;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.household.AgentStuckException;
import org.gridmarket.testbed.household.Answer;
import org.gridmarket.testbed.household.Errand;
import org.gridmarket.testbed.household.GatewayLink;
import org.gridmarket.testbed.household.MeterDevice;
import org.gridmarket.testbed.household.SaltedReading;

/** After the day every meter gives the DSO its readings, their hashes to the ledger, and then its bill. */
final class MeterRound {
    private static final int TRIES = 20;
    private static final long RETRY_MILLIS = 200;

    private final GatewayLink link;
    private final MarketCalendar calendar;

    MeterRound(GatewayLink link, MarketCalendar calendar) {
        this.link = link;
        this.calendar = calendar;
    }

    /** Reads and bills all meters; returns what each prosumer owes (positive) or gets. */
    Map<MeterId, Money> bill(List<MeterDevice> meters, Interval first, Interval last) throws InterruptedException {
        Map<MeterId, Money> bills = new TreeMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<MeterId, Future<Money>> work = new TreeMap<>();
            meters.forEach(meter -> work.put(meter.id(), threads.submit(() -> bill(meter, first, last))));
            for (var entry : work.entrySet()) {
                bills.put(entry.getKey(), entry.getValue().get());
            }
        } catch (ExecutionException failed) {
            throw new AgentStuckException("a meter could not be read or billed: " + failed.getCause());
        }
        return bills;
    }

    private Money bill(MeterDevice meter, Interval first, Interval last) throws InterruptedException {
        Money total = Money.ZERO;
        for (Interval from = first; !from.isAfter(last); from = from.plus(EnergyLimits.INTERVALS_PER_OPERATION)) {
            Interval cycleEnd = from.plus(EnergyLimits.INTERVALS_PER_OPERATION - 1);
            Interval to = cycleEnd.isAfter(last) ? last : cycleEnd;
            List<SaltedReading> readings = meter.readings(from, to);
            var hashes = new EnergyCommand.ReportReadings(
                    readings.stream().map(one -> one.hash(meter.id())).toList());
            carry(meter, hashes, errand -> link.reportReadings(meter.id(), readings, errand.submission()));
            Money owed = cycle(meter, from, to);
            carry(
                    meter,
                    new EnergyCommand.ReportBill(from, to, owed),
                    errand -> link.submit(errand.function(), errand.submission()));
            total = total.plus(owed);
        }
        return total;
    }

    private static Money cycle(MeterDevice meter, Interval from, Interval to) {
        Bill bill = Bill.EMPTY;
        for (Interval t = from; !t.isAfter(to); t = t.next()) {
            bill = bill.plus(new Residual(meter.measured(t).plus(meter.tradedIn(t))), DayPlan.TARIFF);
        }
        return bill.total();
    }

    /** How one signed operation is sent. */
    @FunctionalInterface
    private interface Way {
        Answer send(Errand errand);
    }

    /** The same operation again until it is known to be on the ledger, which carries it out once. */
    private void carry(MeterDevice meter, EnergyCommand.Signed command, Way way) throws InterruptedException {
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        Interval lastBook = calendar.roundAt(now).plus(calendar.horizon() / 2);
        Errand errand = meter.signer().sign(command, meter.signer().newOperation(), lastBook);
        Answer last = new Answer.Indeterminate("not sent yet");
        for (int i = 0; i < TRIES; i++) {
            last = way.send(errand);
            if (last instanceof Answer.Committed) {
                return;
            }
            if (last instanceof Answer.Rejected) {
                break;
            }
            Thread.sleep(RETRY_MILLIS);
        }
        throw new AgentStuckException("meter " + meter.id() + ": " + errand.function() + " did not commit: " + last);
    }
}
