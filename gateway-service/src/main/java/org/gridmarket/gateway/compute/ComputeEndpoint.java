package org.gridmarket.gateway.compute;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.gridmarket.api.v1.ComputationsGrpc;
import org.gridmarket.api.v1.ComputeCount;
import org.gridmarket.api.v1.ComputeMatch;
import org.gridmarket.api.v1.ComputeMatchRequest;
import org.gridmarket.api.v1.ComputeOverviewReply;
import org.gridmarket.api.v1.ComputeOverviewRequest;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.compute.match.MatchId;

/** What everybody may know of batch computation. */
@GrpcService
public class ComputeEndpoint extends ComputationsGrpc.ComputationsImplBase {
    private final ComputeReports reports;
    private final ReadModel model;

    @Inject
    public ComputeEndpoint(ComputeReports reports, ReadModel model) {
        this.reports = reports;
        this.model = model;
    }

    @Override
    public void getComputeOverview(ComputeOverviewRequest request, StreamObserver<ComputeOverviewReply> caller) {
        Calls.answer(caller, () -> {
            long block = Math.max(0, model.height());
            ComputeReports.Overview overview = reports.overview();
            ComputeOverviewReply.Builder reply = ComputeOverviewReply.newBuilder()
                    .addAllOffers(counts(overview.offers()))
                    .addAllOpen(counts(overview.open()))
                    .addAllClosed(counts(overview.closed()))
                    .setBlock(block);
            overview.matches().forEach(match -> reply.addMatches(message(match)));
            return reply.build();
        });
    }

    private static List<ComputeCount> counts(List<Count> counts) {
        return counts.stream()
                .map(count -> ComputeCount.newBuilder()
                        .setOf(count.of())
                        .setNumber(count.number())
                        .build())
                .toList();
    }

    @Override
    public void getComputeMatch(ComputeMatchRequest request, StreamObserver<ComputeMatch> caller) {
        Calls.answer(caller, () -> {
            MatchId id = Calls.reading(() -> new MatchId(SignedOperations.bytes(request.getMatch())));
            return message(Calls.found(reports.match(id), "this gateway has not heard of match " + id));
        });
    }

    private static ComputeMatch message(ComputeReports.MatchRow match) {
        return ComputeMatch.newBuilder()
                .setMatch(SignedOperations.ofHex(match.id()))
                .setJob(SignedOperations.ofHex(match.job()))
                .setCreator(SignedOperations.ofHex(match.creator()))
                .setProvider(SignedOperations.ofHex(match.provider()))
                .setMediator(SignedOperations.ofHex(match.mediator()))
                .setDirectory(SignedOperations.ofHex(match.directory()))
                .setSolver(SignedOperations.ofHex(match.solver()))
                .setStatus(match.status())
                .setDueMs(match.dueMs())
                .setEstimate(Long.parseLong(match.estimate()))
                .setOutcome(Objects.requireNonNullElse(match.outcome(), ""))
                .setPaid(Long.parseLong(match.paid()))
                .setBlock(match.block())
                .build();
    }
}
