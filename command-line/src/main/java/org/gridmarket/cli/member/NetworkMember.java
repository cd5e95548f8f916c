package org.gridmarket.cli.member;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.gridmarket.chain.Answer;
import org.gridmarket.chain.BlockReader;
import org.gridmarket.chain.ChainException;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.chain.Outcome;
import org.gridmarket.chain.Question;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.process.PartFailedException;

/** Straight to the organisation's peer, with the identities that network.properties names: no gateway has to run. */
public final class NetworkMember implements MemberDoor {
    private final NetworkProfile.Member member;
    private final FabricChain chain;

    private NetworkMember(NetworkProfile.Member member, FabricChain chain) {
        this.member = member;
        this.chain = chain;
    }

    /** As an organisation of the file; the first whose key it names, when none is chosen. */
    static NetworkMember open(Path properties, Optional<String> organisation) {
        try {
            NetworkProfile profile = NetworkProfile.read(properties);
            NetworkProfile.Member member = organisation.map(profile::member).orElseGet(profile::self);
            return new NetworkMember(member, FabricChain.open(profile, member.name()));
        } catch (IOException unreadable) {
            throw new UsageException("--network " + properties + ": cannot read " + unreadable.getMessage());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--network: " + wrong.getMessage());
        }
    }

    @Override
    public Organisation organisation() {
        for (Organisation organisation : Organisation.values()) {
            if (organisation.mspId().equals(member.mspId())) {
                return organisation;
            }
        }
        throw new UsageException("the market knows no organisation " + member.mspId());
    }

    @Override
    public String way() {
        return "the keys in network.properties, peer " + member.peer().endpoint();
    }

    /** Asks the ledger; empty when the refusal has this code, which says that there is none. */
    public Optional<String> ask(Question question, String absent) {
        return switch (chain.query(question)) {
            case Answer.Found found -> Optional.of(found.result());
            case Answer.Rejected refused when refused.refusal().code().equals(absent) -> Optional.empty();
            case Answer.Rejected refused ->
                throw new PartFailedException(
                        question.function() + ": " + refused.refusal().text());
            case Answer.Unavailable silent ->
                throw new PartFailedException("no peer answers " + question.function() + ": " + silent.reason());
        };
    }

    /** Tells every event there has been, of all contracts, in ledger order. */
    public void forEachEvent(Consumer<String> reader) {
        try {
            Optional<String> offence = BlockReader.readPeer(
                            chain, chain.height(), block -> block.events().forEach(reader))
                    .offence();
            if (offence.isPresent()) {
                throw new PartFailedException("the peer's blocks: " + offence.get());
            }
        } catch (ChainException silent) {
            throw new PartFailedException("the ledger cannot be read: " + silent.getMessage(), silent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("interrupted", stop);
        }
    }

    @Override
    public Told execute(LedgerCommand command) {
        Credential credential = command.asAdministrator() ? Credential.ADMIN : Credential.CLIENT;
        if (!member.keys().containsKey(credential)) {
            throw new UsageException("--network names no key '" + member.name() + "."
                    + credential.name().toLowerCase(Locale.ROOT) + "', which this needs");
        }
        return switch (chain.submit(credential, command.function(), command.argument())) {
            case Outcome.Committed done ->
                new Told(
                        Told.COMMITTED,
                        "block " + done.block() + ", transaction " + done.transactionId(),
                        done.result());
            case Outcome.Repeated done -> new Told(Told.COMMITTED, "earlier", done.result());
            case Outcome.Rejected refused ->
                new Told(refused.code(), refused.detail() + " [" + refused.source() + "]", "");
            case Outcome.Conflicted conflict ->
                new Told("CONFLICTED", "others changed the same rows each time; nothing happened, try again", "");
            case Outcome.Unavailable nobody ->
                new Told(Told.UNAVAILABLE, "nothing was ordered: " + nobody.reason(), "");
            case Outcome.Indeterminate unknown ->
                new Told(
                        Told.INDETERMINATE,
                        "transaction " + unknown.transactionId() + " may still commit: " + unknown.reason(),
                        "");
        };
    }

    @Override
    public void close() {
        chain.close();
    }
}
