package org.gridmarket.agent.energy.meter;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.SaltedReading;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/**
 * Reports and bills one cycle of one meter: with readings for the DSO and their hashes for the ledger, or with commitments and a
 * proof for everybody. What keeps one cycle back is an outcome, never an exception, so that nobody else's bill waits for it.
 */
public final class CycleReport {
    /** With the pause between them about a minute, which is longer than an outage that the market bears. */
    private static final int TRIES = 300;

    private static final long RETRY_MILLIS = 200;

    /** What became of a cycle. */
    public sealed interface Outcome {}

    /**
     * It is billed.
     *
     * @param owed what the ledger has, positive: the prosumer pays
     * @param plain what the readings make it
     */
    public record Billed(Money owed, Money plain) implements Outcome {}

    /** It is not billed; the reason is for people. */
    public record NotBilled(String reason) implements Outcome {}

    private final GatewayLink link;
    private final MarketCalendar calendar;
    private final Billing billing;
    private final Supplier<LedgerTime> clock;

    /**
     * @param link to the gateways
     * @param calendar of the market
     * @param billing with readings or with proofs
     * @param clock what time it is
     */
    public CycleReport(GatewayLink link, MarketCalendar calendar, Billing billing, Supplier<LedgerTime> clock) {
        this.link = link;
        this.calendar = calendar;
        this.billing = billing;
        this.clock = clock;
    }

    /** Bills the intervals from first to last, both included; at most 96. Another thread may not use the meter meanwhile. */
    public Outcome bill(MeterDevice meter, Interval first, Interval last) throws InterruptedException {
        List<Interval> missing = meter.missing(first, last);
        if (!missing.isEmpty()) {
            return new NotBilled("there is no reading of " + missing.size() + " intervals of cycle " + first + ".."
                    + last + ", the first is " + missing.getFirst());
        }
        Optional<String> refusal = meter.hasReported(first, last) ? Optional.empty() : report(meter, first, last);
        if (refusal.isPresent()) {
            return new NotBilled("cycle " + first + ".." + last + ": " + refusal.get());
        }
        EnergyCommand.ReportBill plain = meter.plainBill(first, last);
        EnergyCommand.Signed bill = plain;
        Money owed = plain.total();
        if (billing == Billing.PRIVATE) {
            EnergyCommand.ReportPrivateBill proved = meter.privateBill(first, last);
            bill = proved;
            owed = proved.opening().total();
        }
        refusal = carry(meter, bill, this::relayed);
        if (refusal.isPresent()) {
            return new NotBilled("cycle " + first + ".." + last + ": " + refusal.get());
        }
        meter.billed(last);
        return new Billed(owed, plain.total());
    }

    private Optional<String> report(MeterDevice meter, Interval first, Interval last) throws InterruptedException {
        if (billing == Billing.PRIVATE) {
            return carry(meter, meter.commitments(first, last), this::relayed);
        }
        List<SaltedReading> readings = meter.readings(first, last);
        var hashes = new EnergyCommand.ReportReadings(
                readings.stream().map(one -> one.hash(meter.id())).toList());
        return carry(meter, hashes, outgoing -> link.reportReadings(meter.id(), readings, outgoing.submission()));
    }

    private Answer relayed(OutgoingOperation outgoing) {
        return link.submit(outgoing.function(), outgoing.submission());
    }

    /** How one signed operation is sent. */
    @FunctionalInterface
    private interface Way {
        Answer send(OutgoingOperation outgoing);
    }

    /** The same operation again until it is known to be on the ledger, which carries it out once; else why it is not. */
    private Optional<String> carry(MeterDevice meter, EnergyCommand.Signed command, Way way)
            throws InterruptedException {
        Book lastBook = calendar.roundAt(clock.get()).book().plus(calendar.horizon() / 2);
        OutgoingOperation outgoing = meter.signer().sign(command, meter.signer().newOperation(), lastBook);
        Answer last = new Answer.Indeterminate("not sent yet");
        for (int i = 0; i < TRIES; i++) {
            last = way.send(outgoing);
            if (last instanceof Answer.Committed) {
                return Optional.empty();
            }
            if (last instanceof Answer.Rejected refusal) {
                return Optional.of(outgoing.function() + " was refused with " + refusal.text());
            }
            Thread.sleep(RETRY_MILLIS);
        }
        return Optional.of(outgoing.function() + " did not commit: " + last);
    }
}
