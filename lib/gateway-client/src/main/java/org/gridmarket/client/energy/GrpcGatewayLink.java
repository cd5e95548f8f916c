package org.gridmarket.client.energy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.api.v1.Reading;
import org.gridmarket.api.v1.ReadingsReport;
import org.gridmarket.client.Answer;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.EventFeed;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.client.MarketLink;
import org.gridmarket.client.RelayMessages;
import org.gridmarket.client.Submissions;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;

/**
 * Several gateways over gRPC, none of which is believed alone (ADR 12): an operation goes through one at random, so that none
 * learns an agent's habits, and through another when its word is not enough. An operation that may have reached the ledger
 * is never given up here: the answer is Indeterminate, and the agent sends it again under its id.
 */
public final class GrpcGatewayLink implements GatewayLink, AutoCloseable {
    private static final long SUBMIT_SECONDS = 60;
    private static final long ASK_SECONDS = 20;

    private final MarketLink<EnergyEvent> market;

    /**
     * @param gateways of two organisations, or one that is trusted
     * @param authority certificates that vouch for gateways; those of the JDK when empty
     */
    public GrpcGatewayLink(List<Gateway> gateways, Optional<Path> authority) {
        this(gateways, authority, 0);
    }

    /**
     * The same for whoever does not need the past.
     *
     * @param fromBlock the first block whose events are heard
     */
    public GrpcGatewayLink(List<Gateway> gateways, Optional<Path> authority, long fromBlock) {
        market = new MarketLink<>(gateways, authority, fromBlock, EnergyEvents.FAMILY);
    }

    /** Over connections that are there, and may come and go; they are closed with the link. */
    public GrpcGatewayLink(GatewayConnections connections, long fromBlock) {
        market = new MarketLink<>(connections, fromBlock, EnergyEvents.FAMILY);
    }

    /** To gateways of this machine whose word is taken as it is: where it is they that are measured. */
    public static GrpcGatewayLink trusting(List<String> endpoints) {
        return new GrpcGatewayLink(
                endpoints.stream()
                        .map(endpoint -> new Gateway(endpoint, endpoint, true))
                        .toList(),
                Optional.empty());
    }

    @Override
    public Answer submit(String function, Submission submission) {
        return market.submit(function, submission, CommitProof.of(function, submission));
    }

    @Override
    public Answer submitBy(String function, Submission submission, Submissions.Asking way) {
        return market.carry(CommitProof.of(function, submission), feed().preferred(), way);
    }

    /**
     * Readings are personal: they go to the DSO's gateways only, and an event shows that their hashes are on the ledger. What
     * the DSO refuses, nobody else can take.
     */
    @Override
    public Answer reportReadings(MeterId meter, List<SaltedReading> readings, Submission hashes) {
        List<Gateway> dso = feed().preferred().stream()
                .filter(gateway ->
                        gateway.trusted() || gateway.organisation().equalsIgnoreCase(Organisation.DSO.name()))
                .map(Gateway::asTrusted)
                .toList();
        if (dso.isEmpty() && connections().isDiscovering()) {
            return new Answer.Indeterminate(
                    "no gateway of the DSO is found at the moment, and readings go to no other");
        }
        if (dso.isEmpty()) {
            return new Answer.Rejected(
                    "INVALID_ARGUMENT", "meter", "no gateway of the DSO is named, and readings go to no other");
        }
        Predicate<EnergyEvent> reported = event -> event instanceof EnergyEvent.ReadingsReported done
                && done.meter().equals(meter)
                && readings.stream().allMatch(reading -> done.intervals().contains(reading.t()));
        return market.carryOpenly(
                Optional.of(reported),
                dso,
                (gateway, seenBlock) -> Submissions.asked(
                        () -> MeterGrpc.newBlockingStub(connections().channel(gateway))
                                .withDeadlineAfter(SUBMIT_SECONDS, TimeUnit.SECONDS)
                                .reportReadings(report(meter, readings, hashes, seenBlock))));
    }

    private static ReadingsReport report(
            MeterId meter, List<SaltedReading> readings, Submission hashes, long seenBlock) {
        return ReadingsReport.newBuilder()
                .setMeter(meter.name())
                .addAllReadings(readings.stream().map(GrpcGatewayLink::wire).toList())
                .setHashes(RelayMessages.message("energy:reportReadings", hashes, seenBlock))
                .build();
    }

    private static Reading wire(SaltedReading reading) {
        return Reading.newBuilder()
                .setInterval(reading.t().index())
                .setNetWh(reading.net().wh())
                .setSalt(RelayMessages.bytes(reading.salt()))
                .build();
    }

    /** What the first gateway that answers says of the market. */
    public MarketDescription describe() {
        return feed().ask(channel -> MarketGrpc.newFutureStub(channel)
                .withDeadlineAfter(ASK_SECONDS, TimeUnit.SECONDS)
                .describe(DescribeRequest.getDefaultInstance()));
    }

    /** The connections, for what else gateways keep. */
    public GatewayConnections connections() {
        return market.connections();
    }

    /** What is heard, for figures. */
    public EventFeed<EnergyEvent> feed() {
        return market.feed();
    }

    @Override
    public void listen(Listener listener) {
        feed().listen(told -> listener.tell(new BlockEvents<>(told.block(), told.transaction(), told.events())));
    }

    @Override
    public void close() {
        market.close();
    }
}
