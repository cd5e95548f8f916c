package org.gridmarket.solver.worker;

import java.util.concurrent.CountDownLatch;
import org.gridmarket.client.EventFeed;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.client.energy.CommitProof;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.solver.cycle.MarketClock;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.solver.cycle.SolutionOutlet;
import org.gridmarket.solver.cycle.SolutionPoster;

/** Solutions of the energy market, through the gateways' relays. */
final class GatewayOutlet implements SolutionOutlet {
    /** Given for a moment where our clock is before the peers'. */
    private static final String PASSING = CalendarRejection.ROUND_NOT_OPEN.name();

    private final RelayedPosting<EnergyEvent> posting;
    private final AccountKeyPair keys;

    /** @param feed of the same gateways, which says what is believed */
    GatewayOutlet(
            GatewayConnections gateways,
            EventFeed<EnergyEvent> feed,
            AccountKeyPair keys,
            MarketClock clock,
            CountDownLatch stopped) {
        this.posting = new RelayedPosting<>(gateways, feed, clock, stopped);
        this.keys = keys;
    }

    @Override
    public AccountKey solver() {
        return keys.publicKey();
    }

    @Override
    public PostOutcome post(EnergyCommand.Signed command, OperationId operation, Book lastBook, LedgerTime until) {
        return posting.post(new RelayedPosting.Operation<>(
                EnergyFunctions.of(command),
                target -> sign(command, operation, lastBook, target),
                signed -> CommitProof.of(command, signed),
                PASSING,
                until));
    }

    private Submission sign(EnergyCommand.Signed command, OperationId operation, Book lastBook, Target ledger) {
        return keys.sign(ledger, EnergyFunctions.of(command), operation, lastBook, SolutionPoster.payload(command));
    }
}
