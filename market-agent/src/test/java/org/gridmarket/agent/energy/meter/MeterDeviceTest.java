package org.gridmarket.agent.energy.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.bill.MeterSecret;
import org.gridmarket.keys.bill.PedersenCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeterDeviceTest {
    private static final Target LEDGER = new Target("market", "gridmarket");
    private static final Interval T = Interval.of(7);
    private static final Interval U = Interval.of(8);

    private final SecureRandom random = new SecureRandom();
    private final AccountKey account = newKey();
    private final AccountKey anonymous = newKey();
    private final AccountKey stranger = newKey();
    private final MeterDevice meter = meter("home", account);

    @BeforeEach
    void ten_of_each_asset_are_withdrawn_for_two_intervals() {
        meter.observe(new EnergyEvent.AssetsWithdrawn(account, List.of(ten(T), ten(U))));
        Tariff tariff = new Tariff(new UnitPrice(80), new UnitPrice(300), new UnitPrice(10));
        meter.observe(new EnergyEvent.RuleEffective(
                new ProposedRules("prices", Interval.of(0), List.of(new RuleChange.SetTariff(tariff)))));
    }

    @Test
    void what_comes_back_under_the_meters_own_tag_counts() {
        meter.observe(retired(anonymous, T, 6, 14, meter.tag(anonymous, T)));

        assertThat(meter.tradedIn(T)).isEqualTo(new NetEnergy(-4));
        assertThat(meter.isSettled(T, T)).isTrue();
    }

    @Test
    void a_tag_copied_to_another_account_is_ignored() {
        meter.observe(retired(stranger, T, 50, 50, meter.tag(anonymous, T)));

        assertThat(meter.isSettled(T, T)).isFalse();
        meter.observe(retired(anonymous, T, 10, 10, meter.tag(anonymous, T)));
        assertThat(meter.isSettled(T, T)).isTrue();
        assertThat(meter.tradedIn(T)).isEqualTo(NetEnergy.ZERO);
    }

    @Test
    void a_tag_copied_to_another_interval_is_ignored() {
        meter.observe(retired(anonymous, U, 10, 10, meter.tag(anonymous, T)));

        assertThat(meter.isSettled(U, U)).isFalse();
    }

    @Test
    void a_tag_of_another_meter_is_ignored() {
        meter.observe(retired(anonymous, T, 10, 10, meter("other", stranger).tag(anonymous, T)));

        assertThat(meter.isSettled(T, T)).isFalse();
    }

    @Test
    void a_tag_for_credit_retires_no_assets() {
        meter.observe(retired(anonymous, T, 10, 10, meter.creditTag(anonymous)));

        assertThat(meter.isSettled(T, T)).isFalse();
    }

    @Test
    void an_event_that_is_told_twice_counts_once() {
        EnergyEvent told = retired(anonymous, T, 10, 10, meter.tag(anonymous, T));
        meter.observe(told);
        meter.observe(told);

        assertThat(meter.imbalance())
                .hasValueSatisfying(text -> assertThat(text).contains("interval 8"));
    }

    @Test
    void what_is_never_retired_is_billed_as_sold_once_it_is_settled() {
        meter.observe(retired(anonymous, T, 4, 6, meter.tag(anonymous, T)));
        assertThat(meter.isSettled(T, T)).isFalse();

        meter.observe(new EnergyEvent.Settled(T, EnergySum.ZERO, Money.ZERO));

        assertThat(meter.isSettled(T, T)).isTrue();
        assertThat(meter.plainBill(T, T).total()).isEqualTo(new Money(6 * 300));
    }

    @Test
    void assets_of_another_home_buy_nothing() {
        meter.observe(retired(anonymous, T, 10, 10, meter.tag(anonymous, T)));
        meter.observe(retired(stranger, T, 5, 5, meter.tag(stranger, T)));

        assertThat(meter.tradedIn(T).surplus()).isEqualTo(Energy.ZERO);
        assertThat(meter.imbalance()).isPresent();
    }

    @Test
    void retired_credit_is_deducted_once() {
        EnergyEvent credit = new EnergyEvent.CreditRetired(anonymous, new Money(500), meter.creditTag(anonymous));
        meter.observe(credit);
        meter.observe(credit);
        meter.observe(new EnergyEvent.CreditRetired(stranger, new Money(90), meter.creditTag(anonymous)));
        meter.commitments(T, T);

        assertThat(meter.privateBill(T, T).opening().total()).isEqualTo(new Money(10 * 300 - 500));

        meter.observe(new EnergyEvent.BillReported(meter.id(), T, T, new Money(2_500)));
        meter.commitments(U, U);
        assertThat(meter.privateBill(U, U).opening().total()).isEqualTo(new Money(10 * 300));
    }

    /** A copy of the first try may still reach the ledger, and then credit that only the second one named would be lost. */
    @Test
    void a_bill_that_is_tried_again_deducts_what_it_said_first() {
        meter.observe(new EnergyEvent.CreditRetired(anonymous, new Money(500), meter.creditTag(anonymous)));
        meter.commitments(T, T);
        Money first = meter.privateBill(T, T).opening().total();
        AccountKey another = newKey();
        meter.observe(new EnergyEvent.CreditRetired(another, new Money(70), meter.creditTag(another)));

        assertThat(meter.privateBill(T, T).opening().total()).isEqualTo(first);

        meter.observe(new EnergyEvent.BillReported(meter.id(), T, T, first));
        assertThat(meter.retiredCredit()).isEqualTo(new Money(70));
    }

    @Test
    void an_imbalance_of_later_intervals_is_none_of_the_earlier_ones() {
        meter.observe(retired(anonymous, T, 10, 10, meter.tag(anonymous, T)));

        assertThat(meter.imbalanceUntil(T)).isEmpty();
        assertThat(meter.imbalanceUntil(U)).isPresent();
    }

    @Test
    void what_was_committed_to_stays_though_more_is_retired() {
        var committed = meter.commitments(T, T);
        meter.observe(retired(anonymous, T, 10, 10, meter.tag(anonymous, T)));

        assertThat(meter.commitments(T, T)).isEqualTo(committed);
    }

    @Test
    void a_dispute_opens_what_was_committed_to_and_nothing_else() {
        var committed = meter.commitments(T, T).commitments().getFirst();

        assertThat(meter.open(T))
                .hasValueSatisfying(opening -> assertThat(new PedersenCheck().isOpened(LEDGER, committed, opening))
                        .isTrue());
        assertThat(meter.open(U)).isEmpty();
    }

    @Test
    void tags_of_a_kept_secret_stay_the_same_and_differ_between_ledgers() {
        Bytes kept = Bytes.hex("07".repeat(MeterSecret.LENGTH));

        Bytes tag = MeterSecret.of(kept).tags(LEDGER).assets(anonymous, T);

        assertThat(MeterSecret.of(kept).tags(LEDGER).assets(anonymous, T)).isEqualTo(tag);
        assertThat(MeterSecret.of(kept).tags(new Target("other", "gridmarket")).assets(anonymous, T))
                .isNotEqualTo(tag);
    }

    @Test
    void a_meter_never_prints_its_secret() {
        Bytes kept = Bytes.hex("07".repeat(MeterSecret.LENGTH));

        assertThat(MeterSecret.of(kept).toString()).doesNotContain("07");
    }

    private AccountKey newKey() {
        return AccountKeyPair.generate(random).publicKey();
    }

    private MeterDevice meter(String name, AccountKey publicAccount) {
        Signer signer = new Signer(AccountKeyPair.generate(random), LEDGER, random);
        return new MeterDevice(
                new MeterId(name),
                signer,
                t -> Optional.of(NetEnergy.ZERO),
                publicAccount,
                MeterSecret.of(signer.randomBytes(MeterSecret.LENGTH)));
    }

    private static AssetAmount ten(Interval t) {
        return new AssetAmount(t, Energy.ofWh(10), Energy.ofWh(10));
    }

    private static EnergyEvent retired(AccountKey by, Interval t, long production, long consumption, Bytes tag) {
        return new EnergyEvent.Retired(by, t, Energy.ofWh(production), Energy.ofWh(consumption), tag);
    }
}
