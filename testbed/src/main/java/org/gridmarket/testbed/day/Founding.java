package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;

/** How the consortium founds a market: rules, meters, licences, then the calendar, each by two organisations. */
public final class Founding {
    private static final int DEPOSITORS = 16;

    private final Consortium consortium;
    private int proposals;

    public Founding(Consortium consortium) {
        this.consortium = consortium;
    }

    /** Grid and tariff, proposed by the DSO and approved by an administrator of the regulator. */
    public void setRules(GridPlan grid, Tariff tariff, Interval from) {
        List<RuleChange> changes = List.of(new RuleChange.SetGrid(grid), new RuleChange.SetTariff(tariff));
        enact("rules", from, changes, Organisation.REGULATOR);
    }

    /** Mixing, in windows that follow each other from an interval on. */
    public void setMixing(MixingTerms terms, Interval from) {
        enact("mixing", from, List.of(new RuleChange.SetMixing(terms)), Organisation.REGULATOR);
    }

    /** Which circle each meter mixes in, from an interval on that begins a window. */
    public void setCircles(List<RuleChange> assignments, Interval from) {
        enactAll("circles", assignments, from, Organisation.REGULATOR);
    }

    /** Meters, approved by an administrator of the cooperative. */
    public void registerMeters(List<RuleChange> meters, Interval from) {
        enactAll("meters", meters, from, Organisation.COOPERATIVE);
    }

    private void enactAll(String name, List<RuleChange> changes, Interval from, Organisation approver) {
        for (int i = 0; i < changes.size(); i += EnergyLimit.CHANGES_PER_PROPOSAL.ceiling()) {
            int end = Math.min(changes.size(), i + EnergyLimit.CHANGES_PER_PROPOSAL.ceiling());
            enact(name, from, new ArrayList<>(changes.subList(i, end)), approver);
        }
    }

    private void enact(String name, Interval from, List<RuleChange> changes, Organisation approver) {
        proposals++;
        ProposedRules rules = new ProposedRules(name + "-" + proposals, from, changes);
        consortium.submit(Organisation.DSO, true, new EnergyCommand.ProposeRules(rules));
        consortium.submit(approver, true, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
    }

    /** An organisation answers for a solver. */
    public void licence(Organisation organisation, AccountKey solver) {
        consortium.submit(organisation, true, new EnergyCommand.GrantLicence(solver));
    }

    /** Deposits, once for each account. */
    public void book(Map<AccountKey, Money> deposits) throws InterruptedException {
        book("deposit", deposits);
    }

    /**
     * The DSO tells of money that it has received, many accounts at once.
     *
     * @param occasion begins each reference, and is not used twice for an account
     */
    public void book(String occasion, Map<AccountKey, Money> deposits) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(DEPOSITORS)) {
            List<Future<String>> bookings = deposits.entrySet().stream()
                    .map(deposit -> threads.submit(() -> consortium.submit(
                            Organisation.DSO,
                            false,
                            new EnergyCommand.BookMoney(
                                    deposit.getKey(),
                                    occasion + "-" + deposit.getKey().toHex().substring(0, 32),
                                    deposit.getValue()))))
                    .toList();
            for (Future<String> booking : bookings) {
                booking.get();
            }
        } catch (ExecutionException failed) {
            throw new PartFailedException("a deposit could not be booked: " + failed.getMessage(), failed);
        }
    }

    /** The organisations answer for the solvers in turn. */
    public void licence(Collection<AccountKey> solvers) {
        List<Organisation> members = consortium.members();
        int next = 0;
        for (AccountKey solver : solvers) {
            licence(members.get(next++ % members.size()), solver);
        }
    }

    /** The market, and the ledger's clock, by which all others live: a period is as long as an interval. */
    public void found(MarketCalendar calendar, LedgerTime now) {
        consortium.foundClock(Clock.simulated(now, Math.min(calendar.realIntervalMillis(), Clock.PERIOD_MILLIS)));
        found(calendar);
    }

    /** Fixes the calendar; from then on the market exists. */
    public void found(MarketCalendar calendar) {
        String proposed = consortium.submit(Organisation.DSO, true, new EnergyCommand.ProposeCalendar(calendar));
        EnergyResult.Proposed proposal =
                RecordCodec.of(EnergyResult.Proposed.class).read(proposed);
        consortium.submit(Organisation.REGULATOR, true, new EnergyCommand.ApproveCalendar(proposal.digest()));
    }
}
