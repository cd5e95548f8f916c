package org.gridmarket.gateway.allocation;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.gridmarket.api.v1.AllocationBookReply;
import org.gridmarket.api.v1.AllocationBookRequest;
import org.gridmarket.api.v1.AllocationCycleReply;
import org.gridmarket.api.v1.AllocationCycleRequest;
import org.gridmarket.api.v1.AllocationMarketList;
import org.gridmarket.api.v1.AllocationMarketReply;
import org.gridmarket.api.v1.AllocationMarketRequest;
import org.gridmarket.api.v1.AllocationMarketsRequest;
import org.gridmarket.api.v1.AllocationMemberReply;
import org.gridmarket.api.v1.AllocationMemberRequest;
import org.gridmarket.api.v1.AllocationProposalReply;
import org.gridmarket.api.v1.AllocationProposalRequest;
import org.gridmarket.api.v1.AllocationsGrpc;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;

/** What everybody may know of allocation markets. */
@GrpcService
public class AllocationEndpoint extends AllocationsGrpc.AllocationsImplBase {
    private final AllocationReports reports;
    private final CycleReports cycles;
    private final BookReports books;
    private final ReadModel model;
    private final Clock clock;

    @Inject
    public AllocationEndpoint(
            AllocationReports reports, CycleReports cycles, BookReports books, ReadModel model, Clock clock) {
        this.reports = reports;
        this.cycles = cycles;
        this.books = books;
        this.model = model;
        this.clock = clock;
    }

    @Override
    public void listAllocationMarkets(AllocationMarketsRequest request, StreamObserver<AllocationMarketList> caller) {
        Calls.answer(caller, () -> {
            long block = block();
            AllocationReports.Overview overview = reports.overview(new LedgerTime(clock.millis()));
            AllocationMarketList.Builder list =
                    AllocationMarketList.newBuilder().setBlock(block);
            overview.markets().forEach(market -> list.addMarkets(AllocationMessages.line(market)));
            overview.proposals().forEach(proposal -> list.addProposals(AllocationMessages.line(proposal)));
            overview.solvers().forEach(solver -> list.addSolvers(AllocationMessages.line(solver)));
            return list.build();
        });
    }

    @Override
    public void getAllocationMarket(AllocationMarketRequest request, StreamObserver<AllocationMarketReply> caller) {
        Calls.answer(caller, () -> {
            MarketName market = name(request.getMarket());
            long block = block();
            return AllocationMessages.reply(
                    Calls.found(reports.market(market), "there is no allocation market " + market), block);
        });
    }

    @Override
    public void getAllocationProposal(
            AllocationProposalRequest request, StreamObserver<AllocationProposalReply> caller) {
        Calls.answer(caller, () -> {
            MarketName market = name(request.getMarket());
            String digest = SignedOperations.bytes(request.getDigest()).toHex();
            return AllocationProposalReply.newBuilder()
                    .setJson(Calls.found(
                            reports.proposal(market, digest), "nothing of this digest is proposed for " + market))
                    .build();
        });
    }

    @Override
    public void getAllocationCycle(AllocationCycleRequest request, StreamObserver<AllocationCycleReply> caller) {
        Calls.answer(caller, () -> {
            MarketName market = name(request.getMarket());
            Cycle cycle = Calls.reading(() -> new Cycle(request.getCycle()));
            int from = Math.max(0, request.getFrom());
            long block = block();
            CycleReports.CyclePage page =
                    Calls.found(cycles.cycle(market, cycle), "nothing was told of cycle " + cycle + " of " + market);
            return AllocationMessages.reply(page, cycles.assigned(market, cycle, from), block);
        });
    }

    @Override
    public void getAllocationBook(AllocationBookRequest request, StreamObserver<AllocationBookReply> caller) {
        Calls.answer(caller, () -> {
            MarketName market = name(request.getMarket());
            Cycle book = Calls.reading(() -> new Cycle(request.getBook()));
            Optional<OfferId> after = request.getAfter().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Calls.reading(() -> OfferId.read(request.getAfter())));
            long block = block();
            return AllocationMessages.reply(
                    Calls.found(books.book(market, book, after), "there is no allocation market " + market), block);
        });
    }

    @Override
    public void getAllocationMember(AllocationMemberRequest request, StreamObserver<AllocationMemberReply> caller) {
        Calls.answer(caller, () -> {
            MarketName market = name(request.getMarket());
            AccountKey account = Calls.reading(() -> new AccountKey(SignedOperations.bytes(request.getAccount())));
            long block = block();
            return AllocationMessages.reply(
                    Calls.found(cycles.member(market, account), "the account is no member of " + market), block);
        });
    }

    /** Read before the rows, so that what is told is at least as new. */
    private long block() {
        return Math.max(0, model.height());
    }

    private static MarketName name(String text) {
        return Calls.reading(() -> new MarketName(text));
    }
}
