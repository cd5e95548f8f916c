package org.gridmarket.testbed.day;

import java.util.List;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The consortium's access to a ledger in memory. */
final class LedgerInMemory implements Consortium {
    private final MarketOnLedger market;

    LedgerInMemory(MarketOnLedger market) {
        this.market = market;
    }

    @Override
    public String submit(Organisation organisation, boolean administrator, EnergyCommand.ByMember command) {
        return market.run(new Caller.Member(organisation, administrator, "test"), command)
                .orThrow()
                .result();
    }

    @Override
    public String ask(Organisation peer, EnergyQuery query) {
        return market.ask(query).orThrow().result();
    }

    @Override
    public Target target() {
        return EnergyExamples.TARGET;
    }

    @Override
    public List<Organisation> members() {
        return List.of(Organisation.values());
    }

    @Override
    public List<Organisation> peers() {
        return List.of(Organisation.values());
    }

    @Override
    public void close() {
        // nothing is open
    }
}
