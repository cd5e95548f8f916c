package org.gridmarket.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {
    record Sample(
            long number,
            boolean flag,
            String text,
            @Nullable String note) {}

    record Amounts(List<Energy> amounts) {}

    private static final RecordCodec<Sample> SAMPLE = RecordCodec.of(Sample.class);

    @Test
    void a_record_is_written_in_the_order_of_its_header_without_white_space() {
        assertThat(SAMPLE.write(new Sample(-7, true, "a\"b\\c\u0001é", "n")))
                .isEqualTo("{\"number\":-7,\"flag\":true,\"text\":\"a\\\"b\\\\c\\u0001é\",\"note\":\"n\"}");
    }

    @Test
    void an_absent_component_is_left_out() {
        assertThat(SAMPLE.write(new Sample(1, false, "", null)))
                .isEqualTo("{\"number\":1,\"flag\":false,\"text\":\"\"}");
    }

    @Test
    void an_absent_component_is_read_as_absent() {
        assertThat(SAMPLE.read("{\"number\":1,\"flag\":false,\"text\":\"\"}").note())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " {\"number\":1,\"flag\":true,\"text\":\"\"}",
                "{\"number\":1,\"flag\":true,\"text\":\"\"} ",
                "{\"number\": 1,\"flag\":true,\"text\":\"\"}",
                "{\"flag\":true,\"number\":1,\"text\":\"\"}",
                "{\"number\":1,\"number\":1,\"flag\":true,\"text\":\"\"}",
                "{\"number\":01,\"flag\":true,\"text\":\"\"}",
                "{\"number\":-0,\"flag\":true,\"text\":\"\"}",
                "{\"number\":+1,\"flag\":true,\"text\":\"\"}",
                "{\"number\":1.0,\"flag\":true,\"text\":\"\"}",
                "{\"number\":1e0,\"flag\":true,\"text\":\"\"}",
                "{\"number\":9223372036854775808,\"flag\":true,\"text\":\"\"}",
                "{\"number\":\"1\",\"flag\":true,\"text\":\"\"}",
                "{\"number\":1,\"flag\":True,\"text\":\"\"}",
                "{\"number\":1,\"flag\":true}",
                "{\"number\":1,\"flag\":true,\"text\":null}",
                "{\"number\":1,\"flag\":true,\"text\":\"\",\"note\":null}",
                "{\"number\":1,\"flag\":true,\"text\":\"\",\"extra\":1}",
                "{\"number\":1,\"flag\":true,\"text\":\"\",}",
                "{\"number\":1,\"flag\":true,\"text\":\"\"}{}",
                "{\"number\":1,\"flag\":true,\"text\":\"\\u0041\"}",
                "{\"number\":1,\"flag\":true,\"text\":\"\\u001F\"}",
                "{\"number\":1,\"flag\":true,\"text\":\"\\n\"}",
                "{\"number\":1,\"flag\":true,\"text\":\"\\/\"}",
                "{\"number\":1,\"flag\":true,\"text\":\"\n\"}",
                "{\"number\":1,\"flag\":true,\"text\":\"",
                "{\"number\":1,\"flag\":true,\"text\":\"\\u00",
                "[]",
                ""
            })
    void any_other_spelling_is_refused(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> SAMPLE.read(text));
    }

    @Test
    void a_bare_record_is_written_as_what_it_holds() {
        assertThat(RecordCodec.of(Amounts.class).write(new Amounts(List.of(Energy.ofWh(5), Energy.ofWh(0)))))
                .isEqualTo("{\"amounts\":[5,0]}");
    }

    @Test
    void a_value_that_its_record_refuses_is_malformed() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> RecordCodec.of(Amounts.class).read("{\"amounts\":[-5]}"))
                .withMessageContaining("-5 Wh");
    }

    @Test
    void a_tariff_with_an_empty_band_is_malformed() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() ->
                        RecordCodec.of(Tariff.class).read("{\"surplusPrice\":100,\"deficitPrice\":105,\"fee\":5}"))
                .withMessageContaining("empty price band");
    }

    @Test
    void a_member_of_a_family_carries_its_name() {
        RuleChange change = new RuleChange.RegisterSmartMeter(
                new MeterId("m1"),
                EnergyExamples.account(1),
                new FeederId("f1"),
                new TradingLimits(Energy.ofWh(1), Energy.ZERO));

        assertThat(RecordCodec.of(RuleChange.class).write(change))
                .startsWith("{\"type\":\"RegisterSmartMeter\",\"meter\":\"m1\"");
    }

    @Test
    void an_unknown_member_of_a_family_is_refused() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> RecordCodec.of(EnergyEvent.class).read("{\"type\":\"Nonsense\"}"))
                .withMessageContaining("Nonsense is no EnergyEvent");
    }

    @Test
    void a_family_member_without_its_name_first_is_refused() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() ->
                        RecordCodec.of(EnergyEvent.class).read("{\"round\":1,\"type\":\"RoundClosed\",\"time\":1}"));
    }

    @Test
    void hex_is_lower_case_and_even() {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Bytes.hex("AB"));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Bytes.hex("abc"));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Bytes.hex("zz"));
    }

    @Test
    void an_integer_too_long_for_its_component_is_refused() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> RecordCodec.of(Interval.class).read("4294967296"));
    }

    @Test
    void a_record_with_type_arguments_keeps_them() {
        SmartMeter meter = SmartMeter.of(
                new MeterId("m1"),
                EnergyExamples.account(1),
                new FeederId("f1"),
                Interval.of(-4),
                new TradingLimits(Energy.ofWh(1_000), Energy.ofWh(2_000)));
        RecordCodec<SmartMeter> codec = RecordCodec.of(SmartMeter.class);

        assertThat(codec.read(codec.write(meter))).isEqualTo(meter);
    }
}
