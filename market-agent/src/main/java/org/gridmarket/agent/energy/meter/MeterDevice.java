package org.gridmarket.agent.energy.meter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridmarket.agent.energy.RetirementTags;
import org.gridmarket.client.energy.SaltedReading;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.bill.AssetBalance;
import org.gridmarket.kernel.energy.bill.Bill;
import org.gridmarket.kernel.energy.bill.CyclePrices;
import org.gridmarket.kernel.energy.bill.DeviationCommitment;
import org.gridmarket.kernel.energy.bill.IntervalOpening;
import org.gridmarket.kernel.energy.bill.Residual;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.bill.BillBook;
import org.gridmarket.keys.bill.MeterSalts;
import org.gridmarket.keys.bill.MeterSecret;
import org.gridmarket.keys.bill.MeterTags;

/**
 * A smart meter: vouches for its prosumer's account, gives out tags for what its anonymous accounts retire, measures, checks
 * that what was withdrawn comes back retired, and bills. It reads the public events only, as every meter could, and counts
 * what carries a tag of its own; everything else on the ledger leaves it untouched. Not thread-safe.
 */
public final class MeterDevice implements RetirementTags {
    /** A year of quarters of an hour. */
    private static final int INTERVALS_KEPT = 366 * 96;

    /** What an anonymous account has retired, once: for an interval, or its credit. */
    private record Counted(AccountKey account, Optional<Interval> t) {}

    private final MeterId id;
    private final Signer signer;
    private final AccountKey account;
    private final MeteredFlows flows;
    private final MeterTags tags;
    private final BillBook book;
    private final NavigableMap<Interval, AssetBalance> balances = new TreeMap<>();
    private final NavigableSet<Interval> settled = new TreeSet<>();
    private final NavigableSet<Interval> reported = new TreeSet<>();
    private final Set<Counted> counted = new HashSet<>();
    private final MeterNotes notes;
    private final MeterSalts salts;
    private final NavigableMap<Interval, NetEnergy> committed = new TreeMap<>();
    private MarketRules rules = MarketRules.NONE;
    private final Set<Interval> billed = new HashSet<>();
    private Money retiredCredit = Money.ZERO;

    /**
     * @param id its name
     * @param signer with the meter's own key
     * @param flows what its sensor answers
     * @param account the prosumer's public account
     * @param secret kept over restarts; another one would not know the tags that were given out before
     */
    public MeterDevice(MeterId id, Signer signer, MeteredFlows flows, AccountKey account, MeterSecret secret) {
        this(id, signer, flows, account, secret, MeterNotes.inMemory());
    }

    /**
     * The same, over restarts.
     *
     * @param notes what it has said before
     */
    public MeterDevice(
            MeterId id, Signer signer, MeteredFlows flows, AccountKey account, MeterSecret secret, MeterNotes notes) {
        this.id = id;
        this.signer = signer;
        this.account = account;
        this.flows = flows;
        this.tags = secret.tags(signer.target());
        this.book = secret.book(signer.target(), signer.key());
        this.salts = secret.salts(signer.target());
        this.notes = notes;
        this.committed.putAll(notes.committed());
        flows.adopt(account);
    }

    public MeterId id() {
        return id;
    }

    public AccountKey key() {
        return signer.key();
    }

    public Signer signer() {
        return signer;
    }

    /** The meter's word that the account is its prosumer's. */
    public MeterCertificate certificate() {
        return new MeterCertificate(
                id, account, signer.sign(MeterCertificate.signingBytes(signer.target(), id, account)));
    }

    /** For the agent at home: what an anonymous account of this house names when it retires an interval. */
    public Bytes tag(AccountKey anonymous, Interval t) {
        return tags.assets(anonymous, t);
    }

    /** For the agent at home: what an anonymous account of this house names when it retires its credit. */
    public Bytes creditTag(AccountKey anonymous) {
        return tags.credit(anonymous);
    }

    @Override
    public Optional<Bytes> askTag(AccountKey anonymous, Interval t) {
        return Optional.of(tag(anonymous, t));
    }

    @Override
    public Optional<Bytes> askCreditTag(AccountKey anonymous) {
        return Optional.of(creditTag(anonymous));
    }

