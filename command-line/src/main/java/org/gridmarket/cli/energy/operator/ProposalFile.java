package org.gridmarket.cli.energy.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/** What an operator proposes, as it is written in YAML: the header of each record is the file's format. */
interface ProposalFile {
    /** The proposal's name; made of its content when absent. */
    @Nullable String id();

    /** The first interval that it holds for; 0 when absent, which before the founding is as good as any. */
    @Nullable Integer fromInterval();

    List<RuleChange> changes();

    /** {@code grid FILE}: without groups, each feeder is an anonymity group with limits of its own. */
    record Grid(
            @Nullable String id,
            @Nullable Integer fromInterval,
            @JsonProperty(required = true) List<FeederLine> feeders,
            @Nullable List<AnonymityLine> anonymityGroups,
            @Nullable List<LimitLine> limitGroups)
            implements ProposalFile {
        /** A feeder. */
        record FeederLine(
                @JsonProperty(required = true) String feeder,
                @JsonProperty(required = true) long internalLimitWh,
                @JsonProperty(required = true) long externalLimitWh) {
            Feeder read() {
                return new Feeder(new FeederId(feeder), limit(internalLimitWh, externalLimitWh));
            }
        }

        /** Feeders whose prosumers hide among each other. */
        record AnonymityLine(
                @JsonProperty(required = true) String group,
                @JsonProperty(required = true) List<String> feeders) {
            AnonymityGroup read() {
                return new AnonymityGroup(
                        new GroupId(group), feeders.stream().map(FeederId::new).toList());
            }
        }

        /** Anonymity groups with limits. */
        record LimitLine(
                @JsonProperty(required = true) String group,
                @JsonProperty(required = true) List<String> anonymityGroups,
                @JsonProperty(required = true) long internalLimitWh,
                @JsonProperty(required = true) long externalLimitWh) {
            LimitGroup read() {
                return new LimitGroup(
                        new GroupId(group),
                        anonymityGroups.stream().map(GroupId::new).toList(),
                        limit(internalLimitWh, externalLimitWh));
            }
        }

        @Override
        public List<RuleChange> changes() {
            List<Feeder> lines = feeders.stream().map(FeederLine::read).toList();
            GridPlan simple = GridPlan.oneGroupPerFeeder(lines);
            return List.of(new RuleChange.SetGrid(new GridPlan(
                    lines,
                    anonymityGroups == null
                            ? simple.anonymityGroups()
                            : anonymityGroups.stream().map(AnonymityLine::read).toList(),
                    limitGroups == null
                            ? simple.limitGroups()
                            : limitGroups.stream().map(LimitLine::read).toList())));
        }
    }

    /** {@code tariff FILE}. */
    record TariffPrices(
            @Nullable String id,
            @Nullable Integer fromInterval,
            @JsonProperty(required = true) long surplusMicroPerWh,
            @JsonProperty(required = true) long deficitMicroPerWh,
            @JsonProperty(required = true) long feeMicroPerWh)
            implements ProposalFile {
        @Override
        public List<RuleChange> changes() {
            return List.of(new RuleChange.SetTariff(new Tariff(
                    new UnitPrice(surplusMicroPerWh), new UnitPrice(deficitMicroPerWh), new UnitPrice(feeMicroPerWh))));
        }
    }

    /** {@code limits FILE}: other trading limits of meters that there are. */
    record Limits(
            @Nullable String id,
            @Nullable Integer fromInterval,
            @JsonProperty(required = true) List<MeterLimits> meters)
            implements ProposalFile {
        /** A meter's L+ and L-. */
        record MeterLimits(
                @JsonProperty(required = true) String meter,
                @JsonProperty(required = true) long productionWh,
                @JsonProperty(required = true) long consumptionWh) {}

        @Override
        public List<RuleChange> changes() {
            return meters.stream()
                    .map(line -> (RuleChange) new RuleChange.SetMeterLimits(
                            new MeterId(line.meter()), tradingLimits(line.productionWh(), line.consumptionWh())))
                    .toList();
        }
    }

    /** {@code meters FILE}: meters to register, whether they have enrolled or not. */
    record Meters(
            @Nullable String id,
            @Nullable Integer fromInterval,
            @JsonProperty(required = true) List<MeterLine> meters) implements ProposalFile {
        /** A meter. */
        record MeterLine(
                @JsonProperty(required = true) String meter,
                @JsonProperty(required = true) String key,
                @JsonProperty(required = true) String feeder,
                @JsonProperty(required = true) long productionWh,
                @JsonProperty(required = true) long consumptionWh) {}

        @Override
        public List<RuleChange> changes() {
            return meters.stream()
                    .map(line -> (RuleChange) new RuleChange.RegisterSmartMeter(
                            new MeterId(line.meter()),
                            AccountKey.hex(line.key()),
                            new FeederId(line.feeder()),
                            tradingLimits(line.productionWh(), line.consumptionWh())))
                    .toList();
        }
    }

    private static NetLimit limit(long internalWh, long externalWh) {
        return new NetLimit(Energy.ofWh(internalWh), Energy.ofWh(externalWh));
    }

    private static TradingLimits tradingLimits(long productionWh, long consumptionWh) {
        return new TradingLimits(Energy.ofWh(productionWh), Energy.ofWh(consumptionWh));
    }
}
