package org.gridmarket.testkit.energy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.Violation;

/** G2 to G5: money and assets of all accounts, unclaimed trades counted as what they will be. */
final class AccountAudit {
    private record Slot(AccountKey account, OfferId offer) {}

    private final Chronicle chronicle;
    private final MarketState state;
    private final Consumer<Violation> report;
    private final Map<AccountKey, Account> accounts = new HashMap<>();
    private final Map<Slot, Long> owedWh = new HashMap<>();
    private final Map<AccountKey, Long> owedMicro = new HashMap<>();
    private long unclaimedMicro;
    private long feesMicro;

    AccountAudit(Chronicle chronicle, MarketState state, Map<String, Account> read, Consumer<Violation> report) {
        this.chronicle = chronicle;
        this.state = state;
        this.report = report;
        for (String text : state.accounts().values()) {
            Account account = read.computeIfAbsent(text, RecordCodec.of(Account.class)::read);
            accounts.put(account.key(), account);
        }
    }

    void run() {
        for (List<PricedTrade> trades : chronicle.finals().values()) {
            for (PricedTrade trade : trades) {
                count(trade, trade.sell(), Side.SELL);
                count(trade, trade.buy(), Side.BUY);
            }
        }
        accounts.values().forEach(this::checkPledges);
        accounts.values().forEach(this::checkAssets);
        checkMoney();
    }

    private void count(PricedTrade trade, OfferId id, Side side) {
        long fee = trade.energy().wh() * trade.fee().microPerWh();
        long value = trade.energy().wh() * trade.price().microPerWh();
        feesMicro += fee;
        Account account = accounts.get(chronicle.offer(id).account());
        if (account == null || account.holding(trade.t()).map(Holding::claimed).orElse(true)) {
            return;
        }
        unclaimedMicro += side == Side.SELL ? value - fee : -value - fee;
        owedWh.merge(new Slot(account.key(), id), trade.energy().wh(), Long::sum);
        if (side == Side.BUY) {
            owedMicro.merge(account.key(), value + fee, Long::sum);
        }
        boolean backed = account.offer(id)
                .filter(offer -> offer.intervals().contains(trade.t()))
                .isPresent();
        if (!backed) {
            report.accept(new Violation(
                    EnergyGuarantee.G2, "final trade of " + id + " in " + trade.t() + " has no pledge behind it"));
        }
    }

    private void checkMoney() {
        long held = accounts.values().stream()
                .mapToLong(account -> account.credit().micro())
                .sum();
        MixBook mixes = chronicle.mixes();
        long inMixes = mixes.lent().micro()
                + mixes.forfeited().micro()
                + mixes.retired().micro();
        long there = held + state.waiting().micro() + unclaimedMicro + feesMicro + inMixes;
        long inside = chronicle.moneyInside().micro();
        if (there != inside) {
            report.accept(
                    new Violation(EnergyGuarantee.G5, "there are " + there + " µ, paid in were " + inside + " µ"));
        }
        if (!mixes.lenders().equals(state.lenders())) {
            report.accept(new Violation(
                    EnergyGuarantee.G5, "lent to mixes is " + state.lenders() + ", told was " + mixes.lenders()));
        }
        accounts.forEach((key, account) -> {
            if (account.credit().micro() < owedMicro.getOrDefault(key, 0L)) {
                report.accept(new Violation(EnergyGuarantee.G2, "account " + key + " cannot pay what it has bought"));
            }
        });
    }

    private void checkPledges(Account account) {
        Map<Interval, Long> sellWh = new HashMap<>();
        Map<Interval, Long> buyWh = new HashMap<>();
        long pledgedMicro = 0;
        for (LiveOffer offer : account.offers()) {
            pledgedMicro += offer.remaining().wh() * offer.creditPerWh().microPerWh();
            for (Interval t : offer.intervals()) {
                (offer.side() == Side.SELL ? sellWh : buyWh)
                        .merge(t, offer.remaining().wh(), Long::sum);
            }
            if (offer.remaining().wh() < owedWh.getOrDefault(new Slot(account.key(), offer.id()), 0L)) {
                report.accept(new Violation(EnergyGuarantee.G2, "offer " + offer.id() + " owes more than it has left"));
            }
        }
        if (account.credit().micro() < pledgedMicro) {
            report.accept(
                    new Violation(EnergyGuarantee.G3, "account " + account.key() + " pledges more credit than it has"));
        }
        for (Holding held : account.holdings()) {
            boolean lacksProduction = held.production().wh() < sellWh.getOrDefault(held.t(), 0L);
            boolean lacksConsumption = held.consumption().wh() < buyWh.getOrDefault(held.t(), 0L);
            if (!held.claimed() && (lacksProduction || lacksConsumption)) {
                report.accept(new Violation(
                        EnergyGuarantee.G3, "account " + account.key() + " pledges more than it holds in " + held.t()));
            }
        }
    }

    private void checkAssets(Account account) {
        for (Holding held : account.holdings()) {
            Chronicle.Assets own = chronicle.assets(account.key(), held.t());
            long now = held.production().wh() + held.consumption().wh() + own.retiredWh() + own.lentWh();
            long withdrawn = own.withdrawnProductionWh() + own.withdrawnConsumptionWh();
            long[] limits = chronicle.limitsWh(account.key(), held.t());
            if (now != withdrawn + own.receivedWh()) {
                report.accept(new Violation(
                        EnergyGuarantee.G5,
                        "account " + account.key() + " in " + held.t() + ": " + now + " Wh of "
                                + (withdrawn + own.receivedWh()) + " withdrawn or received"));
            }
            if (own.withdrawnProductionWh() > limits[0] || own.withdrawnConsumptionWh() > limits[1]) {
                report.accept(new Violation(
                        EnergyGuarantee.G4,
                        "account " + account.key() + " in " + held.t() + " has withdrawn " + withdrawn + " Wh, limits "
                                + limits[0] + "/" + limits[1]));
            }
        }
    }
}
