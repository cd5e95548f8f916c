package org.gridmarket.cli.member;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.gridmarket.cli.AuthorityOption;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.client.GatewayChannels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How an operator reaches the ledger, and as whom. */
public final class MemberOption {
    @CommandLine.Option(
            names = "--gateway",
            paramLabel = "HOST:PORT",
            description = "The gateway of the operator's organisation; on another machine https://HOST:PORT.")
    private @Nullable String gateway;

    @CommandLine.Mixin
    private final AuthorityOption authority = new AuthorityOption();

    @CommandLine.Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The operator's token at that gateway; nobody else may read the file.")
    private @Nullable Path token;

    @CommandLine.Option(
            names = "--network",
            paramLabel = "FILE",
            description = "In place of a gateway: network.properties with the organisation's own keys.")
    private @Nullable Path network;

    @CommandLine.Option(
            names = "--as",
            paramLabel = "ORGANISATION",
            description =
                    "With --network: Dso, Cooperative or Regulator; the first whose keys the file names when absent.")
    private @Nullable String organisation;

    /** Opens the way; it closes with the door. */
    public MemberDoor open() {
        return open(atGateway -> atGateway, atPeer -> atPeer);
    }

    /** Opens the way, and a market's door to it; the way closes with the door. */
    public <D extends MemberDoor> D open(
            Function<? super GatewayMember, ? extends D> atGateway,
            Function<? super NetworkMember, ? extends D> atPeer) {
        if ((gateway == null) == (network == null)) {
            throw new UsageException("name one way to the ledger: --gateway with --token-file, or --network");
        }
        if (network != null) {
            if (token != null || authority.file().isPresent()) {
                throw new UsageException("--token-file and --ca go with --gateway");
            }
            return atPeer.apply(NetworkMember.open(network, Optional.ofNullable(organisation)));
        }
        if (token == null || organisation != null) {
            throw new UsageException(
                    token == null
                            ? "--gateway needs --token-file: the gateway knows operators by their tokens"
                            : "--as goes with --network; a gateway acts for its own organisation");
        }
        return atGateway.apply(gatewayMember(String.valueOf(gateway), TokenFile.read(token)));
    }

    private GatewayMember gatewayMember(String address, String secret) {
        GatewayOption.checked(address.replaceFirst("^https?://", ""), "--gateway");
        try {
            return new GatewayMember(address, GatewayChannels.open(address, authority.file()), secret);
        } catch (IllegalArgumentException refused) {
            throw new UsageException("--gateway: " + refused.getMessage());
        }
    }
}
