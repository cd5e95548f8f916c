package org.gridmarket.chain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.gridmarket.chain.block.BlockHash;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;

/** The ledger on a Fabric network, through the gateway services of its peers. */
public final class FabricChain implements Chain {
    private final NetworkProfile profile;
    private final Bytes genesis;
    private final ChainSettings settings;
    private final PeerConnections connections;
    private final EndorserChoice endorsers;
    private final Map<Credential, GatewayPeers> peers = new ConcurrentHashMap<>();
    private final AtomicLong committed = new AtomicLong(NOTHING_SEEN);

    private FabricChain(NetworkProfile profile, Bytes genesis, ChainSettings settings, PeerConnections connections) {
        this.profile = profile;
        this.genesis = genesis;
        this.settings = settings;
        this.connections = connections;
        this.endorsers = new EndorserChoice(profile.members().stream()
                .filter(NetworkProfile.Member::ownPeer)
                .map(NetworkProfile.Member::mspId)
                .toList());
    }

    /**
     * Opens the channels; peers are reached when they are first asked.
     *
     * @param organisation under whose identities, such as {@code Dso}; its peer is asked first
     * @throws IOException when a TLS certificate or the channel's first block cannot be read
     */
    public static FabricChain open(NetworkProfile profile, String organisation, ChainSettings settings)
            throws IOException {
        Bytes genesis = BlockHash.ofGenesis(profile.genesis());
        return new FabricChain(profile, genesis, settings, new PeerConnections(profile, organisation, settings));
    }

    public static FabricChain open(NetworkProfile profile, String organisation) throws IOException {
        return open(profile, organisation, ChainSettings.standard());
    }

    @Override
    public Target target() {
        return profile.target();
    }

    @Override
    public boolean holds(Credential credential) {
        return connections.holds(credential);
    }

    @Override
    public Outcome submit(Credential credential, String function, String argument, long seen) {
        long basis = Math.max(seen, committed.get());
        Outcome outcome = new Submitting(peersFor(credential), endorsers, settings, function, argument, basis).run();
        if (outcome instanceof Outcome.Committed done) {
            committed.accumulateAndGet(done.block(), Math::max);
        }
        return outcome;
    }

    @Override
    public Answer query(Credential credential, Question question) {
        return new Asking(peersFor(credential), settings, question).run();
    }

    /** A new feed of blocks, over the same connections. */
    public BlockFeed blockFeed() {
        GatewayPeers asked = peersFor(Credential.CLIENT);
        List<Network> networks = connections.networks(Credential.CLIENT);
        List<PeerBlocks> all = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            all.add(new FabricPeerBlocks(asked.all().get(i), networks.get(i)));
        }
        return new BlockFeed(all, genesis, settings, new BlockReading(target().chaincode()), BlockFeed.BACK_TO_OWN);
    }

    public TransactionLookup lookup() {
        return new TransactionLookup(peersFor(Credential.CLIENT), settings.watch());
    }

    /** The blocks that the own organisation's peer gives. */
    PeerBlocks ownBlocks() {
        return new FabricPeerBlocks(
                peersFor(Credential.CLIENT).own(),
                connections.networks(Credential.CLIENT).getFirst());
    }

    /** Whose peers are asked, own organisation's first. */
    public List<String> peers() {
        return connections.peers();
    }

    /**
     * How many blocks one peer has. A peer that is asked here is not left, whatever it answers.
     *
     * @param organisation one of {@link #peers()}
     * @throws ChainException when it does not answer
     */
    public long heightOf(String organisation) {
        return heightOf(peersFor(Credential.CLIENT).of(organisation));
    }

    /** Hash of the channel's first block, from which all others are verified. */
    public Bytes genesis() {
        return genesis;
    }

    /**
     * How many blocks the own organisation's peer has.
     *
     * @throws ChainException when it does not answer
     */
    public long height() {
        return heightOf(peersFor(Credential.CLIENT).own());
    }

    private static long heightOf(PeerGateway peer) {
        try {
            return peer.height();
        } catch (GatewayException failed) {
            throw new ChainException("peer of " + peer.name() + " does not tell its height: " + Failure.reason(failed));
        }
    }

    @Override
    public void close() {
        connections.close();
    }

    private GatewayPeers peersFor(Credential credential) {
        return peers.computeIfAbsent(credential, this::connect);
    }

    private GatewayPeers connect(Credential credential) {
        List<String> names = connections.peers();
        List<Gateway> gateways = connections.gateways(credential);
        List<PeerGateway> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String mspId = profile.member(names.get(i)).mspId();
            all.add(new FabricPeerGateway(names.get(i), mspId, gateways.get(i), target(), settings.deadlines()));
        }
        return new GatewayPeers(all, settings.watch());
    }
}
