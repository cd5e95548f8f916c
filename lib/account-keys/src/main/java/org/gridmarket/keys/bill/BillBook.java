package org.gridmarket.keys.bill;

import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.commitment.Deviation;
import org.gridmarket.coinshuffle.commitment.MeterBook;
import org.gridmarket.coinshuffle.commitment.Opening;
import org.gridmarket.coinshuffle.commitment.StatedDeviation;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.bill.BillOpening;
import org.gridmarket.kernel.energy.bill.CyclePrices;
import org.gridmarket.kernel.energy.bill.DeviationCommitment;
import org.gridmarket.kernel.energy.bill.IntervalOpening;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;

/** The meter's side of private bills: what it commits to per interval, and what it opens. Keeps nothing but its secret. */
public final class BillBook {
    private final MeterBook book;

    BillBook(Target ledger, AccountKey meter, Octets secret) {
        this.book = new MeterBook(
                Pedersen.scheme(ledger),
                new org.gridmarket.coinshuffle.crypto.AccountKey(Pedersen.octets(meter.key())),
                secret);
    }

    /** What goes to the ledger in place of a reading. */
    public DeviationCommitment commit(Interval t, NetEnergy deviation) {
        StatedDeviation stated = book.state(Pedersen.number(t), Pedersen.deviation(deviation));
        return new DeviationCommitment(
                t,
                Pedersen.bytes(stated.surplus().encode()),
                Pedersen.bytes(stated.deficit().encode()));
    }

    /** For a dispute, and for the DSO's eyes: this interval, and nothing of any other. */
    public IntervalOpening open(Interval t, NetEnergy deviation) {
        Deviation stated = Pedersen.deviation(deviation);
        return new IntervalOpening(
                t,
                deviation,
                Pedersen.bytes(book.surplus(Pedersen.number(t), stated).encodedBlinding()),
                Pedersen.bytes(book.deficit(Pedersen.number(t), stated).encodedBlinding()));
    }

    /**
     * The bill of a cycle with its proof.
     *
     * @param deviations exactly what was committed to, one per priced interval
     * @param retiredCredit what the meter's anonymous accounts have retired since the cycle before
     */
    public EnergyCommand.ReportPrivateBill bill(
            SortedMap<Interval, NetEnergy> deviations, CyclePrices prices, Money retiredCredit) {
        Interval last = deviations.lastKey();
        BigInteger credit = BigInteger.valueOf(retiredCredit.micro());
        SortedMap<Long, Deviation> numbered = new TreeMap<>();
        deviations.forEach((t, net) -> numbered.put(Pedersen.number(t), Pedersen.deviation(net)));
        Opening opening = book.bill(numbered, Pedersen.prices(prices), credit);
        return new EnergyCommand.ReportPrivateBill(
                deviations.firstKey(),
                last,
                prices.digest(),
                Pedersen.bytes(
                        book.stateRetiredCredit(Pedersen.number(last), credit).encode()),
                new BillOpening(
                        new Money(opening.value().longValueExact()), Pedersen.bytes(opening.encodedBlinding())));
    }
}
