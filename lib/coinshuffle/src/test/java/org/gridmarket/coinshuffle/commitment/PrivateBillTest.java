package org.gridmarket.coinshuffle.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.TreeMap;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.Ed25519Account;
import org.gridmarket.coinshuffle.testing.SeededOctets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrivateBillTest {
    private static final BigInteger CREDIT = BigInteger.valueOf(1_000);

    private final SeededOctets random = new SeededOctets(3);
    private final CommitmentScheme scheme = new CommitmentScheme("gridmarket test");
    private final Ed25519Account meter = new Ed25519Account(random.next(32));
    private final MeterBook book = new MeterBook(scheme, meter.key(), random.next(32));
    private final BillCheck check = new BillCheck(scheme);
    private final TreeMap<Long, Deviation> deviations = new TreeMap<>();
    private final TreeMap<Long, BillPrices> prices = new TreeMap<>();
    private final TreeMap<Long, StatedDeviation> statements = new TreeMap<>();

    /** 300 Wh at 40 less 250 Wh at 10 less 1000 is 8500 µ. */
    @BeforeEach
    void three_intervals() {
        add(7, -300, BillPrices.ofMicroPerWh(40, 20));
        add(8, 250, BillPrices.ofMicroPerWh(30, 10));
        add(9, 0, BillPrices.ofMicroPerWh(50, 50));
    }

    @Test
    void the_total_is_the_public_prices_times_the_hidden_energy() {
        assertThat(total().value()).isEqualTo(8_500);
    }

    @Test
    void the_dso_accepts_the_opened_total() {
        assertThat(isBill(total())).isTrue();
    }

    @Test
    void a_total_that_is_one_micro_lower_is_refused() {
        var total = total();
        assertThat(isBill(new Opening(total.value().subtract(BigInteger.ONE), total.blinding())))
                .isFalse();
    }

    @Test
    void a_statement_of_another_interval_is_refused() {
        statements.put(7L, book.state(6, Deviation.ofWh(-300)));
        assertThat(isBill(total())).isFalse();
    }

    @Test
    void a_statement_of_another_meter_is_refused() {
        statements.put(7L, other().state(7, Deviation.ofWh(-300)));
        assertThat(isBill(total())).isFalse();
    }

    @Test
    void credit_that_the_meter_did_not_state_is_not_deducted() {
        var own = other().stateRetiredCredit(9, CREDIT);
        assertThat(check.isBill(statements, prices, own, total())).isFalse();
    }

    @Test
    void credit_of_another_cycle_is_not_deducted() {
        var earlier = book.stateRetiredCredit(6, CREDIT);
        assertThat(check.isBill(statements, prices, earlier, total())).isFalse();
    }

    @Test
    void other_prices_than_the_opened_ones_are_refused() {
        var total = total();
        prices.put(7L, BillPrices.ofMicroPerWh(41, 20));
        assertThat(isBill(total)).isFalse();
    }

    @Test
    void an_interval_left_out_is_refused() {
        statements.remove(9L);
        assertThat(isBill(total())).isFalse();
    }

    @Test
    void a_dispute_opens_one_interval() {
        var opened =
                check.isOpened(seventh(), book.surplus(7, Deviation.ofWh(-300)), book.deficit(7, Deviation.ofWh(-300)));
        assertThat(opened).isTrue();
    }

    @Test
    void a_dispute_cannot_open_an_interval_to_another_amount() {
        var opened =
                check.isOpened(seventh(), book.surplus(7, Deviation.ofWh(-299)), book.deficit(7, Deviation.ofWh(-299)));
        assertThat(opened).isFalse();
    }

    @Test
    void two_amounts_for_one_interval_share_no_blinding() {
        var one = book.deficit(7, Deviation.ofWh(-300)).blinding();
        assertThat(book.deficit(7, Deviation.ofWh(-299)).blinding()).isNotEqualTo(one);
    }

    @Test
    void equal_amounts_look_different_in_every_interval() {
        assertThat(book.state(1, Deviation.ofWh(0)).surplus())
                .isNotEqualTo(book.state(2, Deviation.ofWh(0)).surplus());
    }

    @Test
    void a_commitment_survives_its_encoding() {
        var commitment = seventh().deficit();
        assertThat(Commitment.decode(commitment.encode())).contains(commitment);
    }

    @Test
    void an_opening_survives_its_encoding() {
        assertThat(Opening.of(total().value(), total().encodedBlinding())).contains(total());
    }

    @Test
    void a_blinding_that_is_no_scalar_opens_nothing() {
        assertThat(Opening.of(BigInteger.ONE, Octets.ofHex("ff".repeat(32)))).isEmpty();
        assertThat(Opening.of(BigInteger.ONE, Octets.ofHex("01"))).isEmpty();
    }

    @Test
    void octets_that_are_no_point_are_no_commitment() {
        assertThat(Commitment.decode(Octets.ofHex("02" + "ff".repeat(32)))).isEmpty();
        assertThat(Commitment.decode(Octets.ofHex("00"))).isEmpty();
    }

    @Test
    void generators_depend_on_the_public_string() {
        var opening = new Opening(BigInteger.ONE, BigInteger.TWO);
        assertThat(new CommitmentScheme("another string").commit(opening)).isNotEqualTo(scheme.commit(opening));
    }

    private void add(long interval, long netWh, BillPrices price) {
        deviations.put(interval, Deviation.ofWh(netWh));
        prices.put(interval, price);
        statements.put(interval, book.state(interval, Deviation.ofWh(netWh)));
    }

    private MeterBook other() {
        return new MeterBook(scheme, new Ed25519Account(random.next(32)).key(), random.next(32));
    }

    /** What {@link #three_intervals} states first. */
    private StatedDeviation seventh() {
        return book.state(7, Deviation.ofWh(-300));
    }

    private Opening total() {
        return book.bill(deviations, prices, CREDIT);
    }

    private boolean isBill(Opening total) {
        return check.isBill(statements, prices, book.stateRetiredCredit(9, CREDIT), total);
    }
}
