package org.gridmarket.cli.energy.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.junit.jupiter.api.Test;

class ProposedTest {
    private static final RuleChange TARIFF =
            new RuleChange.SetTariff(new Tariff(new UnitPrice(60), new UnitPrice(320), new UnitPrice(5)));

    @Test
    void the_words_of_a_tariff_have_every_number_and_the_band() {
        Proposed proposed = new Proposed.Rules(new ProposedRules("t", Interval.of(8), List.of(TARIFF)), false);

        assertThat(String.join("\n", proposed.words()))
                .contains("from interval 8", "60 µ/Wh", "320 µ/Wh", "5 µ/Wh", "65 µ/Wh to 315 µ/Wh");
        assertThat(proposed.approver()).hasToString("REGULATOR_ADMIN");
    }

    @Test
    void an_approval_names_the_digest_of_what_is_shown() {
        ProposedRules rules = new ProposedRules("t", Interval.of(8), List.of(TARIFF));

        assertThat(new Proposed.Rules(rules, false).approval())
                .isEqualTo(Acting.ledgerCommand(new EnergyCommand.ApproveRules("t", rules.digest())));
    }

    @Test
    void a_clock_is_approved_by_its_digest_and_not_by_who_proposes_it() {
        Clock clock = Clock.real(new LedgerTime(60_000));
        Proposed proposed = new Proposed.LedgerClock(clock, Organisation.DSO);

        assertThat(String.join("\n", proposed.words()))
                .contains("60000 ms", clock.digest().toHex());
        assertThat(proposed.approver()).hasToString("REGULATOR_ADMIN");
        assertThat(proposed.approval())
                .isEqualTo(new LedgerCommand(
                        "clock:approveClock", "{\"digest\":\"" + clock.digest().toHex() + "\"}", true));
    }

    @Test
    void a_meter_is_shown_with_its_whole_key() {
        String key = "a1".repeat(32);
        RuleChange meter = new RuleChange.RegisterSmartMeter(
                new MeterId("101"),
                AccountKey.hex(key),
                new FeederId("street-1"),
                new TradingLimits(Energy.ofWh(500), Energy.ofWh(800)));
        Proposed proposed = new Proposed.Rules(new ProposedRules("m", Interval.of(0), List.of(meter)), false);

        assertThat(String.join("\n", proposed.words())).contains("101", "street-1", "500 Wh", "800 Wh", key);
        assertThat(proposed.approver()).hasToString("COOPERATIVE_ADMIN");
    }

    @Test
    void a_proposal_without_a_name_is_named_by_its_content() {
        ProposedRules one = Naming.named("tariff", Interval.of(8), List.of(TARIFF));

        assertThat(Naming.named("tariff", Interval.of(8), List.of(TARIFF)).id()).isEqualTo(one.id());
        assertThat(Naming.named("tariff", Interval.of(9), List.of(TARIFF)).id()).isNotEqualTo(one.id());
        assertThat(one.id()).matches("tariff-[0-9a-f]{8}");
    }
}
