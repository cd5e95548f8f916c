package org.gridmarket.gateway.energy;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.Supplier;
import org.gridmarket.api.v1.AccountRequest;
import org.gridmarket.api.v1.BookRequest;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.IntervalRequest;
import org.gridmarket.api.v1.JsonReply;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.Present;
import org.gridmarket.api.v1.RoundRequest;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.client.TransactionMessage;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.feed.Streams;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;

/** What everybody may know of the market. */
@GrpcService
public class MarketEndpoint extends MarketGrpc.MarketImplBase {
    private final Target target;
    private final LiveMarket market;
    private final MarketReports reports;
    private final ReadModel model;
    private final Streams streams;
    private final PublicAccounts accounts;
    private final Clock clock;

    @Inject
    public MarketEndpoint(
            Target target,
            LiveMarket market,
            MarketReports reports,
            ReadModel model,
            Streams streams,
            PublicAccounts accounts,
            Clock clock) {
        this.target = target;
        this.market = market;
        this.reports = reports;
        this.model = model;
        this.streams = streams;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<MarketDescription> caller) {
        Calls.answer(caller, this::description);
    }

    private MarketDescription description() {
        LedgerTime now = new LedgerTime(clock.millis());
        MarketDescription.Builder description = MarketDescription.newBuilder()
                .setChannel(target.channel())
                .setChaincode(target.chaincode())
                .setRulesJson(RecordCodec.of(MarketRules.class).write(market.rules()))
                .setBlock(Math.max(0, model.height()))
                .setNowMs(now.epochMillis());
        market.facts()
                .ifPresent(facts -> description
                        .setCalendarJson(RecordCodec.of(MarketCalendar.class).write(facts.calendar()))
                        .setPresent(present(facts, now)));
        return description.build();
    }

    private static Present present(RoundFacts facts, LedgerTime now) {
        MarketCalendar calendar = facts.calendar();
        Round round = calendar.roundAt(now);
        Punctuality punctuality = Punctuality.of(facts, now);
        return Present.newBuilder()
                .setRound(round.index())
                .setGateMs(calendar.gate(round).epochMillis())
                .setLastNameable(calendar.lastNameable(now).index())
                .setLastClosed(facts.lastClosed().index())
                .setLastFinal(facts.lastFinal().index())
                .setOverdueMs(punctuality.overdue().toMillis())
                .setOverdueAllowedMs(punctuality.allowed().toMillis())
                .build();
    }

    @Override
    public void streamEvents(StreamEventsRequest request, StreamObserver<TransactionEvents> caller) {
        streams.open(
                request.getFromBlock(),
                (ServerCallStreamObserver<TransactionEvents>) caller,
                (told, reader) -> reader.onNext(TransactionMessage.of(
                        told.block(), told.transaction(), told.eventsJson(), request.getLongestEvents())));
    }

    @Override
    public void getInstance(RoundRequest request, StreamObserver<JsonReply> caller) {
        json(
                caller,
                () -> market.instance(round(request.getRound()))
                        .orElseThrow(() -> Calls.refusal(
                                Status.FAILED_PRECONDITION,
                                "round " + request.getRound()
                                        + " is not the one being solved: its predecessor must be the"
                                        + " last final interval, which is "
                                        + market.facts()
                                                .map(facts -> facts.lastFinal().toString())
                                                .orElse("none, since there is no market yet"))));
    }

    @Override
    public void getCandidate(RoundRequest request, StreamObserver<JsonReply> caller) {
        json(
                caller,
                () -> Calls.found(
                        reports.candidate(round(request.getRound())),
                        "round " + request.getRound() + " has no candidate"));
    }

    @Override
    public void getInterval(IntervalRequest request, StreamObserver<JsonReply> caller) {
        json(caller, () -> reports.interval(interval(request.getInterval())));
    }

    @Override
    public void getBook(BookRequest request, StreamObserver<JsonReply> caller) {
        json(
                caller,
                () -> reports.book(
                        round(request.getRound()).book(),
                        Calls.reading(() -> BookPlace.read(request.getAfter())),
                        GatewayLimits.BOOK_PART));
    }

    @Override
    public void getPublicAccount(AccountRequest request, StreamObserver<JsonReply> caller) {
        json(
                caller,
                () -> accounts.read(Calls.reading(() -> new AccountKey(SignedOperations.bytes(request.getAccount())))));
    }

    private static Round round(int index) {
        return Calls.reading(() -> Round.of(index));
    }

    private static Interval interval(int index) {
        return Calls.reading(() -> Interval.of(index));
    }

    private static void json(StreamObserver<JsonReply> caller, Supplier<String> json) {
        Calls.answer(caller, () -> JsonReply.newBuilder().setJson(json.get()).build());
    }
}
