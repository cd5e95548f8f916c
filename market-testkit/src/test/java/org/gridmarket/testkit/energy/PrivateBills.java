package org.gridmarket.testkit.energy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.bill.BillOpening;
import org.gridmarket.kernel.energy.bill.CyclePrices;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.bill.BillBook;
import org.gridmarket.keys.bill.MeterSecret;

/** A cycle of one interval in which every home took 300 Wh beyond its trades and retired credit of 1 000 µ. */
final class PrivateBills {
    static final Interval T1 = Witnesses.T1;
    static final NetEnergy TAKEN = new NetEnergy(-300);
    static final Money CREDIT = new Money(1_000);

    private PrivateBills() {}

    static BillBook book(int home) {
        return MeterSecret.of(Digest.sha256(Bytes.utf8("secret of meter " + home)))
                .book(EnergyExamples.TARGET, Founding.meterKeys(home).publicKey());
    }

    static EnergyCommand.ReportCommitments commitments(int home, Interval t) {
        return new EnergyCommand.ReportCommitments(List.of(book(home).commit(t, TAKEN)));
    }

    /** The prices in force, at which the bill is 300 x 250 - 1 000 µ. */
    static CyclePrices prices(Interval t) {
        return EnergyExamples.rules().pricesOf(IntervalSet.range(t, t)).orElseThrow();
    }

    static CyclePrices cheaper(Interval t) {
        return new CyclePrices(List.of(new CyclePrices.Price(t, new UnitPrice(50), new UnitPrice(249))));
    }

    static EnergyCommand.ReportPrivateBill bill(int home, Interval t, CyclePrices prices) {
        return book(home).bill(new TreeMap<>(Map.of(t, TAKEN)), prices, CREDIT);
    }

    static EnergyCommand.ReportPrivateBill bill(int home) {
        return bill(home, T1, prices(T1));
    }

    static EnergyCommand.ReportPrivateBill withOpening(EnergyCommand.ReportPrivateBill bill, BillOpening opening) {
        return new EnergyCommand.ReportPrivateBill(
                bill.first(), bill.last(), bill.prices(), bill.retiredCredit(), opening);
    }

    /** Interval 1 is swept, and the meters of homes 1 and 3 have committed to it. */
    static MarketOnLedger committed() {
        MarketOnLedger market = Witnesses.swept();
        market.run(Founding.meterKeys(1), commitments(1, T1)).orThrow();
        market.run(Founding.meterKeys(3), commitments(3, T1)).orThrow();
        return market;
    }
}
