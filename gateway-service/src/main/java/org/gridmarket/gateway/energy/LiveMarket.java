package org.gridmarket.gateway.energy;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.SealedInstance;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/** The kernel's view of the market, kept by the events as they are committed; safe to ask from any thread. */
public final class LiveMarket implements Follower<EnergyEvent> {
    private static final RecordCodec<SealedInstance> INSTANCE = RecordCodec.of(SealedInstance.class);

    /** An instance as text; built once per round, since nobody can change it. */
    private record Built(Round round, String json) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final MarketView view = new MarketView();
    private final NavigableMap<Interval, LedgerTime> unsettled = new TreeMap<>();
    private final NavigableSet<Interval> unswept = new TreeSet<>();
    private @Nullable Built built;

    @Override
    public void follow(EnergyEvent event) {
        lock.lock();
        try {
            view.apply(event);
            switch (event) {
                case EnergyEvent.Finalised done -> unsettled.put(done.interval(), done.time());
                case EnergyEvent.Settled settled -> {
                    unsettled.remove(settled.interval());
                    unswept.add(settled.interval());
                }
                case EnergyEvent.Swept swept -> unswept.remove(swept.interval());
                default -> {
                    // the view has it
                }
            }
        } finally {
            lock.unlock();
        }
    }

    public Optional<MarketCalendar> calendar() {
        return guarded(view::calendar);
    }

    public MarketRules rules() {
        return guarded(view::rules);
    }

    /** What a round closer has to know; empty until the market is founded. */
    public Optional<RoundFacts> facts() {
        return guarded(() -> view.calendar().map(this::factsOf));
    }

    private RoundFacts factsOf(MarketCalendar calendar) {
        Round before = calendar.firstRound().previous();
        Interval oldest = unsettled.isEmpty() ? null : unsettled.firstKey();
        return new RoundFacts(
                calendar,
                view.lastClosed().orElse(before),
                view.lastFinal().orElse(before.interval()),
                oldest,
                oldest == null ? null : unsettled.get(oldest),
                unswept.isEmpty() ? null : unswept.first());
    }

    /** The sealed instance of a round as canonical JSON; empty unless the round before is the last final one. */
    public Optional<String> instance(Round round) {
        return guarded(() -> {
            Built known = built;
            if (known != null && known.round().equals(round)) {
                return Optional.of(known.json());
            }
            if (!isSolvable(round)) {
                return Optional.empty();
            }
            String json = INSTANCE.write(SealedInstance.of(view.instance(round), view.rules()));
            built = new Built(round, json);
            return Optional.of(json);
        });
    }

    private boolean isSolvable(Round round) {
        return view.calendar()
                .map(this::factsOf)
                .filter(facts -> facts.lastFinal().next().round().equals(round))
                .isPresent();
    }

    private <T> T guarded(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
