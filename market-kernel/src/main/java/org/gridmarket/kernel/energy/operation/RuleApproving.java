package org.gridmarket.kernel.energy.operation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** An administrator of the other organisation brings proposed changes into force. */
final class RuleApproving {
    private final EnergyState state;
    private final ProposedRules proposed;
    private final @Nullable MarketCalendar calendar;
    private MarketRules after;
    private final Map<MeterId, SmartMeter> existing = new HashMap<>();
    private final Map<MeterId, SmartMeter> changed = new HashMap<>();
    private final Map<FeederId, FeederLoad> loads = new HashMap<>();
    private final Set<AccountKey> takenKeys = new HashSet<>();

    private RuleApproving(ProposedRules proposed, EnergyState state) {
        this.state = state;
        this.proposed = proposed;
        this.calendar = EnergyState.CALENDAR.find(state.world()).orElse(null);
        this.after = state.rules();
    }

    static Decision<Receipt> run(EnergyCommand.ApproveRules command, LedgerCall call, EnergyState state) {
        @Nullable ProposedRules open = EnergyState.PROPOSAL
                .find(state.world(), command.id())
                .filter(proposal -> !proposal.approved())
                .map(StoredValues.Proposal::rules)
                .orElse(null);
        if (open == null) {
            return Decision.reject(
                    RuleRejection.PROPOSAL_UNKNOWN,
                    "energy-market, propose / approve a rule",
                    "there is no open proposal " + command.id());
        }
        return new RuleApproving(open, state).approve(command, call);
    }

    private Decision<Receipt> approve(EnergyCommand.ApproveRules command, LedgerCall call) {
        proposed.changes().forEach(this::take);
        if (proposed.changes().stream().anyMatch(RuleChange.SetGrid.class::isInstance)) {
            loadAllFeeders();
        }
        RuleFacts facts = new RuleFacts(
                proposed,
                command.digest(),
                RuleFacts.Known.OPEN,
                after,
                loads,
                existing,
                takenKeys,
                calendar,
                deadlineSealed(),
                call,
                state.limits());
        return RuleRules.APPROVE.check(facts).map(legal -> store(call));
    }

    private boolean deadlineSealed() {
        return calendar != null && state.isSealed(calendar, proposed.from().minus(calendar.horizon() + 2));
    }

    private void loadAllFeeders() {
        EnergyState.FEEDER_LOAD
                .startingWith(state.world(), state.limits().of(EnergyLimit.GROUPS_PER_PLAN))
                .forEach(row -> loads.putIfAbsent(row.value().feeder(), row.value()));
    }

    private void take(RuleChange change) {
        switch (change) {
            case RuleChange.SetGrid(var plan) -> after = after.withGrid(proposed.from(), plan);
            case RuleChange.SetTariff(var tariff) -> after = after.withTariff(proposed.from(), tariff);
            case RuleChange.SetMixing(var terms) -> after = after.withMixing(proposed.from(), terms);
            case RuleChange.SetMeterLimits(var meter, var limits) -> changeLimits(meter, limits);
            case RuleChange.SetMeterCircle(var meter, var circle) -> changeCircle(meter, circle);
            case RuleChange.RegisterSmartMeter meter -> register(meter);
        }
    }

    private void register(RuleChange.RegisterSmartMeter meter) {
        EnergyState.METER.find(state.world(), meter.meter()).ifPresent(known -> existing.put(meter.meter(), known));
        if (EnergyState.METER_KEY.has(state.world(), meter.key())) {
            takenKeys.add(meter.key());
        }
        changed.put(
                meter.meter(),
                SmartMeter.of(meter.meter(), meter.key(), meter.feeder(), proposed.from(), meter.limits()));
        addLoad(meter.feeder(), meter.limits(), 1);
    }

    /** Loads count the largest limits a meter ever had: an upper bound that never understates. */
    private void changeLimits(MeterId id, TradingLimits limits) {
        EnergyState.METER.find(state.world(), id).ifPresent(meter -> {
            existing.put(id, meter);
            SmartMeter before = changed.getOrDefault(id, meter);
            SmartMeter with = before.withLimits(proposed.from(), limits);
            changed.put(id, with);
            TradingLimits was = before.largestLimits();
            TradingLimits is = with.largestLimits();
            addLoad(
                    meter.feeder(),
                    new TradingLimits(
                            is.production().minusOrZero(was.production()),
                            is.consumption().minusOrZero(was.consumption())),
                    0);
        });
    }

    private void changeCircle(MeterId id, CircleId circle) {
        EnergyState.METER.find(state.world(), id).ifPresent(meter -> {
            existing.put(id, meter);
            changed.put(id, changed.getOrDefault(id, meter).withCircle(proposed.from(), circle));
        });
    }

    private void addLoad(FeederId feeder, TradingLimits more, int meters) {
        FeederLoad load = loads.computeIfAbsent(
                feeder, id -> EnergyState.FEEDER_LOAD.find(state.world(), id).orElse(FeederLoad.none(id)));
        loads.put(feeder, load.plus(more.production(), more.consumption(), meters));
    }

    private Receipt store(LedgerCall call) {
        Interval oldest = calendar == null ? proposed.from() : oldestNeeded(calendar, call);
        MarketRules kept = calendar == null ? after : after.since(oldest);
        if (!kept.equals(state.rules())) {
            EnergyState.RULES.put(state.world(), kept);
        }
        changed.values().forEach(meter -> {
            EnergyState.METER.put(state.world(), calendar == null ? meter : meter.withCirclesSince(oldest), meter.id());
            EnergyState.METER_KEY.put(state.world(), new StoredValues.MeterOfKey(meter.id()), meter.key());
        });
        loads.values().forEach(load -> EnergyState.FEEDER_LOAD.put(state.world(), load, load.feeder()));
        EnergyState.PROPOSAL.put(state.world(), new StoredValues.Proposal(proposed, true), proposed.id());
        state.tell(new EnergyEvent.RuleEffective(proposed));
        return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
    }

    /** Bills look back as far as a cycle and the settlement window. */
    private Interval oldestNeeded(MarketCalendar calendar, LedgerCall call) {
        return calendar.roundAt(call.time())
                .minus(2 * calendar.horizon()
                        + calendar.settlementWindow()
                        + state.limits().of(EnergyLimit.INTERVALS_PER_OPERATION));
    }
}
