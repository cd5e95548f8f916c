package org.gridmarket.testbed.privacy.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.keys.mixing.MixRuns;

/**
 * Reads blocks as anybody with a peer can, and keeps what may tell whose an anonymous account is: who mixed, what came out, who
 * did what, when, and through whose gateway (research mixing 4.5). It is given nothing else. Not thread-safe.
 */
public final class BlockOutsider {
    private static final EventFamily<EnergyEvent> EVENTS = EventFamily.of(EnergyEvent.class);

    private final Target target;
    private final MarketView market = new MarketView();
    private final Map<AccountKey, SeenAccount> accounts = new HashMap<>();
    private final Map<Interval, Map<AccountKey, Sighting>> joins = new HashMap<>();
    private final Map<MixSession, MixLock> locks = new HashMap<>();
    private final List<SeenSession> sessions = new ArrayList<>();
    private long place;

    /** @param target the ledger whose blocks they are; the order of a run depends on it */
    public BlockOutsider(Target target) {
        this.target = target;
    }

    /** Takes in the next block. */
    public void read(LedgerBlock block) {
        for (LedgerTransaction transaction : block.valid()) {
            place++;
            Sighting seen = new Sighting(place, transaction.creatorMsp());
            transaction.events().forEach(text -> EVENTS.read(text).ifPresent(event -> observe(event, seen)));
        }
    }

    /** The mixes that are complete, in the order of the blocks. */
    List<SeenSession> sessions() {
        return List.copyOf(sessions);
    }

    /** What there is of an account; nothing for one that never did anything. */
    SeenAccount account(AccountKey key) {
        return accounts.getOrDefault(key, new SeenAccount());
    }

    private void observe(EnergyEvent event, Sighting seen) {
        market.apply(event);
        switch (event) {
            case EnergyEvent.ProsumerRegistered registered ->
                of(registered.account()).operated(seen);
            case EnergyEvent.AssetsWithdrawn withdrawn ->
                of(withdrawn.account()).operated(seen);
            case EnergyEvent.CreditCollected collected ->
                of(collected.account()).operated(seen);
            case EnergyEvent.MixReclaimed back -> of(back.account()).operated(seen);
            case EnergyEvent.MixJoined joined -> {
                of(joined.account()).operated(seen);
                joins.computeIfAbsent(joined.window(), window -> new HashMap<>())
                        .put(joined.account(), seen);
            }
            case EnergyEvent.OfferPosted(var page) ->
                of(page.account())
                        .offered(
                                seen,
                                page.offers().stream()
                                        .map(OfferPage.Posted::offer)
                                        .toList());
            case EnergyEvent.OfferCancelled cancelled -> of(cancelled.account()).operated(seen);
            case EnergyEvent.Retired retired -> of(retired.account()).retired(seen);
            case EnergyEvent.CreditRetired retired -> of(retired.account()).retired(seen);
            case EnergyEvent.MixOpened(var lock) -> locks.put(lock.session(), lock);
            case EnergyEvent.MixAborted aborted -> locks.put(aborted.session(), aborted.next());
            case EnergyEvent.MixCommitted mixed -> sessions.add(session(mixed));
            default -> {
                // names no account that did something
            }
        }
    }

    private SeenAccount of(AccountKey key) {
        return accounts.computeIfAbsent(key, any -> new SeenAccount());
    }

    private SeenSession session(EnergyEvent.MixCommitted mixed) {
        MixSession session = mixed.session();
        MixLock lock = Objects.requireNonNull(locks.get(session), () -> "mix " + session + " was never opened");
        MixWindow window = market.rules().windowFrom(session.window()).orElseThrow();
        List<AccountKey> positions = MixRuns.of(new LockedRun(target, lock, window.terms())).order().stream()
                .map(MixRuns::key)
                .toList();
        Map<AccountKey, Sighting> all = joins.getOrDefault(session.window(), Map.of());
        Map<AccountKey, Sighting> joined = new HashMap<>();
        for (AccountKey home : lock.participants()) {
            joined.put(home, Objects.requireNonNull(all.get(home), () -> home + " mixes without having joined"));
        }
        return new SeenSession(
                session,
                window.terms().window(),
                window.terms().bundles(),
                lock.participants(),
                positions,
                joined,
                mixed.outputs());
    }
}
