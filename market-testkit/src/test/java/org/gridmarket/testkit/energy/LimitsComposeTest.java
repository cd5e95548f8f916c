package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.kernel.clock.ClockLimit.OUTCOME_ROWS_PER_SWEEP;
import static org.gridmarket.kernel.energy.EnergyLimit.FEEDERS;
import static org.gridmarket.kernel.energy.EnergyLimit.INSTANCE_BYTES;
import static org.gridmarket.kernel.energy.EnergyLimit.MIX_HOLDINGS_PER_COMMIT;
import static org.gridmarket.kernel.energy.EnergyLimit.MIX_JOINS_PER_GROUP;
import static org.gridmarket.kernel.energy.EnergyLimit.PAYLOAD_BYTES;
import static org.gridmarket.kernel.energy.EnergyLimit.ROWS_PER_SWEEP;
import static org.gridmarket.kernel.energy.EnergyLimit.SOLUTION_BYTES;
import static org.gridmarket.kernel.energy.EnergyLimit.TRADES_PER_INTERVAL;
import static org.gridmarket.kernel.energy.EnergyLimit.TRADE_SIDES_PER_INSTANCE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.operation.StoredValues;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

/** The arithmetic of docs/limits.md: what each bound allows fits the layer below, as it is configured. */
class LimitsComposeTest {
    private static final Path NETWORK = Path.of("..", "network");

    /** What a transaction has besides arguments, writes and event: endorsements, headers, certificates. */
    private static final long ENVELOPE_BYTES = 100_000;

    /** What the chaincode needs besides instances: its classes, other calls, rows that are being read. */
    private static final long REST_OF_HEAP = 256L * 1024 * 1024;

    /** Of one write beside its key and value, and of a range's record of one key. */
    private static final long PER_WRITE = 16;

    private static final Interval LATE = Interval.of(99_999_999);

    /** A million kWh in one trade, at prices of seven digits: more than any feeder carries. */
    private static final Energy MUCH = Energy.ofWh(999_999_999);

    private static final UnitPrice DEAR = new UnitPrice(999_999);

    @Test
    void finalising_the_most_trades_fits_a_block() throws IOException {
        OfferId one = offer(1);
        PricedTrade trade = new PricedTrade(new Trade(one, offer(2), LATE, MUCH), DEAR, DEAR);
        long told = RecordCodec.of(PricedTrade.class).write(trade).length() + 1L;
        StoredValues.TradeSide side = new StoredValues.TradeSide(199, Side.SELL, one, MUCH, DEAR, DEAR);
        long row = Keys.of("trade", LATE, one.page()).length()
                + RecordCodec.of(StoredValues.PageTrades.class)
                        .write(new StoredValues.PageTrades(List.of(side)))
                        .length()
                + PER_WRITE;
        EnergyEvent head =
                new EnergyEvent.Finalised(LATE, new LedgerTime(9_999_999_999_999L), FinalSource.CANDIDATE, List.of());

        long bytes = TRADES_PER_INTERVAL.ceiling() * (told + 2 * row)
                + RecordCodec.of(EnergyEvent.class).write(head).length()
                + ENVELOPE_BYTES;

        assertThat(bytes).as("bytes of a finalisation").isLessThanOrEqualTo(blockBytes());
    }

    @Test
    void a_portion_of_a_sweep_fits_a_block() throws IOException {
        long longestKey = Keys.of("mixmessage", LATE, "x".repeat(64), 4_999, 99, offer(1).page(), "x".repeat(20))
                .length();

        // a deletion is in the writes, and the row that it was found by in the reads
        long bytes = 2L * ROWS_PER_SWEEP.ceiling() * (longestKey + PER_WRITE) + ENVELOPE_BYTES;

        assertThat(bytes).as("bytes of a sweep").isLessThanOrEqualTo(blockBytes() / 2);
    }

    @Test
    void a_portion_of_outcomes_of_a_ledger_period_fits_a_block() throws IOException {
        int outcomes = OUTCOME_ROWS_PER_SWEEP.ceiling() / 2;
        long key = Keys.of("clock.outcome", LedgerPeriod.of(Interval.MAX_INDEX), offer(1).page())
                .length();

        long bytes = 2L * outcomes * (key + PER_WRITE) + ENVELOPE_BYTES;

        assertThat(bytes).as("bytes of a sweep of outcomes").isLessThanOrEqualTo(blockBytes() / 2);
    }

    @Test
    void the_largest_payload_fits_a_block_in_hex() throws IOException {
        assertThat(2L * PAYLOAD_BYTES.ceiling() + ENVELOPE_BYTES).isLessThanOrEqualTo(blockBytes());
    }

    @Test
    void a_posting_of_a_solution_fits_a_block() throws IOException {
        assertThat(SOLUTION_BYTES.ceiling() + ENVELOPE_BYTES).isLessThanOrEqualTo(blockBytes());
    }