    /** What is traded under a further account of the house flows in it: the battery does what it was sold for. */
    @Override
    public void adopt(AccountKey anonymous) {
        flows.adopt(anonymous);
    }

    /** Takes in one public event. */
    public void observe(EnergyEvent event) {
        flows.observe(event);
        switch (event) {
            case EnergyEvent.RuleEffective effective ->
                effective.rules().changes().stream()
                        .filter(RuleChange.SetTariff.class::isInstance)
                        .map(RuleChange.SetTariff.class::cast)
                        .forEach(change ->
                                rules = rules.withTariff(effective.rules().from(), change.tariff()));
            case EnergyEvent.AssetsWithdrawn done
            when done.account().equals(account) ->
                done.amounts()
                        .forEach(amount -> balances.put(
                                amount.t(),
                                balance(amount.t()).withdrawing(amount.production(), amount.consumption())));
            case EnergyEvent.Retired done
            when isOwn(done) ->
                balances.put(done.t(), balance(done.t()).retiring(done.production(), done.consumption()));
            case EnergyEvent.CreditRetired done
            when done.tag().equals(tags.credit(done.account()))
                    && counted.add(new Counted(done.account(), Optional.empty())) ->
                retiredCredit = retiredCredit.plus(done.amount());
            case EnergyEvent.Settled done -> {
                settled.add(done.interval());
                forgetBefore(done.interval().minus(INTERVALS_KEPT));
            }
            case EnergyEvent.ReadingsReported done
            when done.meter().equals(id) -> done.intervals().forEach(reported::add);
            case EnergyEvent.CommitmentsReported done
            when done.meter().equals(id) -> done.intervals().forEach(reported::add);
            case EnergyEvent.BillReported done when done.meter().equals(id) -> billed(done.last());
            default -> {
                // not this meter's
            }
        }
    }

    /** Nobody asks a meter about what is so long ago: no bill, no dispute. */
    private void forgetBefore(Interval oldest) {
        balances.headMap(oldest).clear();
        settled.headSet(oldest).clear();
        reported.headSet(oldest).clear();
        committed.headMap(oldest).clear();
        billed.removeIf(last -> last.isBefore(oldest));
        counted.removeIf(one -> one.t().filter(t -> t.isBefore(oldest)).isPresent());
    }

    /** A copy of a tag under another account or interval is not this meter's, so nobody can spoil its balance. */
    private boolean isOwn(EnergyEvent.Retired done) {
        boolean own = done.account().equals(account) || done.tag().equals(tags.assets(done.account(), done.t()));
        return own && counted.add(new Counted(done.account(), Optional.of(done.t())));
    }

    private AssetBalance balance(Interval t) {
        return balances.getOrDefault(t, AssetBalance.NONE);
    }

    /** E_u^t: what the meter measures, net production in Wh; empty when it has no reading. */
    public Optional<NetEnergy> measured(Interval t) {
        return flows.net(t);
    }

    /** The intervals of a range without a reading, ascending; while there are any, the range cannot be billed. */
    public List<Interval> missing(Interval first, Interval last) {
        return IntervalSet.range(first, last).stream()
                .filter(t -> measured(t).isEmpty())
                .toList();
    }

    private NetEnergy reading(Interval t) {
        return measured(t)
                .orElseThrow(() -> new IllegalStateException("meter " + id + " has no reading of interval " + t));
    }

    /** dEPA of (2.16): EPA retired - EPA withdrawn. What is not retired counts as sold. */
    public NetEnergy tradedIn(Interval t) {
        return balance(t).traded();
    }

    /** r of (2.16): what was produced or consumed beyond what was traded. */
    public NetEnergy deviation(Interval t) {
        return Residual.of(reading(t), balance(t)).net();
    }

    /** Credit that anonymous accounts of this house have retired since the last bill. */
    public Money retiredCredit() {
        return retiredCredit;
    }

    /** Whether no retirement can change a bill of these intervals any more: all is back, or it is too late. */
    public boolean isSettled(Interval first, Interval last) {
        return balances.subMap(first, true, last, true).entrySet().stream()
                .allMatch(entry -> entry.getValue().isBalanced() || settled.contains(entry.getKey()));
    }

