package org.gridmarket.testkit.energy;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;

/**
 * Founds the market of {@link EnergyExamples} on a ledger: grid and tariff, two homes per feeder, two solvers, the
 * calendar. Home n has key pair n, its meter key pair 100 + n; the solvers have 201 and 202.
 */
public final class Founding {
    public static final int HOMES_PER_FEEDER = 2;
    public static final int FIRST_SOLVER = 201;
    public static final int SECOND_SOLVER = 202;

    /** L+ and L- of every home. */
    public static final long TRADING_LIMIT_WH = 10_000;

    private static final Interval LONG_AGO = Interval.of(-1_000);

    private Founding() {}

    /** Three feeders, homes 1 and 2 on f1, 3 and 4 on f2, 5 and 6 on f3; all registered; the clock in round F. */
    public static MarketOnLedger market() {
        return market(EnergyExamples.calendar(), EnergyExamples.grid());
    }

    public static MarketOnLedger market(MarketCalendar calendar, GridPlan plan) {
        return market(calendar, plan, EnergyLimits.STANDARD);
    }

    /** With bounds that are reached sooner than the standard ones. */
    public static MarketOnLedger market(MarketCalendar calendar, GridPlan plan, EnergyLimits limits) {
        MarketOnLedger market = new MarketOnLedger(calendar, limits);
        foundRules(market, plan);
        foundCalendar(market);
        market.goToGate(calendar.firstRound().previous());
        for (int home = 1; home <= homes(plan); home++) {
            register(market, home);
        }
        return market;
    }

    public static int homes(GridPlan plan) {
        return HOMES_PER_FEEDER * plan.feeders().size();
    }

    /** Grid, tariff, meters and licences; no calendar yet. */
    public static void foundRules(MarketOnLedger market, GridPlan plan) {
        List<RuleChange> rules =
                List.of(new RuleChange.SetGrid(plan), new RuleChange.SetTariff(EnergyExamples.tariff()));
        approve(market, new ProposedRules("grid", LONG_AGO, rules), MarketOnLedger.REGULATOR_ADMIN);
        List<RuleChange> meters = new ArrayList<>();
        int home = 1;
        for (Feeder feeder : plan.feeders()) {
            for (int i = 0; i < HOMES_PER_FEEDER; i++) {
                meters.add(new RuleChange.RegisterSmartMeter(
                        meter(home), meterKeys(home).publicKey(), feeder.id(), limits(TRADING_LIMIT_WH)));
                home++;
            }
        }
        approve(market, new ProposedRules("meters", LONG_AGO, meters), MarketOnLedger.COOPERATIVE_ADMIN);
        for (int solver : new int[] {FIRST_SOLVER, SECOND_SOLVER}) {
            market.run(MarketOnLedger.COOPERATIVE_ADMIN, new EnergyCommand.GrantLicence(EnergyExamples.account(solver)))
                    .orThrow();
        }
    }

    public static void foundCalendar(MarketOnLedger market) {
        String proposed = market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeCalendar(market.calendar()))
                .orThrow()
                .result();
        market.run(
                        MarketOnLedger.REGULATOR_ADMIN,
                        new EnergyCommand.ApproveCalendar(RecordCodec.of(EnergyResult.Proposed.class)
                                .read(proposed)
                                .digest()))
                .orThrow();
    }

    /** Proposed by the DSO's administrator and approved by this one. */
    public static void approve(MarketOnLedger market, ProposedRules rules, Caller.Member approver) {
        market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules))
                .orThrow();
        market.run(approver, new EnergyCommand.ApproveRules(rules.id(), rules.digest()))
                .orThrow();
    }

    public static void register(MarketOnLedger market, int home) {
        market.run(EnergyExamples.keyPair(home), new EnergyCommand.RegisterProsumer(certificate(home)))
                .orThrow();
    }

    public static MeterCertificate certificate(int home) {
        return new MeterCertificate(
                meter(home),
                EnergyExamples.account(home),
                meterKeys(home)
                        .sign(MeterCertificate.signingBytes(
                                EnergyExamples.TARGET, meter(home), EnergyExamples.account(home))));
    }

    public static MeterId meter(int home) {
        return new MeterId("meter-" + home);
    }

    public static AccountKeyPair meterKeys(int home) {
        return EnergyExamples.keyPair(100 + home);
    }

    public static TradingLimits limits(long wh) {
        return new TradingLimits(Energy.ofWh(wh), Energy.ofWh(wh));
    }
}
