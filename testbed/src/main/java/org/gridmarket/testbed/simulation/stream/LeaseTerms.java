package org.gridmarket.testbed.simulation.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.EpochShape;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.offer.OfferSpan;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.stream.offer.Trusted;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.StreamPlan;

/** The terms and tests of a lease. */
final class LeaseTerms {
    private static final Fuel FUEL = new Fuel(1_000_000_000);
    private static final Fuel SPEED = new Fuel(1_000_000_000_000L);
    private static final long BID = 90_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int HASH_BYTES = 32;
    private static final int INPUT_BYTES = 8;

    private LeaseTerms() {}

    /** Few different outputs, so that guessing pays now and then. */
    static Bytes outputOf(Bytes input) {
        int last = StreamHash.input(input).copy()[0] & 3;
        return guess(last);
    }

    static Bytes guess(int output) {
        return StreamHash.output(Bytes.of(new byte[] {(byte) output}));
    }

    /** What nobody's run gives. */
    static final Bytes GARBAGE = StreamHash.output(Bytes.utf8("garbage"));

    static Bytes drawInput(Random random) {
        byte[] input = new byte[INPUT_BYTES];
        random.nextBytes(input);
        return Bytes.of(input);
    }

    static StreamPlan plan(LeaseSetting setting, Random random) {
        byte[] seed = new byte[HASH_BYTES];
        random.nextBytes(seed);
        List<List<StreamPlan.Planted>> epochs = new ArrayList<>();
        for (int epoch = 0; epoch < setting.epochs(); epoch++) {
            TreeSet<Integer> positions = new TreeSet<>();
            while (positions.size() < setting.tests()) {
                positions.add(random.nextInt(setting.inputs()));
            }
            List<StreamPlan.Planted> planted = new ArrayList<>();
            for (int position : positions) {
                Bytes input = drawInput(random);
                planted.add(new StreamPlan.Planted(
                        input,
                        new TestedInput(
                                position,
                                StreamHash.input(input),
                                claimed(input, planted.isEmpty(), setting.customer()))));
            }
            epochs.add(planted);
        }
        return new StreamPlan(Bytes.of(seed), epochs);
    }

    private static Bytes claimed(Bytes input, boolean first, Conduct.OfCustomer customer) {
        return switch (customer) {
            case FALSE_TESTS, FALSE_AND_SILENT, WITHHOLDS -> first ? GARBAGE : outputOf(input);
            case GUESSED_TESTS -> guess(0);
            default -> outputOf(input);
        };
    }

    static AllocationTerms terms(LeaseSetting setting, StreamPlan plan, LedgerTime start, LedgerPeriod last) {
        OfferSpan span =
                new OfferSpan(start, start.plusMillis(DAY_MILLIS), 1, last, Bytes.of(new byte[OfferSpan.NONCE_LENGTH]));
        Trusted trusted = new Trusted(IntStream.range(0, setting.panel())
                .mapToObj(place -> LeaseSetting.mediatorKeys(place).publicKey())
                .toList());
        CustomerOffer customer = new CustomerOffer(
                LeaseSetting.customerKeys().publicKey(),
                LeaseSetting.feedKeys().publicKey(),
                new StreamModule(StreamHash.input(Bytes.utf8("module")), "wasm-1", 2, INPUT_BYTES, 1),
                new EpochShape(setting.inputs(), setting.epochMillis(), FUEL, setting.tests()),
                span,
                setting.epochs(),
                setting.lanes(),
                new FuelPrice(BID),
                plan.tree().root(),
                trusted,
                setting.panel(),
                new Money(1_000));
        return new AllocationTerms(
                customer,
                IntStream.range(0, setting.lanes())
                        .mapToObj(lane -> supplier(lane, span, trusted))
                        .toList(),
                IntStream.range(0, setting.panel())
                        .mapToObj(place -> new MediatorOffer(
                                LeaseSetting.mediatorKeys(place).publicKey(),
                                new FuelPrice(BID),
                                new Money(60),
                                new Money(3),
                                last))
                        .toList(),
                LeaseSetting.allocatorKeys().publicKey(),
                new Money(5),
                start,
                setting.epochs());
    }

    private static SupplierOffer supplier(int lane, OfferSpan span, Trusted trusted) {
        return new SupplierOffer(
                LeaseSetting.supplierKeys(lane).publicKey(),
                LeaseSetting.workKeys(lane).publicKey(),
                SPEED,
                2,
                span,
                new FuelPrice(BID - lane),
                trusted,
                new Money(5));
    }
}
