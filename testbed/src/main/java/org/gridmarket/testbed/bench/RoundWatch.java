package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Round;

/** Hears the public events of a gateway and remembers when each step of one round was heard. Thread-safe. */
final class RoundWatch {
    /** A candidate and when it was heard, ms since the epoch. */
    record Candidate(EnergyEvent.SolutionAccepted accepted, long millis) {}

    private final Round round;
    private final MarketView view = new MarketView();
    private final Map<PageId, AccountKey> owners = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private int offers;
    private OptionalLong sealed = OptionalLong.empty();
    private OptionalLong finalised = OptionalLong.empty();
    private NavigableSet<AccountKey> traders = new TreeSet<>();
    private List<CandidateRow> rows = List.of();
    private int finalTrades;
    private long finalWh;

    /**
     * @param round the one to watch
     */
    RoundWatch(Round round) {
        this.round = round;
    }

    synchronized void tell(BlockEvents<EnergyEvent> told) {
        long now = System.currentTimeMillis();
        for (EnergyEvent event : told.events()) {
            switch (event) {
                case EnergyEvent.OfferPosted(OfferPage page) -> {
                    owners.put(page.id(), page.account());
                    offers += page.offers().size();
                }
                case EnergyEvent.RoundClosed closed
                when closed.round().equals(round.previous()) -> sealed = OptionalLong.of(now);
                case EnergyEvent.SolutionAccepted accepted
                when accepted.round().equals(round) -> candidates.add(new Candidate(accepted, now));
                case EnergyEvent.Finalised done when done.interval().equals(round.interval()) -> finish(done, now);
                default -> {
                    // of other rounds, or what does not matter here
                }
            }
            view.apply(event);
        }
    }

    /** Before the view moves on to the next round, the candidates are measured against this one's instance. */
    private void finish(EnergyEvent.Finalised done, long now) {
        finalised = OptionalLong.of(now);
        done.trades().forEach(trade -> {
            traders.add(owner(trade.sell().page()));
            traders.add(owner(trade.buy().page()));
            finalWh += trade.energy().wh();
        });
        finalTrades = done.trades().size();
        rows = CandidateRow.of(candidates, view.instance(round), sealed.orElse(now));
    }

    private AccountKey owner(PageId page) {
        AccountKey owner = owners.get(page);
        if (owner == null) {
            throw new IllegalStateException("nobody has posted page " + page);
        }
        return owner;
    }

    /** Offers that stand in the books, as far as heard. */
    synchronized int offers() {
        return offers;
    }

    /** When the round's instance was sealed, ms since the epoch. */
    synchronized OptionalLong sealed() {
        return sealed;
    }

    synchronized OptionalLong finalised() {
        return finalised;
    }

    synchronized int candidatesSoFar() {
        return candidates.size();
    }

    /** The accounts with a final trade, in order. */
    synchronized List<AccountKey> traders() {
        return List.copyOf(traders);
    }

    synchronized int finalTrades() {
        return finalTrades;
    }

    synchronized long finalWh() {
        return finalWh;
    }

    /** What the candidates were worth, once the interval is final. */
    synchronized List<CandidateRow> rows() {
        return rows;
    }
}
