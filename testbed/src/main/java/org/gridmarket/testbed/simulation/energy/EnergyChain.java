package org.gridmarket.testbed.simulation.energy;

import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedChain;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The simulated chain in the words of the energy market. */
final class EnergyChain {
    private final SimulatedChain chain;
    private final MarketOnLedger market;
    private final PublicStream<EnergyEvent> stream;
    private final Random random;

    EnergyChain(World world, MarketOnLedger market, PublicStream<EnergyEvent> stream) {
        this.chain = world.chain();
        this.market = market;
        this.stream = stream;
        this.random = world.random();
        chain.callsBy((claimed, creator) -> market.goTo(claimed).call(creator));
    }

    /** All of it that knows no market. */
    SimulatedChain whole() {
        return chain;
    }

    LedgerTime now() {
        return chain.now();
    }

    MarketOnLedger market() {
        return market;
    }

    /** What peers tell of the ledger. */
    PublicStream<EnergyEvent> stream() {
        return stream;
    }

    /** The events since this was asked last. */
    List<EnergyEvent> news() {
        return stream.news();
    }

    /** The market's clock shows the true time again, for what is asked of it next. */
    void setClock() {
        market.goTo(chain.now());
    }

    void send(Caller.Member member, EnergyCommand.ByMember command) {
        market.goTo(chain.readClock());
        chain.send(member, EnergyFunctions.of(command), RecordCodec.text(command));
    }

    Endorsement send(AccountKeyPair signer, EnergyCommand.Signed command) {
        market.goTo(chain.readClock());
        Submission submission = market.signed(
                signer, market.nextOperation(), market.round().book().plus(1 + random.nextInt(2)), command);
        return chain.send(EnergyFunctions.of(command), submission);
    }

    /** As a gateway answers a solver: by the endorsement, since its commit is not awaited here. */
    PostOutcome post(AccountKeyPair signer, EnergyCommand.Signed command) {
        return switch (send(signer, command)) {
            case Endorsement.Refused(var reason) ->
                new PostOutcome.Refused(reason.code().name(), reason.detail());
            case Endorsement.Aborted(var reason) -> new PostOutcome.Unknown(reason);
            case Endorsement.Endorsed endorsed -> new PostOutcome.Accepted();
        };
    }

    boolean advance(long millis) {
        return chain.advance(millis);
    }

    /** Somebody has seen a guarantee break. */
    void report(Violation violation) {
        chain.report(violation);
    }
}
