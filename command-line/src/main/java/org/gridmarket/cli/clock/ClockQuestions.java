package org.gridmarket.cli.clock;

import io.grpc.ManagedChannel;
import java.util.List;
import java.util.Optional;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.api.v1.PeriodsReply;
import org.gridmarket.api.v1.PeriodsRequest;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;

/** What a gateway is asked of the clock. */
final class ClockQuestions {
    private ClockQuestions() {}

    /** How periods are counted; empty until it is founded. */
    static Optional<Clock> founded(ClockReply reply) {
        return reply.getClockJson().isEmpty() ? Optional.empty() : Optional.of(read(reply.getClockJson()));
    }

    /** What was proposed and waits for another organisation; nothing once the clock is founded. */
    static List<ClockDoor.Proposed> proposals(ClockReply reply) {
        return reply.getProposalsList().stream()
                .map(one ->
                        new ClockDoor.Proposed(read(one.getClockJson()), Organisation.valueOf(one.getOrganisation())))
                .toList();
    }

    static PeriodsReply periods(ManagedChannel channel) {
        return GatewayOption.forOneQuestion(LedgerClockGrpc.newBlockingStub(channel))
                .listPeriods(PeriodsRequest.getDefaultInstance());
    }

    private static Clock read(String json) {
        return RecordCodec.of(Clock.class).read(json);
    }
}
