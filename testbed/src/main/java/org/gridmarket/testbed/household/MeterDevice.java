package org.gridmarket.testbed.household;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * A smart meter: vouches for its prosumer's account, measures, and checks that what was withdrawn comes back retired. It
 * reads the public events only, as every meter could. Not thread-safe.
 */
public final class MeterDevice implements RetirementTags {
    private static final class Balance {
        private Energy withdrawnProduction = Energy.ZERO;
        private Energy withdrawnConsumption = Energy.ZERO;
        private Energy retiredProduction = Energy.ZERO;
        private Energy retiredConsumption = Energy.ZERO;
    }

    private static final int TAG_SECRET_LENGTH = 32;

    private final MeterId id;
    private final Signer signer;
    private final OfferPlan plan;
    private final AccountKey account;
    private final OwnOffers offers;
    private final Bytes tagSecret;
    private final NavigableMap<Interval, Balance> balances = new TreeMap<>();
    private final NavigableMap<Interval, NetEnergy> dispatched = new TreeMap<>();

    /**
     * @param id its name
     * @param signer with the meter's own key
     * @param plan what flows in its house
     * @param account the prosumer's public account
     */
    public MeterDevice(MeterId id, Signer signer, OfferPlan plan, AccountKey account) {
        this.id = id;
        this.signer = signer;
        this.plan = plan;
        this.account = account;
        this.offers = new OwnOffers(account);
        this.tagSecret = signer.randomBytes(TAG_SECRET_LENGTH);
    }

    public MeterId id() {
        return id;
    }

    public AccountKey key() {
        return signer.key();
    }

    /** The meter's word that the account is its prosumer's. */
    public MeterCertificate certificate() {
        return new MeterCertificate(
                id, account, signer.sign(MeterCertificate.signingBytes(signer.target(), id, account)));
    }

    /** Takes in one public event. */
    public void observe(EnergyEvent event) {
        offers.observe(event);
        switch (event) {
            case EnergyEvent.AssetsWithdrawn done
            when done.account().equals(account) -> done.amounts().forEach(this::withdrawn);
            case EnergyEvent.Retired done
            when isMine(done.account(), done.t(), done.tag()) -> {
                Balance balance = balance(done.t());
                balance.retiredProduction = balance.retiredProduction.plus(done.production());
                balance.retiredConsumption = balance.retiredConsumption.plus(done.consumption());
            }
            case EnergyEvent.Finalised done -> done.trades().forEach(this::dispatch);
            default -> {
                // not this meter's
            }
        }
    }

    /** The public account, or an anonymous one under my tag: a copy under another account or interval is not mine. */
    private boolean isMine(AccountKey retiring, Interval t, Bytes tag) {
        return retiring.equals(account) || (tag.length() > 0 && tag.equals(tag(retiring, t)));
    }

    @Override
    public void adopt(AccountKey anonymous) {
        offers.adopt(anonymous);
    }

    @Override
    public Bytes tag(AccountKey retiring, Interval t) {
        return mac("retire", retiring, t.toString());
    }

    @Override
    public Bytes creditTag(AccountKey retiring) {
        return mac("credit", retiring, "");
    }

    private Bytes mac(String use, AccountKey retiring, String place) {
        return Digest.sha256(tagSecret, Bytes.utf8(use), retiring.key(), Bytes.utf8(place));
    }

    private void withdrawn(AssetAmount amount) {
        Balance balance = balance(amount.t());
        balance.withdrawnProduction = balance.withdrawnProduction.plus(amount.production());
        balance.withdrawnConsumption = balance.withdrawnConsumption.plus(amount.consumption());
    }

    private Balance balance(Interval t) {
        return balances.computeIfAbsent(t, interval -> new Balance());
    }

    /** What could flow at several times flows when it is traded; the rest of the house does not ask the market. */
    private void dispatch(PricedTrade trade) {
        for (OwnOffers.Part part : offers.partsOf(trade)) {
            boolean fixed = plan.fixed().containsKey(trade.t())
                    && part.offer().intervals().size() == 1;
            if (!fixed) {
                Energy energy = trade.energy();
                NetEnergy flow = part.offer().side() == Side.SELL ? energy.net(Energy.ZERO) : Energy.ZERO.net(energy);
                dispatched.merge(trade.t(), flow, NetEnergy::plus);
            }
        }
    }

    /** E_u^t: what the meter measures, net production in Wh. */
    public NetEnergy measured(Interval t) {
        return plan.fixed().getOrDefault(t, NetEnergy.ZERO).plus(dispatched.getOrDefault(t, NetEnergy.ZERO));
    }

    /** What the battery gave at an interval, as a positive amount. */
    public NetEnergy dispatched(Interval t) {
        return dispatched.getOrDefault(t, NetEnergy.ZERO);
    }

    /** dEPA of (2.16): EPA retired - EPA withdrawn. What is not retired counts as sold. */
    public NetEnergy tradedIn(Interval t) {
        Balance balance = balances.get(t);
        return balance == null ? NetEnergy.ZERO : balance.retiredProduction.net(balance.withdrawnProduction);
    }

    /** The first interval whose retired assets are not the withdrawn ones: trades only exchange EPA for ECA. */
    public Optional<String> imbalance() {
        for (var entry : balances.entrySet()) {
            Balance balance = entry.getValue();
            Energy withdrawn = balance.withdrawnProduction.plus(balance.withdrawnConsumption);
            Energy retired = balance.retiredProduction.plus(balance.retiredConsumption);
            if (!withdrawn.equals(retired)) {
                return Optional.of("meter " + id + ": " + withdrawn + " were withdrawn for interval " + entry.getKey()
                        + " and " + retired + " retired");
            }
        }
        return Optional.empty();
    }

    /** The readings of a range, each with a fresh salt. */
    public List<SaltedReading> readings(Interval first, Interval last) {
        List<SaltedReading> readings = new ArrayList<>();
        for (Interval t = first; !t.isAfter(last); t = t.next()) {
            readings.add(new SaltedReading(t, measured(t), signer.randomBytes(SaltedReading.SALT_LENGTH)));
        }
        return readings;
    }

    public Signer signer() {
        return signer;
    }
}
