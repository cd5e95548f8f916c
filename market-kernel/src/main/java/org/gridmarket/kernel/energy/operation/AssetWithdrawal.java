package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** A public account takes EPA and ECA; the total withdrawn per interval stays within L+ and L- (2.5). */
final class AssetWithdrawal {
    private static final String SOURCE = "energy-market, withdrawAssets";

    /** What is asked for, and by whom. */
    record Facts(
            List<AssetAmount> amounts,
            Account account,
            @Nullable SmartMeter meter,
            MarketRules rules,
            boolean firstSealed,
            boolean lastFixed,
            SignedCall call) {
        @Nullable String notPublic() {
            return meter == null ? "account " + account.key() + " is not bound to a meter" : null;
        }

        @Nullable String missing() {
            return amounts.isEmpty() || amounts.size() > call.limits().of(EnergyLimit.INTERVALS_PER_OPERATION)
                    ? amounts.size() + " intervals named; 1.." + call.limits().of(EnergyLimit.INTERVALS_PER_OPERATION)
                            + " are allowed"
                    : null;
        }

        @Nullable String notAscending() {
            return Ascending.offence(amounts.stream().map(AssetAmount::t).toList());
        }

        /** Rounds close in order, so the earliest interval's seal speaks for all. */
        @Nullable String closed() {
            Interval first = amounts.getFirst().t();
            return firstSealed || !call.now().isBefore(call.calendar().gate(first))
                    ? "interval " + first + " is closed in round " + call.round()
                    : null;
        }

        @Nullable String tooFar() {
            Interval last = amounts.getLast().t();
            Interval nameable = call.calendar().lastNameable(call.now());
            if (last.isAfter(nameable)) {
                return "interval " + last + " is beyond " + nameable;
            }
            return lastFixed
                    ? null
                    : "the rules of interval " + last + " may change until round "
                            + call.calendar().lastBookToChange(last) + " is closed";
        }

        @Nullable String withoutRules() {
            return amounts.stream()
                    .filter(amount -> group(amount.t()).isEmpty() || !rules.covers(amount.t()))
                    .map(amount ->
                            "no grid with feeder " + known().feeder() + " or no tariff at interval " + amount.t())
                    .findFirst()
                    .orElse(null);
        }

        @Nullable String aboveProductionLimit() {
            return aboveLimit(
                    "L+",
                    AssetAmount::production,
                    Holding::withdrawnProduction,
                    t -> known().limitsAt(t).production());
        }

        @Nullable String aboveConsumptionLimit() {
            return aboveLimit(
                    "L-",
                    AssetAmount::consumption,
                    Holding::withdrawnConsumption,
                    t -> known().limitsAt(t).consumption());
        }

        private @Nullable String aboveLimit(
                String name,
                Function<AssetAmount, Energy> asked,
                Function<Holding, Energy> withdrawn,
                Function<Interval, Energy> limit) {
            for (AssetAmount amount : amounts) {
                Energy before = account.holding(amount.t()).map(withdrawn).orElse(Energy.ZERO);
                EnergySum total = EnergySum.of(before).plus(asked.apply(amount));
                if (total.exceeds(limit.apply(amount.t()))) {
                    return "interval " + amount.t() + ": " + total + " withdrawn in all, " + name + " is "
                            + limit.apply(amount.t());
                }
            }
            return null;
        }

        /** A meter that never bills must not make its account so large that nobody can claim for it. */
        @Nullable String tooManyHoldings() {
            int most = call.limits().of(EnergyLimit.HOLDINGS_PER_ACCOUNT);
            long after = account.holdings().size()
                    + amounts.stream()
                            .filter(amount -> account.holding(amount.t()).isEmpty())
                            .count();
            return after > most
                    ? after + " intervals would wait for their bill; at most " + most + " ("
                            + EnergyLimit.HOLDINGS_PER_ACCOUNT + ")"
                    : null;
        }

        Optional<GroupId> group(Interval t) {
            Optional<GridPlan> plan = rules.gridAt(t);
            return plan.flatMap(grid -> grid.groupOf(known().feeder()));
        }

        private SmartMeter known() {
            if (meter == null) {
                throw new IllegalStateException("an earlier rule should have refused this");
            }
            return meter;
        }
    }

    // spotless:off
    static final RuleBook<Facts> WITHDRAW = RuleBook.of("energy:withdrawAssets",
            rule(AccountRejection.ACCOUNT_NOT_PUBLIC,         SOURCE, Facts::notPublic),
            rule(AccountRejection.AMOUNTS_MISSING,            SOURCE, Facts::missing),
            rule(AccountRejection.INTERVALS_NOT_ASCENDING,    SOURCE, Facts::notAscending),
            rule(AccountRejection.INTERVAL_CLOSED,            SOURCE, Facts::closed),
            rule(AccountRejection.INTERVAL_TOO_FAR,           SOURCE, Facts::tooFar),
            rule(AccountRejection.NO_RULES_AT_INTERVAL,       SOURCE, Facts::withoutRules),
            rule(AccountRejection.PRODUCTION_LIMIT_EXCEEDED,  "(2.5)", Facts::aboveProductionLimit),
            rule(AccountRejection.CONSUMPTION_LIMIT_EXCEEDED, "(2.5)", Facts::aboveConsumptionLimit),
            rule(AccountRejection.TOO_MANY_HOLDINGS,          "docs/limits.md", Facts::tooManyHoldings));
    // spotless:on

    private AssetWithdrawal() {}

    static Decision<Receipt> run(EnergyCommand.WithdrawAssets command, SignedCall call, EnergyState state) {
        Account account = state.account(call.signer());
        @Nullable SmartMeter meter = account.meter() == null
                ? null
                : EnergyState.METER.find(state.world(), account.meter()).orElse(null);
        boolean firstSealed = !command.amounts().isEmpty()
                && state.isSealed(
                        call.calendar(), command.amounts().getFirst().t().round());
        boolean lastFixed = command.amounts().isEmpty()
                || state.isSealed(
                        call.calendar(),
                        call.calendar()
                                .lastBookToChange(command.amounts().getLast().t()));
        Facts facts = new Facts(command.amounts(), account, meter, state.rules(), firstSealed, lastFixed, call);
        return WITHDRAW.check(facts).map(legal -> store(legal, state));
    }

    private static Receipt store(Facts legal, EnergyState state) {
        Account account = legal.account();
        for (AssetAmount amount : legal.amounts()) {
            Holding holding = account.holding(amount.t())
                    .orElse(Holding.none(amount.t(), legal.group(amount.t()).orElseThrow()));
            account = account.withHolding(holding.withdraw(amount.production(), amount.consumption()));
        }
        state.putAccount(account);
        state.tell(new EnergyEvent.AssetsWithdrawn(account.key(), legal.amounts()));
        return state.receipt(
                EnergyResult.Settled.class,
                new EnergyResult.Settled(legal.amounts().size()));
    }
}
