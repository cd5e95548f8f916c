package org.gridmarket.kernel.energy.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.kernel.agreement.Retention;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.SafeLimits;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * What approvals of rules are judged by, once two organisations agree.
 *
 * @param rules what is proposed
 * @param after the rules as they would be, without what has fallen off
 * @param retention how many versions of a rule are kept
 * @param loads what the meters of each feeder could trade, as it would be
 * @param meters the meters that the changes name, where they exist
 * @param changed the meters that the changes name, as they would be
 * @param takenKeys keys that the changes name and that belong to a meter
 * @param calendar null before the market is founded
 * @param deadlineSealed whether the last book in which they may change, t0 - H - 3, is sealed
 * @param room for how many meters there is room now, see {@link PostingRoom}
 */
record RuleFacts(
        ProposedRules rules,
        MarketRules after,
        Retention retention,
        Map<FeederId, FeederLoad> loads,
        Map<MeterId, SmartMeter> meters,
        Map<MeterId, SmartMeter> changed,
        Set<AccountKey> takenKeys,
        @Nullable MarketCalendar calendar,
        boolean deadlineSealed,
        int room,
        LedgerCall call,
        EnergyLimits limits) {
    /**
     * Rules that bind offers take effect from an interval that nothing names yet: the approval needs a time before
     * gate(t0 - H - 3) and reads that book's seal, which withdrawals for t0 need. New meters count from the next round.
     */
    @Nullable String tooSoon() {
        if (calendar == null) {
            return null;
        }
        if (rules.changes().stream().allMatch(RuleChange.RegisterSmartMeter.class::isInstance)) {
            Round round = calendar.roundAt(call.time());
            return rules.from().isAfter(round.interval()) ? null : "meters count from round " + round.next() + " on";
        }
        boolean late = !call.time().isBefore(calendar.gate(calendar.lastBookToChange(rules.from())));
        return late || deadlineSealed
                ? "the rules of interval " + rules.from() + " are fixed; the first whose are not is "
                        + calendar.firstChangeable(call.time())
                : null;
    }

    @Nullable String gridMissing() {
        return after.gridAt(rules.from()).isEmpty() && namesMeters()
                ? "no grid plan is in force at " + rules.from()
                : null;
    }

    private boolean namesMeters() {
        return rules.changes().stream().anyMatch(RuleChange.RegisterSmartMeter.class::isInstance);
    }

    @Nullable String feederUnknown() {
        for (RuleChange change : rules.changes()) {
            if (change instanceof RuleChange.RegisterSmartMeter meter
                    && after.gridAt(rules.from())
                            .flatMap(plan -> plan.groupOf(meter.feeder()))
                            .isEmpty()) {
                return "meter " + meter.meter() + " names feeder " + meter.feeder() + ", which the plan at "
                        + rules.from() + " lacks";
            }
        }
        return null;
    }

    @Nullable String meterExists() {
        Set<MeterId> names = new LinkedHashSet<>(meters.keySet());
        Set<AccountKey> keys = new LinkedHashSet<>(takenKeys);
        for (RuleChange change : rules.changes()) {
            if (change instanceof RuleChange.RegisterSmartMeter meter
                    && (!names.add(meter.meter()) || !keys.add(meter.key()))) {
                return "meter " + meter.meter() + " or its key is registered";
            }
        }
        return null;
    }

    @Nullable String meterUnknown() {
        for (RuleChange change : rules.changes()) {
            @Nullable MeterId named = switch (change) {
                case RuleChange.SetMeterLimits limits -> limits.meter();
                case RuleChange.SetMeterCircle circle -> circle.meter();
                default -> null;
            };
            if (named != null && !meters.containsKey(named)) {
                return "there is no meter " + named;
            }
        }
        return null;
    }

    @Nullable String circleUnknown() {
        for (RuleChange.SetMeterCircle change : circleChanges()) {
            if (after.terms()
                    .at(rules.from())
                    .flatMap(terms -> terms.circle(change.circle()))
                    .isEmpty()) {
                return "meter " + change.meter() + " is to be in circle " + change.circle()
                        + ", which the terms of mixing at " + rules.from() + " lack";
            }
        }
        return null;
    }

    private List<RuleChange.SetMeterCircle> circleChanges() {
        return rules.changes().stream()
                .filter(RuleChange.SetMeterCircle.class::isInstance)
                .map(RuleChange.SetMeterCircle.class::cast)
                .toList();
    }

    @Nullable String feederFull() {
        return loads.values().stream()
                .filter(load -> load.meters() > limits.of(EnergyLimit.METERS_PER_FEEDER))
                .map(load -> "feeder " + load.feeder() + " would have " + load.meters() + " meters; at most "
                        + limits.of(EnergyLimit.METERS_PER_FEEDER))
                .findFirst()
                .orElse(null);
    }

    /** Loads are never deleted, since meters stay: those of feeders that a plan has dropped count when it comes back. */
    @Nullable String tooManyFeeders() {
        int most = limits.of(EnergyLimit.FEEDERS);
        return loads.size() > most
                ? loads.size() + " feeders would have meters; at most " + most + " (" + EnergyLimit.FEEDERS + ")"
                : null;
    }

    /** Opening a mix reads all joins of a group at once. */
    @Nullable String groupTooLarge() {
        int most = limits.of(EnergyLimit.MIX_JOINS_PER_GROUP);
        if (after.terms().versions().isEmpty()) {
            return null;
        }
        for (GridPlan plan : after.grid().since(rules.from()).values()) {
            for (AnonymityGroup group : plan.anonymityGroups()) {
                int meters = group.feeders().stream()
                        .mapToInt(feeder -> loads.getOrDefault(feeder, FeederLoad.none(feeder))
                                .meters())
                        .sum();
                if (meters > most) {
                    return "anonymity group " + group.id() + " would have " + meters + " meters; at most " + most
                            + " may mix with each other (" + EnergyLimit.MIX_JOINS_PER_GROUP + ")";
                }
            }
        }
        return null;
    }

    /** For how many meters there has to be room. */
    int roomNeeded() {
        int meters = loads.values().stream().mapToInt(FeederLoad::meters).sum();
        return Math.max(room, PostingRoom.roomFor(meters));
    }

    @Nullable String tooManyMeters() {
        return PostingRoom.offence(roomNeeded(), after, calendar, limits);
    }

    /**
     * More room for meters makes the shares of all accounts smaller, but what they have posted stays until its book has rolled
     * off. So meters that had no room before may post only after that, in the books before their first interval.
     */
    @Nullable String beyondRoom() {
        if (calendar == null || roomNeeded() == room) {
            return null;
        }
        Interval first = calendar.roundAt(call.time()).interval().plus(2 * calendar.horizon() + 3);
        return rules.from().isBefore(first)
                ? "there is room for " + room + " meters; further ones count from interval " + first + " on"
                : null;
    }

    @Nullable String withinWindow() {
        Optional<Interval> ofCircles = circleChanges().isEmpty()
                ? Optional.empty()
                : Optional.of(rules.from()).filter(after::cutsWindow);
        return after.changeWithinWindow()
                .or(() -> ofCircles)
                .map(t -> "grid, mixing or circles change at " + t + ", inside window "
                        + after.windowOf(t.previous()).orElseThrow().first() + ".."
                        + after.windowOf(t.previous()).orElseThrow().last())
                .orElse(null);
    }

    @Nullable String tooManyVersions() {
        return retention.offence(Stream.concat(
                        after.versions().stream(), changed.values().stream().map(SmartMeter::versions))
                .toList());
    }

    @Nullable String tooLarge() {
        return RuleLength.of(after, limits).tooLarge();
    }

    /** A window takes its joins until lead + 2 books before it begins, and they have withdrawn for all of it. */
    @Nullable String beyondHorizon() {
        return calendar == null ? null : beyondHorizon(after, calendar);
    }

    /** What is wrong with terms of mixing under a calendar; also asked when a market with such terms is founded. */
    static @Nullable String beyondHorizon(MarketRules rules, MarketCalendar calendar) {
        return rules.terms().values().stream()
                .filter(terms -> terms.window() + terms.lead() > calendar.horizon())
                .map(terms -> "window " + terms.window() + " and lead " + terms.lead() + " are "
                        + (terms.window() + terms.lead()) + " intervals, the horizon is " + calendar.horizon())
                .findFirst()
                .orElse(null);
    }

    /** Safe for every plan in force from then on, at every definition, registration and change of L: none acts earlier. */
    @Nullable String unsafe() {
        for (GridPlan plan : after.grid().since(rules.from()).values()) {
            @Nullable String offence = SafeLimits.offence(plan, loads);
            if (offence != null) {
                return offence;
            }
        }
        return null;
    }
}