    @Test
    void the_joint_transaction_of_a_mix_fits_a_block() throws IOException {
        Holding holding =
                Holding.none(LATE, new GroupId("x".repeat(32))).withdraw(Energy.ofWh(99_999), Energy.ofWh(99_999));
        long bytes = MIX_HOLDINGS_PER_COMMIT.ceiling()
                        * (RecordCodec.of(Holding.class).write(holding).length() + 1L)
                + ENVELOPE_BYTES;

        assertThat(bytes).as("bytes of holdings").isLessThanOrEqualTo(blockBytes());
    }

    @Test
    void no_range_that_is_read_at_once_is_longer_than_a_peer_answers() throws IOException {
        int most = IntStream.of(
                        FEEDERS.ceiling(),
                        MIX_JOINS_PER_GROUP.ceiling(),
                        OUTCOME_ROWS_PER_SWEEP.ceiling(),
                        ROWS_PER_SWEEP.ceiling(),
                        2 * TRADES_PER_INTERVAL.ceiling())
                .max()
                .orElseThrow();

        for (String profile : List.of("topology/dev.yaml", "topology/consortium.yaml")) {
            assertThat((long) most).as(profile).isLessThanOrEqualTo(setting(profile, "queryLimit: (\\d+)"));
        }
    }

    @Test
    void the_trades_of_all_intervals_that_an_instance_reads_are_within_its_bound() {
        for (int horizon : new int[] {1, 4, 96, MarketCalendar.MAX_HORIZON}) {
            long trades = EnergyLimits.STANDARD.under(horizon).of(TRADES_PER_INTERVAL);

            assertThat(2 * trades * (horizon + 1))
                    .as("sides at horizon " + horizon)
                    .isLessThanOrEqualTo(TRADE_SIDES_PER_INSTANCE.ceiling());
        }
    }

    @Test
    void the_largest_instance_and_a_second_one_fit_the_heap_of_the_chaincode() throws IOException {
        OfferPage page = page(200);
        long text = RecordCodec.of(OfferPage.class).write(page).length();
        long before = used();
        List<OpenOffer> kept = new ArrayList<>();
        int pages = 500;
        for (int i = 0; i < pages; i++) {
            PageId id = new PageId(Digest.sha256(Bytes.utf8("page " + i)));
            for (int index = 0; index < 200; index++) {
                kept.add(open(new OfferId(id, index), index));
            }
        }
        double heapPerByte = (double) (used() - before) / (pages * text);
        assertThat(kept).hasSize(pages * 200);

        assertThat(2 * heapPerByte * INSTANCE_BYTES.ceiling() + REST_OF_HEAP)
                .as("heap of two instances, at %.2f bytes for each of text", heapPerByte)
                .isLessThanOrEqualTo(1024.0 * 1024 * setting("lib/chaincode.sh", "-Xmx(\\d+)m"));
    }

    @Test
    void what_one_interval_trades_adds_up_within_a_long() {
        long energy = Energy.UNLIMITED.wh();

        assertThat(Math.multiplyExact(2 * energy, UnitPrice.MAX_MICRO_PER_WH)).isPositive();
        assertThat(Math.multiplyExact(energy, (long) TRADE_SIDES_PER_INSTANCE.ceiling()))
                .isPositive();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static OpenOffer open(OfferId id, int index) {
        return new OpenOffer(
                id,
                Side.SELL,
                new GroupId("feeder-group"),
                Energy.ofWh(500 + index),
                IntervalSet.range(Interval.of(1_000 + index), Interval.of(1_010 + index)),
                new UnitPrice(100 + index));
    }

    private static OfferPage page(int offers) {
        List<OfferPage.Posted> posted = IntStream.range(0, offers)
                .mapToObj(index -> new OfferPage.Posted(
                        index,
                        new GroupId("feeder-group"),
                        new Offer(
                                Side.SELL,
                                Energy.ofWh(500 + index),
                                IntervalSet.range(Interval.of(1_000 + index), Interval.of(1_010 + index)),
                                new UnitPrice(100 + index))))
                .toList();
        return new OfferPage(offer(1).page(), EnergyExamples.account(1), Book.of(1_000), posted);
    }

    private static OfferId offer(int number) {
        return new OfferId(new PageId(Digest.sha256(Bytes.utf8("offer " + number))), 199);
    }

    private static long blockBytes() throws IOException {
        return setting("templates/configtx.yaml", "AbsoluteMaxBytes: (\\d+) MB") * 1024 * 1024;
    }

    /** A number of the network's configuration. */
    private static long setting(String file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(NETWORK.resolve(file)));
        assertThat(found.find()).as(pattern + " in " + file).isTrue();
        return Long.parseLong(found.group(1));
    }
}
