package org.gridmarket.testbed.bench;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** What a meter signs when it enrols, as meter.proto says. */
final class EnrolmentBytes {
    private EnrolmentBytes() {}

    static Bytes of(String meter, AccountKey key, String feeder, long productionWh, long consumptionWh) {
        return Digest.sha256(
                Bytes.utf8("gridmarket/enrol/1"),
                Bytes.utf8(meter),
                key.key(),
                Bytes.utf8(feeder),
                Bytes.utf8(Long.toString(productionWh)),
                Bytes.utf8(Long.toString(consumptionWh)));
    }
}
