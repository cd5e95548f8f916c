package org.gridmarket.cli.energy.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawTerms;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** {@code mixing FILE}: the terms, or circles of meters under the terms there are, or both. */
record MixingFile(
        @Nullable String id,
        @Nullable Integer fromInterval,
        @Nullable Terms terms,
        @Nullable List<MeterCircle> meterCircles)
        implements ProposalFile {
    /** All terms, as {@link MixingTerms} means them. */
    record Terms(
            @JsonProperty(required = true) int windowIntervals,
            @JsonProperty(required = true) int leadIntervals,
            @JsonProperty(required = true) int bundles,
            @JsonProperty(required = true) List<Circle> circles,
            @JsonProperty(required = true) int leastParticipants,
            @JsonProperty(required = true) long priceStepMicroPerWh,
            @JsonProperty(required = true) int phaseSeconds,
            @JsonProperty(required = true) int hopSeconds,
            @JsonProperty(required = true) int challengeSeconds,
            @JsonProperty(required = true) int toleranceSeconds,
            @JsonProperty(required = true) List<String> boardKeys,
            @JsonProperty(required = true) List<String> drawKeys,
            @JsonProperty(required = true) int drawWaitSeconds) {
        MixingTerms read() {
            return new MixingTerms(
                    windowIntervals,
                    leadIntervals,
                    bundles,
                    circles.stream().map(Circle::read).toList(),
                    leastParticipants,
                    new UnitPrice(priceStepMicroPerWh),
                    new MixTimes(phaseSeconds, hopSeconds, challengeSeconds, toleranceSeconds),
                    boardKeys.stream().map(AccountKey::hex).toList(),
                    new DrawTerms(
                            drawKeys.stream()
                                    .map(key -> new DrawKey(Bytes.hex(key)))
                                    .toList(),
                            drawWaitSeconds));
        }
    }

    /** A circle and its bundles. */
    record Circle(
            @JsonProperty(required = true) String circle,
            @JsonProperty(required = true) long energyWh,
            @JsonProperty(required = true) long creditMicro,
            @JsonProperty(required = true) long energyStepWh) {
        MixCircle read() {
            return new MixCircle(
                    new CircleId(circle), Energy.ofWh(energyWh), new Money(creditMicro), Energy.ofWh(energyStepWh));
        }
    }

    /** Which circle a meter mixes in. */
    record MeterCircle(
            @JsonProperty(required = true) String meter,
            @JsonProperty(required = true) String circle) {}

    @Override
    public List<RuleChange> changes() {
        List<RuleChange> changes = new ArrayList<>();
        if (terms != null) {
            changes.add(new RuleChange.SetMixing(terms.read()));
        }
        if (meterCircles != null) {
            meterCircles.forEach(line ->
                    changes.add(new RuleChange.SetMeterCircle(new MeterId(line.meter()), new CircleId(line.circle()))));
        }
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("neither terms nor meter_circles: nothing would change");
        }
        return changes;
    }
}
