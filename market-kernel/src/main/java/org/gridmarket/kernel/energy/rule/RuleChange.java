package org.gridmarket.kernel.energy.rule;

import org.gridmarket.kernel.agreement.Change;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;

/** One change of the rules; the DSO proposes it, and the organisation named by {@link #approver} approves it. */
public sealed interface RuleChange extends Change {
    /** Feeders, anonymity groups, limit groups from an interval on. */
    record SetGrid(GridPlan plan) implements RuleChange {
        @Override
        public Role approver() {
            return Role.admin(Organisation.REGULATOR);
        }
    }

    /** Prices and fee from an interval on. */
    record SetTariff(Tariff tariff) implements RuleChange {
        @Override
        public Role approver() {
            return Role.admin(Organisation.REGULATOR);
        }
    }

    /** Windows and bundles of mixing from an interval on, which begins a window. */
    record SetMixing(MixingTerms terms) implements RuleChange {
        @Override
        public Role approver() {
            return Role.admin(Organisation.REGULATOR);
        }
    }

    /** Other trading limits of a meter from an interval on. */
    record SetMeterLimits(MeterId meter, TradingLimits limits) implements RuleChange {
        @Override
        public Role approver() {
            return Role.admin(Organisation.REGULATOR);
        }
    }

    /** The circle that a meter mixes in from an interval on, which begins a window. */
    record SetMeterCircle(MeterId meter, CircleId circle) implements RuleChange {
        @Override
        public Role approver() {
            return Role.admin(Organisation.REGULATOR);
        }
    }

    /** A further meter; DSO and cooperative together, so that neither invents members alone. */
    record RegisterSmartMeter(MeterId meter, AccountKey key, FeederId feeder, TradingLimits limits)
            implements RuleChange {
        @Override
        public Role approver() {
            return Role.admin(Organisation.COOPERATIVE);
        }
    }
}
