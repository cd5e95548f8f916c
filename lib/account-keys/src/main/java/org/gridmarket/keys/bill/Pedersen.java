package org.gridmarket.keys.bill;

import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.commitment.BillPrices;
import org.gridmarket.coinshuffle.commitment.CommitmentScheme;
import org.gridmarket.coinshuffle.commitment.Deviation;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.bill.CyclePrices;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;

/** Translates between the kernel's words and those of the commitment scheme; meter and ledger both use this. */
final class Pedersen {
    private Pedersen() {}

    /** The generators come from the ledger's name, which was known before anybody could profit from them. */
    static CommitmentScheme scheme(Target ledger) {
        return new CommitmentScheme(ledger.channel().length() + ":" + ledger.channel() + "/" + ledger.chaincode());
    }

    /** Not negative, which the scheme demands, and the kernel's intervals may be. */
    static long number(Interval t) {
        return (long) t.index() + Interval.MAX_INDEX;
    }

    static Deviation deviation(NetEnergy net) {
        return Deviation.ofWh(net.wh());
    }

    static SortedMap<Long, BillPrices> prices(CyclePrices cycle) {
        SortedMap<Long, BillPrices> prices = new TreeMap<>();
        for (CyclePrices.Price price : cycle.intervals()) {
            prices.put(
                    number(price.t()),
                    new BillPrices(
                            BigInteger.valueOf(price.deficit().microPerWh()),
                            BigInteger.valueOf(price.surplus().microPerWh())));
        }
        return prices;
    }

    static Octets octets(Bytes bytes) {
        return Octets.copyOf(bytes.copy());
    }

    static Bytes bytes(Octets octets) {
        return Bytes.of(octets.toArray());
    }
}
