package org.gridmarket.gateway.energy;

import java.util.List;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.registry.SolverLicence;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.jdbi.v3.core.Handle;

/** Meters, public accounts, solvers, bills; who has claimed; and why a relay carries operations of an account. */
public final class PartyRows implements Projection<EnergyEvent> {
    @Override
    public void apply(Handle rows, Place place, EnergyEvent event) {
        switch (event) {
            case EnergyEvent.RuleEffective effective ->
                effective.rules().changes().forEach(change -> change(rows, place, change));
            case EnergyEvent.ProsumerRegistered(MeterId meter, AccountKey account) -> bind(rows, place, meter, account);
            case EnergyEvent.AssetsWithdrawn withdrawn -> know(rows, place, withdrawn.account(), AccountKind.ASSETS);
            case EnergyEvent.MoneyBooked booked -> know(rows, place, booked.account(), AccountKind.CREDIT);
            case EnergyEvent.CreditCollected collected -> know(rows, place, collected.account(), AccountKind.CREDIT);
            case EnergyEvent.OfferPosted posted ->
                know(rows, place, posted.page().account(), AccountKind.ASSETS);
            case EnergyEvent.LicenceChanged(SolverLicence licence) -> license(rows, place, licence);
            case EnergyEvent.BillReported billed -> bill(rows, billed);
            case EnergyEvent.MixCommitted mixed ->
                mixed.outputs().stream()
                        .filter(output -> !mixed.forfeited().contains(output))
                        .forEach(output -> know(rows, place, output, AccountKind.ASSETS));
            case EnergyEvent.Claimed claimed -> claimed.intervals().forEach(t -> claim(rows, claimed.account(), t));
            case EnergyEvent.Retired retired -> claim(rows, retired.account(), retired.t());
            default -> {
                // names no party
            }
        }
    }

    private static void change(Handle rows, Place place, RuleChange change) {
        switch (change) {
            case RuleChange.RegisterSmartMeter(var meter, var key, var feeder, TradingLimits limits) -> {
                rows.createUpdate("""
                                insert into meter (meter, meter_key, feeder, production_wh, consumption_wh)
                                values (:meter, :key, :feeder, :production, :consumption)""")
                        .bind("meter", meter.name())
                        .bind("key", key.toHex())
                        .bind("feeder", feeder.name())
                        .bind("production", limits.production().wh())
                        .bind("consumption", limits.consumption().wh())
                        .execute();
                know(rows, place, key, AccountKind.METER);
            }
            case RuleChange.SetMeterLimits(var meter, TradingLimits limits) ->
                rows.createUpdate("""
                                update meter set production_wh = :production, consumption_wh = :consumption
                                where meter = :meter""")
                        .bind("meter", meter.name())
                        .bind("production", limits.production().wh())
                        .bind("consumption", limits.consumption().wh())
                        .execute();
            case RuleChange.SetGrid grid -> {
                // names feeders, not parties
            }
            default -> {
                // tariff and mixing likewise; the read model keeps no circles
            }
        }
    }

    private static void bind(Handle rows, Place place, MeterId meter, AccountKey account) {
        rows.createUpdate("update meter set account = :account where meter = :meter")
                .bind("account", account.toHex())
                .bind("meter", meter.name())
                .execute();
        rows.createUpdate("delete from meter_binding where meter = :meter and block = :block")
                .bind("meter", meter.name())
                .bind("block", place.block())
                .execute();
        rows.createUpdate("insert into meter_binding (meter, block, account) values (:meter, :block, :account)")
                .bind("meter", meter.name())
                .bind("block", place.block())
                .bind("account", account.toHex())
                .execute();
        know(rows, place, account, AccountKind.PUBLIC);
    }

    private static void license(Handle rows, Place place, SolverLicence licence) {
        rows.createUpdate("delete from solver where account = :account")
                .bind("account", licence.solver().toHex())
                .execute();
        Round until = licence.until();
        rows.createUpdate("""
                        insert into solver (account, organisation, from_round, until_round)
                        values (:account, :organisation, :from, :until)""")
                .bind("account", licence.solver().toHex())
                .bind("organisation", licence.organisation().name())
                .bind("from", licence.from().index())
                .bind("until", until == null ? null : until.index())
                .execute();
        know(rows, place, licence.solver(), AccountKind.SOLVER);
    }

    private static void bill(Handle rows, EnergyEvent.BillReported billed) {
        rows.createUpdate(
                        "insert into bill (meter, first_t, last_t, total_micro) values (:meter, :first, :last, :total)")
                .bind("meter", billed.meter().name())
                .bind("first", billed.first().index())
                .bind("last", billed.last().index())
                .bind("total", billed.total().micro())
                .execute();
    }

    /** Retiring brings in what is not claimed yet, so either event may be the second one. */
    private static void claim(Handle rows, AccountKey account, Interval t) {
        rows.createUpdate("delete from claimed where account = :account and t = :t")
                .bind("account", account.toHex())
                .bind("t", t.index())
                .execute();
        rows.createUpdate("insert into claimed (account, t) values (:account, :t)")
                .bind("account", account.toHex())
                .bind("t", t.index())
                .execute();
    }

    private static void know(Handle rows, Place place, AccountKey account, AccountKind kind) {
        KnownAccounts.know(rows, EnergyFunctions.PREFIX, place, account, kind.name());
    }

    @Override
    public List<String> tables() {
        return List.of("meter", "meter_binding", "solver", "bill", "claimed");
    }
}
