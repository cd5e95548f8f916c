package org.gridmarket.worker.stream.party;

import java.util.Optional;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.EpochShape;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.offer.Trusted;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a customer wants.
 *
 * @param module its bytes
 * @param description of the module, for suppliers
 * @param epoch what one epoch is
 * @param from the first moment
 * @param until the moment after the last
 * @param leastEpochs no shorter lease is any good
 * @param mostEpochs tests are planted for so many
 * @param replicas suppliers that do the same
 * @param bid the highest price
 * @param trusted mediators
 * @param panel how many of them judge: 1 or 3
 * @param mostFees to allocator and mediators
 */
public record StreamOrder(
        Bytes module,
        StreamModule description,
        EpochShape epoch,
        LedgerTime from,
        LedgerTime until,
        int leastEpochs,
        int mostEpochs,
        int replicas,
        FuelPrice bid,
        Trusted trusted,
        int panel,
        Money mostFees) {
    /** What an allocation of it leaves; empty when that is shorter than the least, or no tests are left. */
    Optional<StreamOrder> rest(AllocationTerms made) {
        int epochs = mostEpochs - made.epochs();
        long millis = until.epochMillis() - made.end().epochMillis();
        return epochs < leastEpochs || millis < leastEpochs * epoch.millis()
                ? Optional.empty()
                : Optional.of(new StreamOrder(
                        module,
                        description,
                        epoch,
                        made.end(),
                        until,
                        leastEpochs,
                        epochs,
                        replicas,
                        bid,
                        trusted,
                        panel,
                        mostFees));
    }
}
