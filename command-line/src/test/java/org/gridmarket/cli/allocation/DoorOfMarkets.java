package org.gridmarket.cli.allocation;

import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.allocation.AllocationOnLedger;

/** The ledger in memory, with the contract's own rules, as one organisation reaches it. */
record DoorOfMarkets(AllocationOnLedger market, Organisation organisation, List<MarketProposal> waiting)
        implements AllocationDoor {
    @Override
    public String way() {
        return "a ledger in memory";
    }

    @Override
    public Optional<MarketSchema> market(MarketName name) {
        AllocationQuery query = new AllocationQuery.ReadMarket(name);
        return market.ledger().ask(AllocationFunctions.NAMES.of(query), RecordCodec.text(query))
                        instanceof Decision.Accepted<Receipt>(Receipt found)
                ? Optional.of(RecordCodec.of(AllocationAnswer.AllocationMarketState.class)
                        .read(found.result())
                        .schema())
                : Optional.empty();
    }

    @Override
    public List<MarketProposal> proposals(MarketName name) {
        return waiting;
    }

    @Override
    public Told execute(LedgerCommand command) {
        Caller.Member member = new Caller.Member(organisation, command.asAdministrator(), "operator");
        return switch (market.ledger().send(member, command.function(), command.argument())) {
            case Decision.Accepted<Receipt>(Receipt done) -> new Told(Told.COMMITTED, "in memory", done.result());
            case Decision.Rejected<Receipt>(var refusal) ->
                new Told(refusal.code().name(), refusal.detail(), "");
        };
    }

    @Override
    public void close() {
        // nothing is open
    }
}
