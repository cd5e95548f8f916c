package org.gridmarket.agent.energy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gridmarket.agent.energy.mixing.BundlePlan;
import org.gridmarket.agent.energy.mixing.HomeWindow;
import org.gridmarket.agent.energy.mixing.MixingDesk;
import org.gridmarket.agent.energy.mixing.MixingWindows;
import org.gridmarket.agent.energy.mixing.OutputJournal;
import org.gridmarket.agent.energy.plan.KnownTariffs;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;

/**
 * The anonymous accounts of a home that are not settled yet: which of them offers what of its plan, and when its secret may be
 * forgotten. Not thread-safe.
 */
final class HiddenAccounts {
    private static final Bytes SHARE = Bytes.utf8("gridmarket/share/1");

    private final MixingWindows windows;
    private final RetirementTags tags;
    private final OutputJournal journal;
    private final AgentTally tally;
    private final KnownTariffs tariffs;
    private final Map<AccountKey, FreshAccount> fresh = new LinkedHashMap<>();
    private final Map<MixSession, List<AccountKey>> unsettled = new LinkedHashMap<>();
    private final Map<AccountKey, Integer> places = new HashMap<>();
    private final Map<Interval, Integer> notOffered = new HashMap<>();
    private final Set<PageId> untold;
    private OfferPlan plan;
    private int forecast = 1;

    /**
     * @param tags of the home's meter
     * @param pages that are on the ledger and may not have been told yet
     * @param plan what the home wants to trade
     */
    HiddenAccounts(
            MixingWindows windows,
            RetirementTags tags,
            OutputJournal journal,
            AgentTally tally,
            KnownTariffs tariffs,
            Collection<PageId> pages,
            OfferPlan plan) {
        this.windows = windows;
        this.tags = tags;
        this.journal = journal;
        this.tally = tally;
        this.tariffs = tariffs;
        this.untold = new HashSet<>(pages);
        this.plan = plan;
    }

    void observe(EnergyEvent event) {
        if (event instanceof EnergyEvent.OfferPosted(var page)) {
            untold.remove(page.id());
        }
        fresh.values().forEach(account -> account.observe(event));
    }

    /** From now on this is to be offered by those that have not posted yet. */
    void replan(OfferPlan next) {
        plan = next;
        forecast++;
    }

    /**
     * Which output holds which offers tells nothing: a hash of its secret decides, so that an agent that has crashed finds
     * the same. Outputs that are settled are named to the meter only.
     */
    void won(MixingDesk.Won won, Signer signer, MarketCalendar calendar) {
        List<AccountKeyPair> order = new ArrayList<>(won.outputs());
        order.sort(Comparator.comparing(keys -> Digest.sha256(SHARE, keys.seed())));
        Jitter jitter = new Jitter(signer.random(), calendar);
        won.settled().forEach(tags::adopt);
        for (int place = 0; place < order.size(); place++) {
            AccountKeyPair keys = order.get(place);
            FreshAccount account = new FreshAccount(signer.with(keys), won.window(), place, tags, jitter);
            tags.adopt(keys.publicKey());
            fresh.put(keys.publicKey(), account);
            places.put(keys.publicKey(), place);
            fill(account);
        }
        unsettled.put(
                won.session(), order.stream().map(AccountKeyPair::publicKey).toList());
    }

    /** Tells an account what the newest forecast wants of it, if it does not know and the tariff is known. */
    void fill(FreshAccount account) {
        MixWindow of = account.window();
        Optional<HomeWindow> window = windows.from(of.first());
        if (window.isEmpty() || tariffs.isEmpty() || !account.awaits(forecast)) {
            return;
        }
        BundlePlan bundles = window.get().bundles(plan, tariffs.at(of.first()).orElseThrow());
        Integer before = notOffered.put(of.first(), bundles.notOffered());
        tally.notOffered(bundles.notOffered() - (before == null ? 0 : before));
        account.fill(forecast, bundles.accounts().get(account.place()));
    }

    /** Keys of accounts that have nothing left are of use to thieves of history only. */
    void forgetSettled(Predicate<AccountKey> inFlight) {
        unsettled.entrySet().removeIf(session -> {
            boolean settled = session.getValue().stream().allMatch(key -> !inFlight.test(key) && isDone(key));
            if (settled) {
                session.getValue().forEach(fresh::remove);
                notOffered.remove(session.getKey().window());
                journal.forget(session.getKey());
            }
            return settled;
        });
    }

    private boolean isDone(AccountKey key) {
        return find(key).map(FreshAccount::isDone).orElse(true);
    }

    /** Whether all that is known to be on the ledger has been told; before, who posts might post twice. */
    boolean mayPost() {
        return untold.isEmpty();
    }

    Collection<FreshAccount> all() {
        return fresh.values();
    }

    Optional<FreshAccount> find(AccountKey key) {
        return Optional.ofNullable(fresh.get(key));
    }

    /** What stands on the ledger and can still be traded. */
    List<Offer> openOffers() {
        return fresh.values().stream()
                .flatMap(account -> account.openOffers().stream())
                .toList();
    }

    /** The accounts that there have been, each with its place among those of its window. */
    Map<AccountKey, Integer> places() {
        return Collections.unmodifiableMap(places);
    }

    boolean areDone() {
        return open() == 0;
    }

    long open() {
        return fresh.values().stream().filter(account -> !account.isDone()).count();
    }
}
