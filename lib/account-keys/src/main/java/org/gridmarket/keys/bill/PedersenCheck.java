package org.gridmarket.keys.bill;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.gridmarket.coinshuffle.commitment.BillCheck;
import org.gridmarket.coinshuffle.commitment.Commitment;
import org.gridmarket.coinshuffle.commitment.Opening;
import org.gridmarket.coinshuffle.commitment.StatedDeviation;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.bill.BillOpening;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.bill.CyclePrices;
import org.gridmarket.kernel.energy.bill.DeviationCommitment;
import org.gridmarket.kernel.energy.bill.IntervalOpening;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Pedersen commitments over P-256 by BouncyCastle, pinned as the signatures are, so that endorsers agree. The generators of
 * a ledger are hashed once and remembered; that is all it remembers.
 */
public final class PedersenCheck implements CommitmentCheck {
    private record OfLedger(Target ledger, BillCheck check) {}

    private final AtomicReference<@Nullable OfLedger> last = new AtomicReference<>();

    @Override
    public boolean isCommitment(Bytes point) {
        return Commitment.decode(Pedersen.octets(point)).isPresent();
    }

    @Override
    public boolean isBill(
            Target ledger,
            List<DeviationCommitment> cycle,
            CyclePrices prices,
            Bytes retiredCredit,
            BillOpening opening) {
        SortedMap<Long, StatedDeviation> stated = new TreeMap<>();
        for (DeviationCommitment one : cycle) {
            Optional<StatedDeviation> deviation = stated(one);
            if (deviation.isEmpty()) {
                return false;
            }
            stated.put(Pedersen.number(one.t()), deviation.get());
        }
        Optional<Commitment> credit = Commitment.decode(Pedersen.octets(retiredCredit));
        Optional<Opening> total =
                Opening.of(BigInteger.valueOf(opening.total().micro()), Pedersen.octets(opening.blinding()));
        return credit.isPresent()
                && total.isPresent()
                && check(ledger).isBill(stated, Pedersen.prices(prices), credit.get(), total.get());
    }

    @Override
    public boolean isOpened(Target ledger, DeviationCommitment interval, IntervalOpening opening) {
        NetEnergy net = opening.deviation();
        Optional<Opening> surplus =
                Opening.of(BigInteger.valueOf(net.surplus().wh()), Pedersen.octets(opening.surplusBlinding()));
        Optional<Opening> deficit =
                Opening.of(BigInteger.valueOf(net.deficit().wh()), Pedersen.octets(opening.deficitBlinding()));
        Optional<StatedDeviation> stated = stated(interval);
        return interval.t().equals(opening.t())
                && stated.isPresent()
                && surplus.isPresent()
                && deficit.isPresent()
                && check(ledger).isOpened(stated.get(), surplus.get(), deficit.get());
    }

    private static Optional<StatedDeviation> stated(DeviationCommitment one) {
        return Commitment.decode(Pedersen.octets(one.surplus()))
                .flatMap(surplus -> Commitment.decode(Pedersen.octets(one.deficit()))
                        .map(deficit -> new StatedDeviation(surplus, deficit)));
    }

    private BillCheck check(Target ledger) {
        OfLedger known = last.get();
        if (known == null || !known.ledger().equals(ledger)) {
            known = new OfLedger(ledger, new BillCheck(Pedersen.scheme(ledger)));
            last.set(known);
        }
        return known.check();
    }
}
