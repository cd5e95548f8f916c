package org.gridmarket.testbed.day;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gridmarket.chain.Answer;
import org.gridmarket.chain.BlockReader;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.ChainException;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.chain.Outcome;
import org.gridmarket.chain.Question;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;

/** The members' access through their own peers, under the identities that network/up made. */
public final class FabricConsortium implements Consortium {
    private final Target target;
    private final Map<Organisation, FabricChain> chains = new EnumMap<>(Organisation.class);
    private final Map<Organisation, FabricChain> ownPeers = new EnumMap<>(Organisation.class);

    /** What one organisation does builds on what another has just had committed: an approval on a proposal. */
    private final AtomicLong committed = new AtomicLong(Chain.NOTHING_SEEN);

    private FabricConsortium(Target target) {
        this.target = target;
    }

    /** Opens connections for every organisation that the file names. */
    public static FabricConsortium open(Path networkProperties) {
        try {
            NetworkProfile profile = NetworkProfile.read(networkProperties);
            FabricConsortium consortium = new FabricConsortium(profile.target());
            for (NetworkProfile.Member member : profile.members()) {
                Optional<Organisation> organisation = organisationOf(member.mspId());
                if (organisation.isPresent()) {
                    consortium.chains.put(organisation.get(), FabricChain.open(profile, member.name()));
                    if (member.ownPeer()) {
                        consortium.ownPeers.put(
                                organisation.get(), FabricChain.open(profile.only(member), member.name()));
                    }
                }
            }
            return consortium;
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read " + networkProperties + ": " + unreadable, unreadable);
        }
    }

    private static Optional<Organisation> organisationOf(String mspId) {
        for (Organisation organisation : Organisation.values()) {
            if (organisation.mspId().equals(mspId)) {
                return Optional.of(organisation);
            }
        }
        return Optional.empty();
    }

    @Override
    public String carry(Organisation organisation, boolean administrator, String function, String argument) {
        Credential credential = administrator ? Credential.ADMIN : Credential.CLIENT;
        Outcome outcome = chain(chains, organisation).submit(credential, function, argument, committed.get());
        return switch (outcome) {
            case Outcome.Committed done -> {
                committed.accumulateAndGet(done.block(), Math::max);
                yield done.result();
            }
            case Outcome.Repeated done -> done.result();
            case Outcome.Rejected refusal ->
                throw new PartFailedException(organisation + " was refused " + function + ": "
                        + refusal.refusal().text());
            default ->
                throw new PartFailedException(
                        function + " of " + organisation + " did not commit; the outcome was " + outcome);
        };
    }

    @Override
    public String ask(Organisation peer, EnergyQuery query) {
        return ofPeer(peer, EnergyFunctions.of(query), RecordCodec.text(query));
    }

    /** What the peer of an organisation answers about any market, this peer or none: to compare peers. */
    public String ofPeer(Organisation peer, String function, String argument) {
        return switch (chain(ownPeers, peer).query(new Question.Confidential(function, argument))) {
            case Answer.Found found -> found.result();
            case Answer.Rejected refused ->
                throw new PartFailedException(function + " at the peer of " + peer + ": "
                        + refused.refusal().text());
            case Answer.Unavailable silent ->
                throw new PeerSilentException(
                        "the peer of " + peer + " does not answer " + function + ": " + silent.reason());
        };
    }

    /** Asks whatever peer answers about any market; empty when the rules refuse the question. */
    public Optional<String> find(String function, String argument) {
        return switch (chain(chains, members().getFirst()).query(Question.of(function, argument, false))) {
            case Answer.Found found -> Optional.of(found.result());
            case Answer.Rejected refused -> Optional.empty();
            case Answer.Unavailable silent ->
                throw new PeerSilentException("no peer answers " + function + ": " + silent.reason());
        };
    }

    @Override
    public void blocks(Consumer<LedgerBlock> reader) throws InterruptedException {
        Organisation peer = peers().getFirst();
        FabricChain chain = chain(ownPeers, peer);
        Optional<String> offence;
        try {
            offence =
                    BlockReader.readPeer(chain, chain.height(), reader::accept).offence();
        } catch (ChainException silent) {
            throw new PeerSilentException(
                    "the peer of " + peer + " does not give all its blocks: " + silent.getMessage(), silent);
        }
        if (offence.isPresent()) {
            throw new PartFailedException("the blocks of the peer of " + peer + ": " + offence.get());
        }
    }

    private static FabricChain chain(Map<Organisation, FabricChain> chains, Organisation organisation) {
        FabricChain chain = chains.get(organisation);
        if (chain == null) {
            throw new PartFailedException("the network has no organisation " + organisation + ", only "
                    + chains.keySet() + "; use --profile consortium");
        }
        return chain;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public List<Organisation> members() {
        return List.copyOf(chains.keySet());
    }

    @Override
    public List<Organisation> peers() {
        return List.copyOf(ownPeers.keySet());
    }

    @Override
    public void close() {
        chains.values().forEach(FabricChain::close);
        ownPeers.values().forEach(FabricChain::close);
    }
}
