package org.gridmarket.solver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
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
import org.gridmarket.testkit.clock.ClockedLedger;
import org.junit.jupiter.api.Test;

/** Who is put together with whom, and that the kernel would make it. */
class StreamMatcherTest {
    private static final LedgerTime NOW = ClockedLedger.EPOCH.plusMillis(1_000);
    private static final LedgerPeriod PERIOD = LedgerPeriod.of(0);
    private static final AccountKey ALLOCATOR = key(0);
    private static final List<MediatorOffer> MEDIATORS = IntStream.range(0, 3)
            .mapToObj(number -> new MediatorOffer(
                    mediator(number), new FuelPrice(1_000 + number), new Money(10), new Money(1), PERIOD.plus(100)))
            .toList();

    private static AccountKey key(int number) {
        return ClockedLedger.keyPair(number).publicKey();
    }

    private static AccountKey mediator(int number) {
        return key(10 + number);
    }

    private static OfferSpan span(long hours) {
        return new OfferSpan(
                NOW,
                NOW.plusMillis(hours * 3_600_000),
                1,
                PERIOD.plus(1_000),
                Bytes.of(new byte[OfferSpan.NONCE_LENGTH]));
    }

    private static Trusted trusted(int... mediators) {
        return new Trusted(
                IntStream.of(mediators).mapToObj(StreamMatcherTest::mediator).toList());
    }

    private static CustomerOffer customer(int number, int replicas, int panel, long bid, long hours) {
        return new CustomerOffer(
                key(100 + number),
                key(200 + number),
                new StreamModule(StreamHash.input(Bytes.utf8("module")), "wasm1", 2, 64, 64),
                new EpochShape(60, 60_000, new Fuel(1_000_000), 2),
                span(hours),
                10,
                replicas,
                new FuelPrice(bid),
                StreamHash.input(Bytes.utf8("tests " + number)),
                trusted(0, 1, 2),
                panel,
                new Money(1_000));
    }

    private static SupplierOffer supplier(int number, long ask, int... mediators) {
        return new SupplierOffer(
                key(300 + number),
                key(400 + number),
                new Fuel(1_000_000_000),
                2,
                span(24),
                new FuelPrice(ask),
                trusted(mediators),
                new Money(50));
    }

    private static List<AllocationTerms> match(List<CustomerOffer> customers, List<SupplierOffer> suppliers) {
        Map<AccountKey, Organisation> licensed = new HashMap<>();
        licensed.put(mediator(0), Organisation.DSO);
        licensed.put(mediator(1), Organisation.REGULATOR);
        licensed.put(mediator(2), Organisation.COOPERATIVE);
        StreamSetting setting = new StreamSetting(
                StreamRules.standard(key(1)), NOW, PERIOD, licensed, false, ALLOCATOR, new Money(5), 5_000);
        List<AllocationTerms> made = StreamMatcher.match(
                new StreamBook(customers, suppliers, MEDIATORS), setting, (supplier, start, end) -> true);
        assertThat(made).allMatch(setting::isFeasible);
        return made;
    }

    private static List<AccountKey> lanes(AllocationTerms terms) {
        return terms.suppliers().stream().map(SupplierOffer::account).toList();
    }

    @Test
    void a_customer_gets_its_cheapest_lanes_for_as_long_as_its_tests_reach() {
        List<AllocationTerms> made = match(
                List.of(customer(1, 2, 1, 900, 24)),
                List.of(supplier(1, 700, 0), supplier(2, 500, 0), supplier(3, 600, 0), supplier(4, 950, 0)));

        assertThat(made).singleElement().satisfies(terms -> {
            assertThat(lanes(terms)).containsExactly(key(302), key(303));
            assertThat(terms.epochs()).isEqualTo(10);
        });
    }

    @Test
    void lanes_trust_a_common_panel_of_three_organisations() {
        List<AllocationTerms> made =
                match(List.of(customer(1, 1, 3, 900, 24)), List.of(supplier(1, 500, 0, 1), supplier(2, 600, 0, 1, 2)));

        assertThat(made).singleElement().satisfies(terms -> {
            assertThat(lanes(terms)).containsExactly(key(302));
            assertThat(terms.mediators()).hasSize(3);
        });
    }

    @Test
    void who_has_least_time_left_is_served_first() {
        List<AllocationTerms> made =
                match(List.of(customer(1, 1, 1, 900, 24), customer(2, 1, 1, 900, 2)), List.of(supplier(1, 500, 0)));

        assertThat(made)
                .singleElement()
                .satisfies(terms -> assertThat(terms.customer().account()).isEqualTo(key(102)));
    }

    @Test
    void a_lane_is_moved_where_another_customer_has_no_other_choice() {
        List<AllocationTerms> made = match(
                List.of(customer(1, 1, 1, 900, 2), customer(2, 1, 1, 550, 24)),
                List.of(supplier(1, 500, 0), supplier(2, 700, 0)));

        assertThat(made).hasSize(2);
        assertThat(made.stream().flatMap(terms -> lanes(terms).stream())).containsExactlyInAnyOrder(key(301), key(302));
    }

    @Test
    void nobody_is_put_together_who_asks_more_than_is_bid_or_trusts_nobody_of_the_panel() {
        assertThat(match(List.of(customer(1, 1, 1, 400, 24)), List.of(supplier(1, 500, 0))))
                .isEmpty();
        assertThat(match(List.of(customer(1, 1, 1, 900, 24)), List.of(supplier(1, 500))))
                .isEmpty();
    }
}
