package org.gridmarket.kernel.energy.registry;

import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** A meter's wish to be registered, which a gateway keeps until DSO and cooperative decide; no transaction holds it. */
public final class MeterEnrolment {
    private MeterEnrolment() {}

    /**
     * What the meter signs with its key.
     *
     * @param meter the name it wants
     * @param key the key it will sign with
     * @param feeder where it says it is connected
     * @param limits L+ and L- that it asks for
     */
    public static Bytes signingBytes(MeterId meter, AccountKey key, FeederId feeder, TradingLimits limits) {
        return Digest.sha256(
                Bytes.utf8("gridmarket/enrol/1"),
                Bytes.utf8(meter.name()),
                key.key(),
                Bytes.utf8(feeder.name()),
                Bytes.utf8(Long.toString(limits.production().wh())),
                Bytes.utf8(Long.toString(limits.consumption().wh())));
    }
}
