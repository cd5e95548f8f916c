package org.gridmarket.cli;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayAddresses;
import org.gridmarket.client.GatewayChannels;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** Which gateway a single operation or question goes through. */
public final class GatewayOption {
    private static final Set<ConnectivityState> CONNECTING =
            EnumSet.of(ConnectivityState.IDLE, ConnectivityState.CONNECTING);

    /** How long one question may take, and a connection. */
    private static final long ASK_SECONDS = 20;

    @CommandLine.Option(
            names = "--gateway",
            paramLabel = "[ORGANISATION=]HOST:PORT",
            required = true,
            split = ",",
            description = {
                "The gateway; a run prints its address. One alone is believed. Of several, each with its organisation, two of"
                        + " different ones have to say what became of an operation.",
                "On another machine: https://HOST:PORT."
            })
    private List<String> gateways = List.of();

    @CommandLine.Mixin
    private final AuthorityOption authority = new AuthorityOption();

    /**
     * A link for signed operations; to be closed.
     *
     * @param opening of a market's own kind, to these gateways, whom these certificates vouch for
     */
    public <L> L link(BiFunction<List<Gateway>, Optional<Path>, L> opening) {
        try {
            return opening.apply(checked(), authority.file());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--gateway: " + wrong.getMessage());
        }
    }

    /** Certificates that vouch for gateways, and for whoever else is reached over TLS; those of the JDK when empty. */
    public Optional<Path> authority() {
        return authority.file();
    }

    /** Asks one question of the first gateway that is there; what that does not know or refuses is a failure with its words. */
    public <T> T ask(Function<MarketGrpc.MarketBlockingStub, T> question) {
        return askAt(channel -> question.apply(forOneQuestion(MarketGrpc.newBlockingStub(channel))));
    }

    /** The same for any service; the caller sees to a deadline, as {@link #forOneQuestion} does. */
    public <T> T askAt(Function<ManagedChannel, T> question) {
        List<Gateway> named = checked();
        for (Gateway gateway : named.subList(0, named.size() - 1)) {
            ManagedChannel channel = open(gateway);
            try {
                if (isReached(channel)) {
                    return askOver(channel, gateway, question);
                }
            } finally {
                channel.shutdownNow();
            }
        }
        Gateway last = named.getLast();
        ManagedChannel channel = open(last);
        try {
            return askOver(channel, last, question);
        } finally {
            channel.shutdownNow();
        }
    }

    /** Whether a connection comes about: a gateway that is gone refuses it at once, one that hangs does not answer it. */
    private static boolean isReached(ManagedChannel channel) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(ASK_SECONDS);
        ConnectivityState state = channel.getState(true);
        try {
            while (CONNECTING.contains(state) && System.nanoTime() < until) {
                CountDownLatch changed = new CountDownLatch(1);
                channel.notifyWhenStateChanged(state, changed::countDown);
                changed.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                state = channel.getState(true);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return state == ConnectivityState.READY;
    }

    private static <T> T askOver(ManagedChannel channel, Gateway gateway, Function<ManagedChannel, T> question) {
        try {
            return question.apply(channel);
        } catch (StatusRuntimeException failure) {
            throw new PartFailedException(GatewayWords.of(gateway.address(), failure.getStatus()), failure);
        }
    }

    /** A service of a gateway, for one question that may not take for ever. */
    public static <S extends AbstractStub<S>> S forOneQuestion(S service) {
        return service.withDeadlineAfter(ASK_SECONDS, TimeUnit.SECONDS);
    }

    private ManagedChannel open(Gateway gateway) {
        try {
            return GatewayChannels.open(gateway.address(), authority.file());
        } catch (IllegalArgumentException refused) {
            throw new UsageException("--gateway: " + refused.getMessage());
        }
    }

    /** Who names one gateway alone trusts it. */
    private List<Gateway> checked() {
        if (gateways.size() == 1) {
            checked(gateways.getFirst().replaceFirst("^([A-Za-z0-9_-]+=)?(https?://)?", ""), "--gateway");
        }
        try {
            return GatewayAddresses.read(
                    gateways, gateways.size() == 1 ? Optional.of(gateways.getFirst()) : Optional.empty());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--gateway: " + wrong.getMessage());
        }
    }

    /** As it is typed, when it is an address; otherwise a wrong usage that names the option. */
    public static String checked(String address, String option) {
        if (!address.matches("[A-Za-z0-9.\\-]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+]:[0-9]{1,5}")) {
            throw new UsageException(option + " '" + address + "' is not host:port, such as 127.0.0.1:8080");
        }
        return address;
    }
}
