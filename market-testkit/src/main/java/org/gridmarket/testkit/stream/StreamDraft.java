package org.gridmarket.testkit.stream;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.StreamHash;
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
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The allocation of the page's money table (stream-market, Known answers), with other lanes, panels and amounts where a story
 * needs them.
 *
 * @param lanes suppliers, 1..3
 * @param panel mediators, 1 or 3
 * @param epochs K, as many as tests are planted for
 * @param theta per mille of an epoch's price, the least deposit
 * @param fixed µ that a mediator takes for a dispute besides its fuel
 * @param asks µ per 10^12 fuel, of each lane
 * @param lies of the customer about its tests
 */
public record StreamDraft(int lanes, int panel, int epochs, int theta, long fixed, List<Long> asks, List<Lie> lies) {
    static final int INPUTS = 1_200;
    static final int TESTS = 4;
    static final long EPOCH_MILLIS = 60_000;
    static final long UNTIL_START_MILLIS = 50_000;
    static final long DAY_MILLIS = 86_400_000;
    static final int PERIODS_OF_AN_OFFER = 100;

    private static final Fuel FUEL = new Fuel(2_000_000);
    private static final Fuel SPEED = new Fuel(1_000_000_000);
    private static final int PAGES = 16;
    private static final int BYTES = 4_096;
    private static final long BID = 900_000;
    private static final long ASK = 700_000;
    private static final long LOW_ASK = 600_000;
    private static final long MEDIATION_PRICE = 1_600_000;
    private static final long FIXED = 100;
    private static final int WINDOW_MILLIS = 120_000;
    private static final int SIGMA = 250;
    private static final int ALLOCATION_MILLIS = 1_000;
    private static final int SET_UP_MILLIS = 10_000;

    /** The page's: one lane, one mediator, three epochs, and an honest customer. */
    public static final StreamDraft PAGE =
            new StreamDraft(1, 1, 3, StreamRules.WHOLE, FIXED, List.of(ASK, LOW_ASK, LOW_ASK), List.of());

    /** The customer claims a wrong output of this test, counted from 0. */
    public record Lie(int epoch, int test) {}

    public StreamDraft {
        asks = List.copyOf(asks);
        lies = List.copyOf(lies);
    }

    public StreamDraft lanes(int number) {
        return new StreamDraft(number, panel, epochs, theta, fixed, asks, lies);
    }

    public StreamDraft panel(int number) {
        return new StreamDraft(lanes, number, epochs, theta, fixed, asks, lies);
    }

    public StreamDraft epochs(int number) {
        return new StreamDraft(lanes, panel, number, theta, fixed, asks, lies);
    }

    /** With deposits that a mediation outweighs. */
    public StreamDraft dearMediation(int perMille, long perDispute) {
        return new StreamDraft(lanes, panel, epochs, perMille, perDispute, asks, lies);
    }

    public StreamDraft lying(Lie... about) {
        return new StreamDraft(lanes, panel, epochs, theta, fixed, asks, List.of(about));
    }

    List<StreamCast> suppliers() {
        return StreamCast.SUPPLIERS.subList(0, lanes);
    }

    List<StreamCast> mediators() {
        return StreamCast.MEDIATORS.subList(0, panel);
    }

    StreamRules rules() {
        return new StreamRules(
                WINDOW_MILLIS, theta, SIGMA, 1, ALLOCATION_MILLIS, SET_UP_MILLIS, StreamCast.TREASURY.account());
    }

    /**
     * @param testRoot of the tree over all epochs' tests
     * @param last period of each offer
     */
    AllocationTerms terms(LedgerTime start, Bytes testRoot, LedgerPeriod last) {
        OfferSpan span =
                new OfferSpan(start, start.plusMillis(DAY_MILLIS), 1, last, Bytes.of(new byte[OfferSpan.NONCE_LENGTH]));
        Trusted trusted =
                new Trusted(mediators().stream().map(StreamCast::account).toList());
        CustomerOffer customer = new CustomerOffer(
                StreamCast.C.account(),
                StreamCast.FEED.account(),
                new StreamModule(StreamHash.input(Bytes.utf8("module")), "wasm-1", PAGES, BYTES, BYTES),
                new EpochShape(INPUTS, EPOCH_MILLIS, FUEL, TESTS),
                span,
                epochs,
                lanes,
                new FuelPrice(BID),
                testRoot,
                trusted,
                panel,
                new Money(1_000));
        return new AllocationTerms(
                customer,
                IntStream.range(0, lanes)
                        .mapToObj(lane -> supplier(lane, span, trusted))
                        .toList(),
                mediators().stream().map(mediator -> mediator(mediator, last)).toList(),
                StreamCast.ALLOCATOR.account(),
                new Money(50),
                start,
                epochs);
    }

    private SupplierOffer supplier(int lane, OfferSpan span, Trusted trusted) {
        StreamCast supplier = StreamCast.SUPPLIERS.get(lane);
        return new SupplierOffer(
                supplier.account(),
                supplier.work().account(),
                SPEED,
                PAGES,
                span,
                new FuelPrice(asks.get(lane)),
                trusted,
                new Money(50));
    }

    private MediatorOffer mediator(StreamCast mediator, LedgerPeriod last) {
        return new MediatorOffer(
                mediator.account(), new FuelPrice(MEDIATION_PRICE), new Money(fixed), new Money(20), last);
    }

    /** A ledger, with these terms made on it. */
    public OneAllocation made() {
        OneAllocation founded = founded(UnaryOperator.identity());
        founded.create().orThrow();
        return founded;
    }

    /** A ledger with the market's rules, on which nothing is made yet. */
    public OneAllocation founded(UnaryOperator<AllocationTerms> change) {
        return new OneAllocation(this, StreamOnLedger.founded(rules()), change);
    }
}