    /** Whether readings or commitments of the whole range are on the ledger. */
    public boolean hasReported(Interval first, Interval last) {
        return IntervalSet.range(first, last).stream().allMatch(reported::contains);
    }

    /** The first interval whose retired assets are not the withdrawn ones: trades only exchange EPA for ECA. */
    public Optional<String> imbalance() {
        return imbalance(balances);
    }

    /** The same up to an interval; of later ones something may still be out. */
    public Optional<String> imbalanceUntil(Interval last) {
        return imbalance(balances.headMap(last, true));
    }

    private Optional<String> imbalance(Map<Interval, AssetBalance> among) {
        for (var entry : among.entrySet()) {
            AssetBalance balance = entry.getValue();
            if (!balance.isBalanced()) {
                return Optional.of("meter " + id + ": " + balance.withdrawn() + " were withdrawn for interval "
                        + entry.getKey() + " and " + balance.retired() + " retired");
            }
        }
        return Optional.empty();
    }

    /** The readings of a range, each with its salt, which is the same when they are asked for again. */
    public List<SaltedReading> readings(Interval first, Interval last) {
        List<SaltedReading> readings = new ArrayList<>();
        for (Interval t = first; !t.isAfter(last); t = t.next()) {
            readings.add(new SaltedReading(t, reading(t), salts.of(t)));
        }
        return readings;
    }

    /** The bill of a cycle as the DSO reckons it from readings: equation (2.16), less the credit retired. */
    public EnergyCommand.ReportBill plainBill(Interval first, Interval last) {
        Bill bill = Bill.EMPTY;
        for (Interval t = first; !t.isAfter(last); t = t.next()) {
            Interval at = t;
            bill = bill.plus(
                    Residual.of(reading(t), balance(t)),
                    rules.tariffAt(t)
                            .orElseThrow(() -> new IllegalStateException("no tariff is known for interval " + at)));
        }
        return new EnergyCommand.ReportBill(
                first, last, bill.less(deducted(last)).total());
    }

    /** In place of readings. What was committed to once stays, whatever is retired later. */
    public EnergyCommand.ReportCommitments commitments(Interval first, Interval last) {
        NavigableMap<Interval, NetEnergy> fresh = new TreeMap<>();
        IntervalSet.range(first, last).stream()
                .filter(t -> !committed.containsKey(t))
                .forEach(t -> fresh.put(t, deviation(t)));
        notes.committing(fresh);
        committed.putAll(fresh);
        List<DeviationCommitment> commitments = new ArrayList<>();
        for (Interval t = first; !t.isAfter(last); t = t.next()) {
            commitments.add(book.commit(t, committed.getOrDefault(t, NetEnergy.ZERO)));
        }
        return new EnergyCommand.ReportCommitments(commitments);
    }

    /** The bill of a cycle that was committed to, with its proof. */
    public EnergyCommand.ReportPrivateBill privateBill(Interval first, Interval last) {
        CyclePrices prices = rules.pricesOf(IntervalSet.range(first, last))
                .orElseThrow(() -> new IllegalStateException(
                        "no tariff is known for all intervals of cycle " + first + ".." + last));
        SortedMap<Interval, NetEnergy> cycle = committed.subMap(first, true, last, true);
        return book.bill(cycle, prices, deducted(last));
    }

    /** What the first word for a cycle said: an earlier copy of its bill may still reach the ledger. */
    private Money deducted(Interval last) {
        Optional<Money> said = notes.deducted(last);
        if (said.isEmpty()) {
            notes.deducting(last, retiredCredit);
        }
        return said.orElse(retiredCredit);
    }

    /** The bill of the cycle that ends here is on the ledger: what it deducts is not deducted again. */
    public void billed(Interval last) {
        if (billed.add(last)) {
            retiredCredit = retiredCredit.minus(notes.deducted(last).orElse(Money.ZERO));
        }
    }

    /** In a dispute, for the DSO alone: opens one interval that was committed to; empty for any other. */
    public Optional<IntervalOpening> open(Interval t) {
        return Optional.ofNullable(committed.get(t)).map(deviation -> book.open(t, deviation));
    }
}
