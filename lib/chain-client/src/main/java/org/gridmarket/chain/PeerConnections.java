package org.gridmarket.chain;

import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.gridmarket.chain.NetworkProfile.KeyFiles;
import org.gridmarket.chain.NetworkProfile.Member;
import org.gridmarket.chain.NetworkProfile.PeerAddress;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** One gRPC channel for each peer, and over it one gateway for each identity, as Fabric's client recommends. */
final class PeerConnections implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 100 * 1024 * 1024; // Fabric's own limit; gRPC's default is 4 MB
    private static final int LARGEST_METADATA = 8 * 1024 * 1024; // error details of endorsers travel as metadata
    private static final long KEEP_ALIVE_SECONDS = 65; // peers refuse pings that come sooner than each 60 s
    private static final long KEEP_ALIVE_PATIENCE_SECONDS = 10;
    private static final long CLOSING_SECONDS = 5;

    private final NetworkProfile profile;
    private final Member self;
    private final ChainDeadlines deadlines;
    private final Map<String, ManagedChannel> channels = new LinkedHashMap<>();
    private final Map<Credential, List<Gateway>> gateways = new EnumMap<>(Credential.class);

    PeerConnections(NetworkProfile profile, String organisation, ChainSettings settings) throws IOException {
        this.profile = profile;
        this.self = profile.member(organisation);
        this.deadlines = settings.deadlines();
        try {
            connect(self);
            if (!settings.ownPeerOnly()) {
                for (Member member : profile.members()) {
                    if (!member.equals(self) && member.ownPeer()) {
                        connect(member);
                    }
                }
            }
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Names of the peers' organisations, own first. */
    List<String> peers() {
        return List.copyOf(channels.keySet());
    }

    /** The channel of the ledger through each peer, in the order of {@link #peers()}. */
    List<Network> networks(Credential credential) {
        return gateways(credential).stream()
                .map(gateway -> gateway.getNetwork(profile.target().channel()))
                .toList();
    }

    synchronized List<Gateway> gateways(Credential credential) {
        return gateways.computeIfAbsent(credential, this::connectAs);
    }

    @Override
    public synchronized void close() {
        gateways.values().forEach(all -> all.forEach(Gateway::close));
        channels.values().forEach(ManagedChannel::shutdownNow);
        for (ManagedChannel channel : channels.values()) {
            try {
                channel.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void connect(Member member) throws IOException {
        PeerAddress peer = member.peer();
        ChannelCredentials tls = TlsChannelCredentials.newBuilder()
                .trustManager(peer.tlsCa().toFile())
                .build();
        channels.put(
                member.name(),
                Grpc.newChannelBuilder(peer.endpoint(), tls)
                        .overrideAuthority(peer.hostOverride())
                        .maxInboundMessageSize(LARGEST_MESSAGE)
                        .maxInboundMetadataSize(LARGEST_METADATA)
                        .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                        .keepAliveTimeout(KEEP_ALIVE_PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .build());
    }

    boolean holds(Credential credential) {
        return self.keys().containsKey(credential);
    }

    private List<Gateway> connectAs(Credential credential) {
        KeyFiles keys = self.keys().get(credential);
        if (keys == null) {
            throw new ChainException("no " + credential + " identity of " + self.name()
                    + " in the network's profile; another machine may hold it");
        }
        Identity identity = identity(self.mspId(), keys);
        Signer signer = signer(keys);
        List<Gateway> connected = new ArrayList<>();
        for (ManagedChannel channel : channels.values()) {
            connected.add(Gateway.newInstance()
                    .identity(identity)
                    .signer(signer)
                    .hash(Hash.SHA256)
                    .connection(channel)
                    .evaluateOptions(within(deadlines.evaluate()))
                    .endorseOptions(within(deadlines.endorse()))
                    .submitOptions(within(deadlines.submit()))
                    .commitStatusOptions(within(deadlines.commit()))
                    .connect());
        }
        return List.copyOf(connected);
    }

    static UnaryOperator<CallOptions> within(Duration deadline) {
        return options -> options.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Identity identity(String mspId, KeyFiles keys) {
        try (Reader pem = Files.newBufferedReader(keys.certificate())) {
            return new X509Identity(mspId, Identities.readX509Certificate(pem));
        } catch (IOException | CertificateException unreadable) {
            throw new ChainException("certificate " + keys.certificate() + " cannot be read", unreadable);
        }
    }

    private static Signer signer(KeyFiles keys) {
        try (Reader pem = Files.newBufferedReader(keys.privateKey())) {
            return Signers.newPrivateKeySigner(Identities.readPrivateKey(pem));
        } catch (IOException | InvalidKeyException unreadable) {
            // the cause may quote the file, and the file is a secret
            throw new ChainException("private key " + keys.privateKey() + " cannot be read as PEM: "
                    + unreadable.getClass().getSimpleName());
        }
    }
}
