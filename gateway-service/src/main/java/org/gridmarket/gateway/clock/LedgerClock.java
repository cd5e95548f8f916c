package org.gridmarket.gateway.clock;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.Replay;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How the ledger counts periods, in memory; for all markets that live by them. Thread-safe. */
@Singleton
public class LedgerClock implements Follower<ClockEvent> {
    /** The founding is all that it remembers. */
    static final Replay<ClockEvent> PAST = new Replay<>() {
        @Override
        public long from(Handle rows) {
            return Long.MAX_VALUE;
        }

        @Override
        public List<Class<? extends ClockEvent>> standing() {
            return List.of(ClockEvent.ClockFounded.class);
        }
    };

    private volatile @Nullable Clock founded;

    @Override
    public void follow(ClockEvent event) {
        if (event instanceof ClockEvent.ClockFounded(Clock clock)) {
            founded = clock;
        }
    }

    /** Empty until it is founded. */
    public Optional<Clock> clock() {
        return Optional.ofNullable(founded);
    }

    /** The beat of a market that lives by ledger periods; minutes since 1970 before there are any. */
    public LedgerPeriod beat(LedgerTime now) {
        return clock().map(clock -> clock.at(now))
                .orElseGet(() -> new LedgerPeriod(Math.toIntExact(now.epochMillis() / Clock.PERIOD_MILLIS)));
    }
}
