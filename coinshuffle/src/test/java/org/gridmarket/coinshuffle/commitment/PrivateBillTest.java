package org.gridmarket.coinshuffle.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.Ed25519Account;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.testing.SeededOctets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrivateBillTest {
    private static final BigInteger CREDIT = BigInteger.valueOf(1_000);

    private final SeededOctets random = new SeededOctets(3);
    private final CommitmentScheme scheme = new CommitmentScheme("gridmarket test");
    private final Ed25519Account meter = new Ed25519Account(random.next(32));
    private final MeterBook book = new MeterBook(scheme, meter, random.next(32));
    private final BillCheck check = new BillCheck(scheme, SignatureCheck.PINNED);
    private final TreeMap<Long, Deviation> deviations = new TreeMap<>();
    private final TreeMap<Long, BillPrices> prices = new TreeMap<>();
    private final List<IntervalStatement> statements = new ArrayList<>();

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
        statements.set(0, book.state(6, Deviation.ofWh(-300)));
        assertThat(isBill(total())).isFalse();
    }

    @Test
    void a_statement_that_the_meter_did_not_sign_is_refused() {
        var honest = statements.get(0);
        statements.set(0, new IntervalStatement(7, honest.surplus(), honest.deficit(), random.next(64)));
        assertThat(isBill(total())).isFalse();
    }

    @Test
    void credit_that_the_meter_did_not_state_is_not_deducted() {
        var own = new MeterBook(scheme, new Ed25519Account(random.next(32)), random.next(32))
                .stateRetiredCredit(9, CREDIT);
        assertThat(check.isBill(meter.key(), statements, prices, own, total())).isFalse();
    }

    @Test
    void an_interval_left_out_is_refused() {
        statements.remove(2);
        assertThat(isBill(total())).isFalse();
    }

    @Test
    void a_dispute_opens_one_interval() {
        var opened = check.isOpened(
                meter.key(),
                statements.get(0),
                book.surplus(7, Deviation.ofWh(-300)),
                book.deficit(7, Deviation.ofWh(-300)));
        assertThat(opened).isTrue();
    }

    @Test
    void a_dispute_cannot_open_an_interval_to_another_amount() {
        var opened = check.isOpened(
                meter.key(),
                statements.get(0),
                book.surplus(7, Deviation.ofWh(-299)),
                book.deficit(7, Deviation.ofWh(-299)));
        assertThat(opened).isFalse();
    }

    @Test
    void equal_amounts_look_different_in_every_interval() {
        assertThat(book.state(1, Deviation.ofWh(0)).surplus())
                .isNotEqualTo(book.state(2, Deviation.ofWh(0)).surplus());
    }

    @Test
    void a_commitment_survives_its_encoding() {
        var commitment = statements.get(0).deficit();
        assertThat(Commitment.decode(commitment.encode())).contains(commitment);
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
        statements.add(book.state(interval, Deviation.ofWh(netWh)));
    }

    private Opening total() {
        return book.bill(deviations, prices, CREDIT);
    }

    private boolean isBill(Opening total) {
        return check.isBill(meter.key(), statements, prices, book.stateRetiredCredit(9, CREDIT), total);
    }
}
