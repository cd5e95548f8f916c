package org.gridmarket.testbed.day;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testbed.household.Household;
import org.gridmarket.testbed.household.MeterDevice;
import org.gridmarket.testbed.household.ProsumerAgent;
import org.gridmarket.testbed.household.Signer;
import org.gridmarket.testbed.microgrid.Microgrid;

/** Every home with its agent and its meter, each with a key of its own. */
final class Neighbourhood {
    /** A home and its two devices. */
    record Home(Household household, MeterDevice meter, ProsumerAgent agent) {}

    private final List<Home> homes = new ArrayList<>();

    Neighbourhood(Microgrid microgrid, Target target, SecureRandom random) {
        for (Household household : microgrid.homes()) {
            Signer account = new Signer(AccountKeyPair.generate(random), target, random);
            Signer meterKey = new Signer(AccountKeyPair.generate(random), target, random);
            MeterDevice meter = new MeterDevice(household.meter(), meterKey, household.plan(), account.key());
            ProsumerAgent agent =
                    new ProsumerAgent(account, meter.certificate(), household.plan(), DayPlan.RETIRE_TOGETHER);
            homes.add(new Home(household, meter, agent));
        }
    }

    List<Home> homes() {
        return List.copyOf(homes);
    }

    List<ProsumerAgent> agents() {
        return homes.stream().map(Home::agent).toList();
    }

    List<MeterDevice> meters() {
        return homes.stream().map(Home::meter).toList();
    }

    /** What the DSO proposes and the cooperative approves. */
    List<RuleChange> registrations() {
        return homes.stream()
                .<RuleChange>map(home -> new RuleChange.RegisterSmartMeter(
                        home.meter().id(),
                        home.meter().key(),
                        home.household().feeder(),
                        home.household().limits()))
                .toList();
    }

    /** What each account has to pay in before it can post its buying offers; accounts that need nothing are left out. */
    Map<AccountKey, Money> deposits() {
        Map<AccountKey, Money> deposits = new TreeMap<>();
        for (Home home : homes) {
            Money needed = home.household().plan().credit(DayPlan.TARIFF);
            if (!needed.isZero()) {
                deposits.put(home.agent().account(), needed);
            }
        }
        return deposits;
    }
}
