package org.gridmarket.kernel.energy.operation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.agreement.Retention;
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
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.jspecify.annotations.Nullable;

/** An administrator of the other organisation brings proposed changes into force. */
final class RuleApproving {
    private final EnergyState state;
    private final ProposedRules proposed;
    private final @Nullable MarketCalendar calendar;
    private final Retention retention;
    private MarketRules after;
    private final Map<MeterId, SmartMeter> existing = new LinkedHashMap<>();
    private final Map<MeterId, SmartMeter> changed = new LinkedHashMap<>();
    private final Map<FeederId, FeederLoad> loads = new LinkedHashMap<>();
    private final Set<AccountKey> takenKeys = new LinkedHashSet<>();

    private RuleApproving(ProposedRules proposed, LedgerCall call, EnergyState state) {
        this.state = state;
        this.proposed = proposed;
        this.calendar = EnergyState.CALENDAR.find(state.world()).orElse(null);
        this.retention = calendar == null
                ? MarketRules.retentionBeforeFounding(state.limits())
                : MarketRules.retention(calendar, calendar.roundAt(call.time()), state.limits());
        this.after = state.rules();
    }

    static Decision<Receipt> run(EnergyCommand.ApproveRules command, LedgerCall call, EnergyState state) {
        return RuleProposing.AGREEING
                .open(command.id(), command.digest(), call, state.world())
                .then(open -> new RuleApproving(open, call, state).approve(call));
    }

    private Decision<Receipt> approve(LedgerCall call) {
        proposed.changes().forEach(this::take);
        after = after.keeping(retention); // what nobody can ask for any more falls off before versions are counted
        if (proposed.changes().stream().anyMatch(RuleApproving::concernsAllMeters)) {
            loadAllFeeders();
        }
        RuleFacts facts = new RuleFacts(
                proposed,
                after,
                retention,
                loads,
                existing,
                changed,
                takenKeys,
                calendar,
                deadlineSealed(),
                PostingRoom.metersWithRoom(state),
                call,
                state.limits());
        return RuleRules.APPROVE.check(facts).map(legal -> store(legal));
    }

    private boolean deadlineSealed() {
        return calendar != null && state.isSealed(calendar, calendar.lastBookToChange(proposed.from()));
    }

    /** What is judged by the number of all meters there are, or by all feeders. */
    private static boolean concernsAllMeters(RuleChange change) {
        return change instanceof RuleChange.SetGrid
                || change instanceof RuleChange.SetMixing
                || change instanceof RuleChange.RegisterSmartMeter;
    }

    private void loadAllFeeders() {
        EnergyState.FEEDER_LOAD
                .startingWith(state.world(), state.limits().of(EnergyLimit.FEEDERS))
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

    /** Loads count the largest limits of a meter that anybody can still ask for: what safety has to count with. */
    private void changeLimits(MeterId id, TradingLimits limits) {
        change(id, meter -> meter.withLimits(proposed.from(), limits));
    }

    private void changeCircle(MeterId id, CircleId circle) {
        change(id, meter -> meter.withCircle(proposed.from(), circle));
    }

    private void change(MeterId id, UnaryOperator<SmartMeter> how) {
        EnergyState.METER.find(state.world(), id).ifPresent(meter -> {
            existing.put(id, meter);
            SmartMeter before = changed.getOrDefault(id, meter);
            SmartMeter with = how.apply(before).keeping(retention);
            changed.put(id, with);
            TradingLimits was = before.largestLimits();
            TradingLimits is = with.largestLimits();
            if (!is.equals(was)) {
                FeederLoad load = load(meter.feeder())
                        .plus(is.production(), is.consumption(), 0)
                        .minus(was.production(), was.consumption());
                loads.put(meter.feeder(), load);
            }
        });
    }

    private FeederLoad load(FeederId feeder) {
        return loads.computeIfAbsent(
                feeder, id -> EnergyState.FEEDER_LOAD.find(state.world(), id).orElse(FeederLoad.none(id)));
    }

    private void addLoad(FeederId feeder, TradingLimits more, int meters) {
        loads.put(feeder, load(feeder).plus(more.production(), more.consumption(), meters));
    }

    private Receipt store(RuleFacts legal) {
        if (!after.equals(state.rules())) {
            EnergyState.RULES.put(state.world(), after);
        }
        changed.values().forEach(meter -> {
            EnergyState.METER.put(state.world(), meter, meter.id());
            EnergyState.METER_KEY.put(state.world(), new StoredValues.MeterOfKey(meter.id()), meter.key());
        });
        loads.values().forEach(load -> EnergyState.FEEDER_LOAD.put(state.world(), load, load.feeder()));
        if (legal.roomNeeded() > legal.room()) {
            EnergyState.METER_ROOM.put(state.world(), new StoredValues.MeterRoom(legal.roomNeeded()));
        }
        RuleProposing.AGREEING.approved(proposed, state.world());
        state.tell(new EnergyEvent.RuleEffective(proposed));
        return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
    }
}
