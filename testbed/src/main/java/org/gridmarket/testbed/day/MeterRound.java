package org.gridmarket.testbed.day;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.agent.energy.meter.CycleReport;
import org.gridmarket.agent.energy.meter.MeterDevice;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/** After the day every meter accounts for it, cycle by cycle; a cycle that is not billed keeps back its own meter only. */
final class MeterRound {
    private final CycleReport report;
    private final Billing billing;
    private final int cycleLength;

    /**
     * @param link to the gateways
     * @param calendar of the market
     * @param billing with readings or with proofs
     * @param cycleLength intervals that are billed together, 1..96
     * @param clock what time it is
     */
    MeterRound(
            GatewayLink link, MarketCalendar calendar, Billing billing, int cycleLength, Supplier<LedgerTime> clock) {
        this.report = new CycleReport(link, calendar, billing, clock);
        this.billing = billing;
        this.cycleLength = cycleLength;
    }

    /** Reads and bills all meters. */
    DayBills bill(List<MeterDevice> meters, Interval first, Interval last) throws InterruptedException {
        Map<MeterId, DayBills> bills = new TreeMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<MeterId, Future<DayBills>> work = new TreeMap<>();
            meters.forEach(meter -> work.put(meter.id(), threads.submit(() -> bill(meter, first, last))));
            for (var entry : work.entrySet()) {
                bills.put(entry.getKey(), billsOf(entry.getKey(), entry.getValue()));
            }
        }
        return bills.values().stream().reduce(DayBills.NONE, DayBills::plus);
    }

    private static DayBills billsOf(MeterId meter, Future<DayBills> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException broken) {
            return DayBills.notBilled(meter, String.valueOf(broken.getCause()));
        }
    }

    private DayBills bill(MeterDevice meter, Interval first, Interval last) throws InterruptedException {
        Money owed = Money.ZERO;
        int proved = 0;
        int equal = 0;
        for (Interval from = first; !from.isAfter(last); from = from.plus(cycleLength)) {
            Interval cycleEnd = from.plus(cycleLength - 1);
            Interval to = cycleEnd.isAfter(last) ? last : cycleEnd;
            switch (report.bill(meter, from, to)) {
                case CycleReport.Billed billed -> {
                    owed = owed.plus(billed.owed());
                    proved += billing == Billing.PRIVATE ? 1 : 0;
                    equal += billing == Billing.PRIVATE && billed.owed().equals(billed.plain()) ? 1 : 0;
                }
                case CycleReport.NotBilled(String reason) -> {
                    return DayBills.notBilled(meter.id(), reason); // later cycles cannot come before this one
                }
            }
        }
        return new DayBills(Map.of(meter.id(), owed), Map.of(), proved, equal);
    }
}
