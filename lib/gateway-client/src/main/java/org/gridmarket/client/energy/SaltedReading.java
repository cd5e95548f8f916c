package org.gridmarket.client.energy;

import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a meter has measured, for the DSO's eyes only; the ledger gets its {@link #hash}.
 *
 * @param t the interval
 * @param net Wh; positive: produced more than consumed
 * @param salt 16 bytes
 */
public record SaltedReading(Interval t, NetEnergy net, Bytes salt) {
    public static final int SALT_LENGTH = 16;

    public ReadingHash hash(MeterId meter) {
        return ReadingHash.of(meter, t, net, salt);
    }
}
