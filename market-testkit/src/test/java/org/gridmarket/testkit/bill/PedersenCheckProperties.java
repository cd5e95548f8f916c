package org.gridmarket.testkit.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.gridmarket.kernel.energy.bill.Bill;
import org.gridmarket.kernel.energy.bill.BillOpening;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.bill.CyclePrices;
import org.gridmarket.kernel.energy.bill.DeviationCommitment;
import org.gridmarket.kernel.energy.bill.IntervalOpening;
import org.gridmarket.kernel.energy.bill.Residual;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.bill.BillBook;
import org.gridmarket.keys.bill.MeterSecret;
import org.gridmarket.keys.bill.PedersenCheck;
import org.gridmarket.testkit.energy.EnergyArbitraries;
import org.gridmarket.testkit.energy.EnergyExamples;

/** Private bill = plain bill, whatever is measured and whatever it costs; and bytes of strangers harm nothing. */
class PedersenCheckProperties {
    private static final Interval FIRST = Interval.of(-2); // intervals before the epoch are legal

    private final CommitmentCheck check = new PedersenCheck();
    private final BillBook book = MeterSecret.of(Digest.sha256(Bytes.utf8("secret")))
            .book(EnergyExamples.TARGET, EnergyExamples.account(101));

    @Property(tries = 20)
    void the_proved_total_is_that_of_the_plain_bill(
            @ForAll @Size(min = 2, max = 8) List<@LongRange(min = -Energy.MAX_WH, max = Energy.MAX_WH) Long> deviations,
            @ForAll("tariffs") Tariff early,
            @ForAll("tariffs") Tariff late,
            @ForAll @LongRange(min = 0, max = Money.MAX_MICRO / 8) long credit) {
        SortedMap<Interval, NetEnergy> cycle = new TreeMap<>();
        MarketRules rules = MarketRules.NONE.withTariff(FIRST, early).withTariff(FIRST.next(), late);
        List<DeviationCommitment> committed = new ArrayList<>();
        Bill plain = Bill.EMPTY.less(new Money(credit));
        for (long wh : deviations) {
            Interval t = FIRST.plus(cycle.size());
            NetEnergy net = new NetEnergy(wh / 1_000);
            cycle.put(t, net);
            committed.add(book.commit(t, net));
            plain = plain.plus(new Residual(net), rules.tariffAt(t).orElseThrow());
        }
        CyclePrices prices =
                rules.pricesOf(IntervalSet.range(FIRST, cycle.lastKey())).orElseThrow();

        EnergyCommand.ReportPrivateBill bill = book.bill(cycle, prices, new Money(credit));

        assertThat(bill.opening().total()).isEqualTo(plain.total());
        assertThat(isBill(committed, prices, bill, bill.opening())).isTrue();
        BillOpening cheaper = new BillOpening(
                plain.total().minus(new Money(1)), bill.opening().blinding());
        assertThat(isBill(committed, prices, bill, cheaper)).isFalse();
    }

    private boolean isBill(
            List<DeviationCommitment> committed,
            CyclePrices prices,
            EnergyCommand.ReportPrivateBill bill,
            BillOpening opening) {
        return check.isBill(EnergyExamples.TARGET, committed, prices, bill.retiredCredit(), opening);
    }

    @Property(tries = 60)
    void any_bytes_get_an_answer_and_prove_nothing(
            @ForAll @Size(CommitmentCheck.COMMITMENT_BYTES) byte[] point,
            @ForAll @Size(CommitmentCheck.BLINDING_BYTES) byte[] blinding,
            @ForAll @LongRange(min = 0, max = 3) long prefix) {
        byte[] compressed = Arrays.copyOf(point, point.length);
        compressed[0] = (byte) (prefix == 0 ? point[0] : prefix); // half of those with 2 or 3 are points
        Bytes stated = Bytes.of(compressed);
        DeviationCommitment one = new DeviationCommitment(FIRST, stated, stated);
        CyclePrices prices = new CyclePrices(
                List.of(new CyclePrices.Price(FIRST, EnergyExamples.price(1), EnergyExamples.price(3))));
        Bytes scalar = Bytes.of(blinding);

        assertThat(check.isBill(
                        EnergyExamples.TARGET, List.of(one), prices, stated, new BillOpening(Money.ZERO, scalar)))
                .isFalse();
        assertThat(check.isOpened(
                        EnergyExamples.TARGET, one, new IntervalOpening(FIRST, NetEnergy.ZERO, scalar, scalar)))
                .isFalse();
    }

    @Provide
    Arbitrary<Tariff> tariffs() {
        return EnergyArbitraries.tariffs();
    }
}
