package org.gridmarket.testbed.compute;

import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.day.Founders;

/** Founds a market of batch computation: clock, standard terms, licences, money for everybody. */
record ComputeFounding(Founders ground, Clock clock, Consumer<String> console) {
    /** What everybody has at the start. */
    static final Money START = new Money(400_000_000);

    /** @param treasury gets what is forfeited */
    void found(AccountKey treasury, List<AccountKey> solvers, List<AccountKey> people) {
        ground.foundClock(clock);
        ProposedTerms terms = new ProposedTerms(
                "terms",
                clock.at(new LedgerTime(System.currentTimeMillis())).plus(2).asInterval(),
                List.of(ComputeTerms.standard(treasury)));
        carry(Organisation.DSO, new ComputeCommand.ProposeTerms(terms));
        carry(Organisation.REGULATOR, new ComputeCommand.ApproveTerms(terms.id(), terms.digest()));
        for (AccountKey solver : solvers) {
            carry(Organisation.DSO, new ComputeCommand.GrantLicence(solver));
        }
        int numbered = 0;
        for (AccountKey one : people) {
            numbered++;
            ground.bookMoney(one, "start-" + numbered, START);
        }
        console.accept("the market is founded: standard terms, " + solvers.size() + " solvers, money for " + numbered);
    }

    private void carry(Organisation by, ComputeCommand.ByMember command) {
        ground.carry(by, true, ComputeFunctions.NAMES.of(command), RecordCodec.text(command));
    }
}
