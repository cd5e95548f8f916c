package org.gridmarket.testbed.day;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gridmarket.agent.energy.AnonymousAgent;
import org.gridmarket.agent.energy.ProsumerAgent;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.meter.MeterDevice;
import org.gridmarket.agent.energy.mixing.MixingByRules;
import org.gridmarket.agent.energy.mixing.MixingDay;
import org.gridmarket.agent.energy.mixing.OutputJournal;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.bill.MeterSecret;
import org.gridmarket.testbed.household.HouseFlows;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.linkage.Owners;
import org.gridmarket.testbed.privacy.linkage.PastPlans;
import org.jspecify.annotations.Nullable;

/** Every home with its agent and its meter, each with a key of its own. */
final class Neighbourhood {
    /**
     * A home, its two devices, and what flows in it.
     *
     * @param flows what the meter measures
     * @param again makes an agent that knows no more than a crashed one finds: keys, journal, plan
     * @param accountKeys of its public account
     * @param meterKeys of its meter
     */
    record Home(
            Household household,
            HouseFlows flows,
            MeterDevice meter,
            TradingAgent agent,
            Supplier<TradingAgent> again,
            AccountKeyPair accountKeys,
            AccountKeyPair meterKeys) {}

    private final List<Home> homes = new ArrayList<>();
    private final @Nullable Function<MeterId, MixingDay> mixing;
    private final boolean byRules;

    /** The same, of homes that know when their day of mixing ends. */
    Neighbourhood(
            Microgrid microgrid,
            Target target,
            SecureRandom random,
            @Nullable Function<MeterId, MixingDay> mixing,
            Function<MeterId, MeterSecret> secrets,
            Function<MeterId, OutputJournal> journals) {
        this(microgrid, target, random, mixing, false, secrets, journals);
    }

    /**
     * @param mixing what each home knows of a day of mixing, or null for a day under public accounts
     * @param byRules whether homes take windows as the rules bring them, without an end, as the program of a home does
     * @param secrets of the meters, kept over restarts
     * @param journals where each home keeps the keys of its anonymous accounts, by meter
     */
    Neighbourhood(
            Microgrid microgrid,
            Target target,
            SecureRandom random,
            @Nullable Function<MeterId, MixingDay> mixing,
            boolean byRules,
            Function<MeterId, MeterSecret> secrets,
            Function<MeterId, OutputJournal> journals) {
        this.mixing = mixing;
        this.byRules = byRules;
        for (Household household : microgrid.homes()) {
            AccountKeyPair accountKeys = AccountKeyPair.generate(random);
            AccountKeyPair meterKeys = AccountKeyPair.generate(random);
            Signer account = new Signer(accountKeys, target, random);
            Signer meterKey = new Signer(meterKeys, target, random);
            HouseFlows flows = new HouseFlows(household.plan());
            MeterDevice meter = new MeterDevice(
                    household.meter(), meterKey, flows, account.key(), secrets.apply(household.meter()));
            Supplier<TradingAgent> agent = agent(household, account, meter, journals);
            homes.add(new Home(household, flows, meter, agent.get(), agent, accountKeys, meterKeys));
        }
    }

    private Supplier<TradingAgent> agent(
            Household household, Signer account, MeterDevice meter, Function<MeterId, OutputJournal> journals) {
        @Nullable MixingDay day = dayOf(household);
        if (day == null) {
            return () -> new ProsumerAgent(account, meter.certificate(), household.plan(), DayPlan.RETIRE_TOGETHER);
        }
        OutputJournal journal = journals.apply(household.meter());
        return () -> new AnonymousAgent(
                account,
                meter.certificate(),
                household.plan(),
                byRules ? new MixingByRules(household.meter(), day.hours(), DayPlan.RETIRE_TOGETHER) : day,
                meter,
                journal);
    }

    private @Nullable MixingDay dayOf(Household household) {
        return mixing == null ? null : mixing.apply(household.meter());
    }

    /** The agent of a home has crashed; another one reads the events and takes over. */
    void restart(int place, List<EnergyEvent> history) {
        Home home = homes.get(place);
        TradingAgent agent = home.again().get();
        history.forEach(agent::observe);
        homes.set(
                place,
                new Home(
                        home.household(),
                        home.flows(),
                        home.meter(),
                        agent,
                        home.again(),
                        home.accountKeys(),
                        home.meterKeys()));
    }

    List<Home> homes() {
        return List.copyOf(homes);
    }

    /** Those that share this program. */
    List<Home> others(HomeProcesses own) {
        return homes.stream()
                .filter(home -> !own.isOwn(home.household().meter()))
                .toList();
    }

    List<TradingAgent> agents() {
        return homes.stream().map(Home::agent).toList();
    }

    List<MeterDevice> meters() {
        return homes.stream().map(Home::meter).toList();
    }

    /** Meters that have not heard of everything that was claimed and retired on this day. */
    synchronized long unsettledMeters(Microgrid day) {
        return meters().stream()
                .filter(meter -> !meter.isSettled(day.first(), day.last()))
                .count();
    }

    /**
     * What an outsider knows who has these plans of the homes, and the public rules of an anonymous day.
     *
     * @param plans in the order of the homes
     */
    PastPlans past(List<OfferPlan> plans) {
        Map<AccountKey, PastPlans.Home> known = new HashMap<>();
        for (int place = 0; place < homes.size(); place++) {
            Home home = homes.get(place);
            @Nullable MixingDay day = dayOf(home.household());
            if (day != null) {
                known.put(home.agent().account(), new PastPlans.Home(day, plans.get(place)));
            }
        }
        return new PastPlans(DayPlan.TARIFF, known);
    }

    /** Whose the anonymous accounts are: what all agents together know, and nobody else. */
    Owners owners() {
        Map<AccountKey, Owners.Owned> owned = new HashMap<>();
        for (Home home : homes) {
            if (home.agent() instanceof AnonymousAgent agent) {
                agent.places()
                        .forEach((account, place) -> owned.put(account, new Owners.Owned(agent.account(), place)));
            }
        }
        return new Owners(owned);
    }

    /** Which home each account is of, public and anonymous ones. */
    Map<AccountKey, Household> households() {
        Map<AccountKey, Household> households = new HashMap<>();
        for (Home home : homes) {
            households.put(home.agent().account(), home.household());
            if (home.agent() instanceof AnonymousAgent agent) {
                agent.places().keySet().forEach(account -> households.put(account, home.household()));
            }
        }
        return households;
    }

    /** What the DSO proposes and the cooperative approves. */
    List<RuleChange> registrations() {
        return homes.stream()
                .<RuleChange>map(home -> new RuleChange.RegisterSmartMeter(
                        home.meter().id(), home.meter().key(), home.household().feeder(), limits(home.household())))
                .toList();
    }

    private TradingLimits limits(Household household) {
        @Nullable MixingDay day = dayOf(household);
        return day == null ? household.limits() : day.limits();
    }

    /** What each account has to pay in before it can post its buying offers; accounts that need nothing are left out. */
    Map<AccountKey, Money> deposits() {
        Map<AccountKey, Money> deposits = new TreeMap<>();
        for (Home home : homes) {
            @Nullable MixingDay day = dayOf(home.household());
            Money needed = day == null ? home.household().plan().credit(DayPlan.TARIFF) : day.credit();
            if (!needed.isZero()) {
                deposits.put(home.agent().account(), needed);
            }
        }
        return deposits;
    }
}
