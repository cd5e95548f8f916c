package org.gridmarket.cli.allocation;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.api.v1.AllocationMarketsRequest;
import org.gridmarket.api.v1.AllocationProposalLine;
import org.gridmarket.api.v1.AllocationProposalRequest;
import org.gridmarket.api.v1.AllocationsGrpc;
import org.gridmarket.cli.member.GatewayMember;
import org.gridmarket.cli.member.MarketDoor;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;

/** Through the gateway of the operator's organisation. */
final class AllocationGatewayDoor extends MarketDoor<GatewayMember> implements AllocationDoor {
    AllocationGatewayDoor(GatewayMember member) {
        super(member);
    }

    private AllocationsGrpc.AllocationsBlockingStub allocations() {
        return AllocationQuestion.allocations(member().channel());
    }

    @Override
    public Optional<MarketSchema> market(MarketName name) {
        return member().ask(() -> {
            try {
                return Optional.of(AllocationQuestion.schema(AllocationQuestion.market(name, allocations())));
            } catch (StatusRuntimeException refused) {
                if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
                    return Optional.<MarketSchema>empty();
                }
                throw refused;
            }
        });
    }

    @Override
    public List<MarketProposal> proposals(MarketName name) {
        List<MarketProposal> proposals = new ArrayList<>();
        member()
                .ask(() -> allocations().listAllocationMarkets(AllocationMarketsRequest.getDefaultInstance()))
                .getProposalsList()
                .stream()
                .filter(line -> line.getMarket().equals(name.text()))
                .forEach(line -> proposals.add(proposal(name, line)));
        return proposals;
    }

    private MarketProposal proposal(MarketName name, AllocationProposalLine line) {
        String json = member().ask(() -> allocations()
                        .getAllocationProposal(AllocationProposalRequest.newBuilder()
                                .setMarket(name.text())
                                .setDigest(line.getDigest())
                                .build()))
                .getJson();
        return new MarketProposal(
                name,
                new Cycle(line.getFrom()),
                List.of(
                        switch (line.getKind()) {
                            case "MARKET" ->
                                new MarketProposal.FoundMarket(
                                        RecordCodec.of(MarketSchema.class).read(json));
                            case "TERMS" ->
                                new MarketProposal.SetTerms(
                                        supervisor(name),
                                        RecordCodec.of(MarketTerms.class).read(json));
                            case "END" -> new MarketProposal.EndMarket(supervisor(name));
                            default -> throw new PartFailedException("the gateway tells of a proposal " + line);
                        }));
    }

    private Organisation supervisor(MarketName name) {
        return market(name)
                .orElseThrow(() -> new PartFailedException("the gateway knows no allocation market " + name))
                .supervisor();
    }
}
