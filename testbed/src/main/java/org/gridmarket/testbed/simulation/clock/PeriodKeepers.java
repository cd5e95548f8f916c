package org.gridmarket.testbed.simulation.clock;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.operation.ClockState;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.simulation.World;

/** Gateways of all members: seal periods that somebody waits for, and sweep what is kept under sealed ones. */
final class PeriodKeepers {
    /** Few, so that a period takes several sweeps now and then; an outcome counts as two. */
    private static final int MOST_ROWS = 6;

    private final Clock clock;
    private final World world;

    PeriodKeepers(Clock clock, World world) {
        this.clock = clock;
        this.world = world;
    }

    /** Seals a period that is over and waited for: by somebody, or since outcomes are kept under it. */
    void seal(Collection<LedgerPeriod> waitedFor) {
        NavigableSet<LedgerPeriod> due = new TreeSet<>(waitedFor);
        due.addAll(kept());
        due.removeIf(period -> isSealed(period) || world.chain().now().isBefore(clock.sealable(period)));
        if (!due.isEmpty()) {
            send(new ClockCommand.SealPeriod(due.first()));
        }
    }

    /** Deletes a portion of what is kept under a period; sealed or not, which the ledger has to know. */
    void sweep() {
        NavigableSet<LedgerPeriod> kept = kept();
        if (!kept.isEmpty()) {
            send(new ClockCommand.SweepOutcomes(kept.first(), 1 + random().nextInt(MOST_ROWS)));
        }
    }

    /** Wants to seal what is not over, or was sealed long ago. */
    void sealAnything() {
        LedgerPeriod near = clock.at(world.chain().now()).plus(random().nextInt(5) - 3);
        send(new ClockCommand.SealPeriod(near));
    }

    private void send(ClockCommand command) {
        Organisation by = World.ORGANISATIONS.get(random().nextInt(World.PEERS));
        world.chain().readClock();
        world.chain()
                .send(
                        new Caller.Member(by, false, "gateway"),
                        ClockFunctions.NAMES.of(command),
                        RecordCodec.text(command));
    }

    private Random random() {
        return world.random();
    }

    private boolean isSealed(LedgerPeriod period) {
        return world.chain().ledger().currentState().containsKey(ClockState.SEAL.key(period));
    }

    /** Periods under which outcomes are kept. */
    NavigableSet<LedgerPeriod> kept() {
        NavigableSet<LedgerPeriod> kept = new TreeSet<>();
        String table = ClockState.OUTCOME.name();
        world.chain().ledger().currentState().subMap(table + '~', Keys.after(table)).keySet().stream()
                .map(key -> LedgerPeriod.of(
                        Math.toIntExact(Keys.numberSegment(key, 1).number())))
                .forEach(kept::add);
        return kept;
    }

    /** A period that ended so many periods ago and still has outcomes under it. */
    Optional<LedgerPeriod> neglected(int periods) {
        LedgerPeriod ended = clock.at(world.chain().now()).plus(-periods);
        return kept().headSet(ended, false).stream().findFirst();
    }
}
