package org.gridmarket.testbed.day;

import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.party.Organisation;

/** A consortium whose commits are timed. */
final class TimedConsortium implements Consortium {
    private final Consortium consortium;
    private final Stopwatch commits;

    TimedConsortium(Consortium consortium, Stopwatch commits) {
        this.consortium = consortium;
        this.commits = commits;
    }

    @Override
    public String carry(Organisation organisation, boolean administrator, String function, String argument) {
        long started = System.nanoTime();
        String result = consortium.carry(organisation, administrator, function, argument);
        commits.committed(System.nanoTime() - started);
        return result;
    }

    @Override
    public String ask(Organisation peer, EnergyQuery query) {
        return consortium.ask(peer, query);
    }

    @Override
    public void blocks(Consumer<LedgerBlock> reader) throws InterruptedException {
        consortium.blocks(reader);
    }

    @Override
    public Target target() {
        return consortium.target();
    }

    @Override
    public List<Organisation> members() {
        return consortium.members();
    }

    @Override
    public List<Organisation> peers() {
        return consortium.peers();
    }

    @Override
    public void close() {
        consortium.close();
    }
}
