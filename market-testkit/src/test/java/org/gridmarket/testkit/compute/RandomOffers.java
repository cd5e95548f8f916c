package org.gridmarket.testkit.compute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gridmarket.kernel.compute.match.Draw;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.HoldingReceipt;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.testkit.clock.ClockedLedger;

/** Offers of a random history, some of which fit each other. */
final class RandomOffers {
    private static final long DAY = 86_400_000;
    private static final Ask[] ASKS = {
        ComputeExamples.ask(1_000, 4_000, 2_000),
        ComputeExamples.ask(2_000, 3_000, 1_000),
        ComputeExamples.ask(500, 6_000, 0)
    };

    private final RandomMarket market;

    RandomOffers(RandomMarket market) {
        this.market = market;
    }

    private LedgerTime in(long millis) {
        return market.now().plusMillis(millis);
    }

    private static List<AccountKey> mediators() {
        return RandomParties.MEDIATORS.stream().map(Cast::account).toList();
    }

    ResourceOffer resource() {
        return new ResourceOffer(
                ComputeExamples.machine(),
                market.pick(ASKS),
                ComputeExamples.PLENTY,
                ComputeExamples.PLENTY,
                new Money(market.pick(10_000_000L, 3_000_000L, 100_000L)),
                mediators(),
                ComputeExamples.accounts(Cast.D, Cast.D2),
                in(market.pick(400_000L, DAY)),
                market.random.nextDouble() < 0.8);
    }

    NoteOffer mediatorNote() {
        return new NoteOffer.MediatorNote(
                new Money(market.pick(1_000_000L, 60_000L)),
                new Money(market.pick(0L, 99L, 150L)),
                market.pick(ASKS),
                ComputeExamples.machine(),
                ComputeExamples.accounts(Cast.D, Cast.D2),
                in(DAY),
                true);
    }

    NoteOffer directoryNote() {
        return new NoteOffer.DirectoryNote(new Money(500_000), new Money(market.pick(0L, 61L)), in(DAY), true);
    }

    JobOffer job(Cast creator, Cast directory, OfferId note, Bytes secret) {
        LedgerTime deadline = in(market.pick(500_000L, 2_000_000L));
        LedgerTime until = RandomMarket.TERMS.windows().hold().after(deadline);
        Bytes manifest = ComputeExamples.hash("manifest " + secret);
        ByteCount size = ComputeExamples.INPUT;
        Bytes message = HoldingReceipt.message(ClockedLedger.TARGET, note, creator.account(), manifest, size, until);
        List<AccountKey> mediators = new ArrayList<>(mediators());
        Collections.shuffle(mediators, market.random);
        return new JobOffer(
                new JobLimits(
                        new Instructions(market.pick(1_000_000_000_000L, 10_000_000_000_000L)),
                        new ByteCount(1L << 30),
                        new ByteCount(1L << 29)),
                new JobMoney(
                        ComputeExamples.ask(2_000, 6_000, 2_000),
                        ComputeExamples.PLENTY,
                        ComputeExamples.PLENTY,
                        new Money(market.pick(1_000_000L, 200_000L, 50_000L))),
                new Environment(ComputeExamples.WASM, null),
                new JobTrust(mediators.subList(0, 3), List.of()),
                deadline,
                deadline,
                new JobInputs(
                        manifest,
                        size,
                        new HoldingReceipt(
                                directory.account(),
                                note,
                                until,
                                directory.keys().sign(message))),
                PinnedX25519.publicKey(ComputeExamples.RESULT_PRIVATE_KEY),
                new Audit(market.pick(0, 201, 3_000, 10_000), Draw.commitmentOf(secret)),
                market.pick(0, 1, 2),
                null);
    }
}
