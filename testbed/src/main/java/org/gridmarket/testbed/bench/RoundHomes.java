package org.gridmarket.testbed.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.day.DayPlan;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.jspecify.annotations.Nullable;

/** The homes of a round with their keys, and what each sends to the ledger. */
final class RoundHomes {
    private record Home(Household household, Signer account, Signer meter, List<Offer> offers) {}

    private final List<Home> homes = new ArrayList<>();
    private final Map<AccountKey, Signer> signers = new HashMap<>();

    RoundHomes(Microgrid microgrid, Target target, SecureRandom random) {
        for (Household household : microgrid.homes()) {
            Signer account = BenchMarket.newSigner(target, random);
            Signer meter = BenchMarket.newSigner(target, random);
            homes.add(new Home(household, account, meter, household.plan().offers(DayPlan.TARIFF)));
            signers.put(account.key(), account);
        }
    }

    int size() {
        return homes.size();
    }

    int offers() {
        return homes.stream().mapToInt(home -> home.offers().size()).sum();
    }

    List<Signer> accounts() {
        return homes.stream().map(Home::account).toList();
    }

    Signer account(AccountKey key) {
        Signer found = signers.get(key);
        if (found == null) {
            throw new IllegalStateException("account " + key + " belongs to no home of this round");
        }
        return found;
    }

    List<RuleChange> registrations() {
        return homes.stream()
                .<RuleChange>map(home -> new RuleChange.RegisterSmartMeter(
                        home.household().meter(),
                        home.meter().key(),
                        home.household().feeder(),
                        home.household().limits()))
                .toList();
    }

    /** What each buying account has to pay in. */
    Map<AccountKey, Money> deposits() {
        Map<AccountKey, Money> deposits = new HashMap<>();
        for (Home home : homes) {
            Money credit = home.household().plan().credit(DayPlan.TARIFF);
            if (!credit.isZero()) {
                deposits.put(home.account().key(), credit);
            }
        }
        return deposits;
    }

    /** The operations of a home before it posts: registers, collects its credit, withdraws; then null. */
    EnergyCommand.@Nullable Signed preparation(int home, int number) {
        Home one = homes.get(home);
        boolean pays = !one.household().plan().credit(DayPlan.TARIFF).isZero();
        return switch (number) {
            case 0 -> new EnergyCommand.RegisterProsumer(certificate(one));
            case 1 ->
                one.offers().isEmpty()
                        ? null
                        : new EnergyCommand.WithdrawAssets(
                                one.household().plan().assets());
            case 2 -> pays ? new EnergyCommand.CollectCredit() : null;
            default -> null;
        };
    }

    private static MeterCertificate certificate(Home home) {
        var meter = home.household().meter();
        AccountKey account = home.account().key();
        return new MeterCertificate(
                meter,
                account,
                home.meter().sign(MeterCertificate.signingBytes(home.meter().target(), meter, account)));
    }

    /** Its offers into one book, as many pages as it takes; then null. */
    EnergyCommand.@Nullable Signed posting(int home, int number, Book book) {
        List<Offer> all = homes.get(home).offers();
        int from = number * EnergyLimit.OFFERS_PER_POST.ceiling();
        return from >= all.size()
                ? null
                : new EnergyCommand.PostOffers(
                        book, all.subList(from, Math.min(all.size(), from + EnergyLimit.OFFERS_PER_POST.ceiling())));
    }
}
