package org.gridmarket.cli.energy.operator;

import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;

/**
 * A meter that has asked to be registered.
 *
 * @param meter the name it wants
 * @param key the key it signs with, and has asked with
 * @param feeder where it says it is connected
 * @param limits what it asks for
 * @param status WAITING or REGISTERED
 * @param organisation at whose gateway it asked
 */
record WaitingMeter(
        MeterId meter, AccountKey key, FeederId feeder, TradingLimits limits, String status, String organisation) {
    RuleChange.RegisterSmartMeter asChange() {
        return new RuleChange.RegisterSmartMeter(meter, key, feeder, limits);
    }
}
