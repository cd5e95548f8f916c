package org.gridmarket.testbed.cli;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.testbed.household.GrpcGatewayLink;
import org.gridmarket.testbed.process.PartFailedException;
import picocli.CommandLine;

/** Which gateway a single operation or question goes through. */
final class GatewayOption {
    private static final long ASK_SECONDS = 20;
    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    @CommandLine.Option(
            names = "--gateway",
            paramLabel = "HOST:PORT",
            required = true,
            description = "The gateway; a run prints its address.")
    private String gateway = "";

    /** A link for signed operations; to be closed. */
    GrpcGatewayLink link() {
        return new GrpcGatewayLink(List.of(checked()));
    }

    /** Asks one question; what the gateway does not know or refuses is a failure with its words. */
    <T> T ask(Function<MarketGrpc.MarketBlockingStub, T> question) {
        ManagedChannel channel = NettyChannelBuilder.forTarget(checked())
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .build();
        try {
            return question.apply(MarketGrpc.newBlockingStub(channel).withDeadlineAfter(ASK_SECONDS, TimeUnit.SECONDS));
        } catch (StatusRuntimeException failure) {
            throw new PartFailedException(explain(failure.getStatus()), failure);
        } finally {
            channel.shutdownNow();
        }
    }

    private String explain(Status status) {
        return switch (status.getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED ->
                "gateway " + gateway + " does not answer (" + status.getDescription()
                        + "); see that it runs and that --gateway is right";
            case NOT_FOUND -> "gateway " + gateway + ": there is none: " + status.getDescription();
            default -> "gateway " + gateway + ": " + status.getCode() + ": " + status.getDescription();
        };
    }

    private String checked() {
        return checked(gateway, "--gateway");
    }

    /** As it is typed, when it is an address; otherwise a wrong usage that names the option. */
    static String checked(String address, String option) {
        if (!address.matches("[A-Za-z0-9.\\-]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+]:[0-9]{1,5}")) {
            throw new UsageException(option + " '" + address + "' is not host:port, such as 127.0.0.1:8080");
        }
        return address;
    }
}
