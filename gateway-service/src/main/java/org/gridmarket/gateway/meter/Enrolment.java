package org.gridmarket.gateway.meter;

import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.MeterEnrolment;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A meter's wish to be registered. DSO and cooperative decide; the ledger hears of it only then.
 *
 * @param meter the name it wants
 * @param key the key it will sign with
 * @param feeder where it says it is connected
 * @param limits L+ and L- that it asks for
 */
public record Enrolment(MeterId meter, AccountKey key, FeederId feeder, TradingLimits limits) {
    /** What the meter signs with its key. */
    public Bytes signingBytes() {
        return MeterEnrolment.signingBytes(meter, key, feeder, limits);
    }
}
