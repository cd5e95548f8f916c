package org.gridmarket.cli.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.chain.Question;
import org.gridmarket.cli.member.MarketDoor;
import org.gridmarket.cli.member.NetworkMember;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;

/** Straight to a peer: what waits is found in the ledger's events, all of them. */
final class AllocationNetworkDoor extends MarketDoor<NetworkMember> implements AllocationDoor {
    private static final EventFamily<AllocationEvent> EVENTS = EventFamily.of(AllocationEvent.class);

    AllocationNetworkDoor(NetworkMember member) {
        super(member);
    }

    @Override
    public Optional<MarketSchema> market(MarketName name) {
        AllocationQuery query = new AllocationQuery.ReadMarket(name);
        return member().ask(
                        Question.of(AllocationFunctions.NAMES.of(query), RecordCodec.text(query), false),
                        AllocationRejection.MARKET_UNKNOWN.name())
                .map(RecordCodec.of(AllocationAnswer.AllocationMarketState.class)::read)
                .map(AllocationAnswer.AllocationMarketState::schema);
    }

    @Override
    public List<MarketProposal> proposals(MarketName name) {
        Waiting waiting = new Waiting(name);
        member().forEachEvent(text -> EVENTS.read(text).ifPresent(waiting::take));
        return new ArrayList<>(waiting.proposals.values());
    }

    /** What the events leave open. */
    private static final class Waiting {
        private final MarketName name;
        private final Map<String, MarketProposal> proposals = new LinkedHashMap<>();
        private Optional<Organisation> supervisor = Optional.empty();

        Waiting(MarketName name) {
            this.name = name;
        }

        private void take(AllocationEvent event) {
            switch (event) {
                case AllocationEvent.AllocationMarketProposed(var schema, var digest)
                when schema.name().equals(name) ->
                    put(new MarketProposal(name, Cycle.FIRST, List.of(new MarketProposal.FoundMarket(schema))));
                case AllocationEvent.AllocationMarketFounded(var schema)
                when schema.name().equals(name) -> {
                    proposals.clear();
                    supervisor = Optional.of(schema.supervisor());
                }
                case AllocationEvent.AllocationChangeProposed(var market, var from, var terms, var digest)
                when market.equals(name) -> {
                    Organisation by = supervisor.orElseThrow();
                    put(new MarketProposal(
                            name,
                            from,
                            List.of(
                                    terms == null
                                            ? new MarketProposal.EndMarket(by)
                                            : new MarketProposal.SetTerms(by, terms))));
                }
                case AllocationEvent.AllocationTermsEffective(var market, var from, var terms)
                when market.equals(name) ->
                    proposals.values().removeIf(open -> open.first().equals(from));
                case AllocationEvent.AllocationEndAgreed(var market, var from)
                when market.equals(name) ->
                    proposals.values().removeIf(open -> open.changes().getFirst() instanceof MarketProposal.EndMarket);
                default -> {
                    // no proposal of this market
                }
            }
        }

        private void put(MarketProposal proposal) {
            proposals.put(proposal.id(), proposal);
        }
    }
}
