package org.gridmarket.cli.energy.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.chain.Answer;
import org.gridmarket.chain.BlockReader;
import org.gridmarket.chain.ChainException;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.chain.Outcome;
import org.gridmarket.chain.Question;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyAnswer;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;

/** Straight to the organisation's peer, with the identities that network.properties names: no gateway has to run. */
final class NetworkDoor implements OperatorDoor {
    private static final EventFamily<EnergyEvent> EVENTS = EventFamily.of(EnergyEvent.class);

    private final NetworkProfile.Member member;
    private final FabricChain chain;

    private NetworkDoor(NetworkProfile.Member member, FabricChain chain) {
        this.member = member;
        this.chain = chain;
    }

    /** As an organisation of the file; the first whose key it names, when none is chosen. */
    static NetworkDoor open(Path properties, Optional<String> organisation) {
        try {
            NetworkProfile profile = NetworkProfile.read(properties);
            NetworkProfile.Member member = organisation.map(profile::member).orElseGet(profile::self);
            return new NetworkDoor(member, FabricChain.open(profile, member.name()));
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

    @Override
    public Optional<MarketCalendar> calendar() {
        return ask(new EnergyQuery.ReadCalendar(), CalendarRejection.MARKET_NOT_FOUNDED.name())
                .map(RecordCodec.of(MarketCalendar.class)::read);
    }

    /** Empty when the refusal has this code, which says that there is none. */
    private Optional<String> ask(EnergyQuery query, String absent) {
        Question question = Question.of(EnergyFunctions.of(query), RecordCodec.text(query), query.isConfidential());
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

    /** From the ledger's events, all of them: a gateway has a table for it. */
    @Override
    public List<Proposed> open() {
        Map<String, Proposed> open = new LinkedHashMap<>();
        try {
            Optional<String> offence = BlockReader.readPeer(chain, chain.height(), block -> read(block, open))
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
        return new ArrayList<>(open.values());
    }

    private static void read(LedgerBlock block, Map<String, Proposed> open) {
        block.events().stream().flatMap(json -> EVENTS.read(json).stream()).forEach(event -> {
            switch (event) {
                case EnergyEvent.CalendarProposed proposed -> {
                    var calendar = new Proposed.Calendar(proposed.calendar());
                    open.put(calendar.id(), calendar);
                }
                case EnergyEvent.MarketFounded founded -> open.values().removeIf(Proposed.Calendar.class::isInstance);
                case EnergyEvent.RuleProposed proposed ->
                    open.put(proposed.rules().id(), new Proposed.Rules(proposed.rules(), false));
                case EnergyEvent.RuleEffective effective ->
                    open.remove(effective.rules().id());
                default -> {
                    // no proposal
                }
            }
        });
    }

    @Override
    public Optional<Proposed.Rules> rules(String id) {
        return ask(new EnergyQuery.ReadProposal(id), AgreementRejection.PROPOSAL_UNKNOWN.name())
                .map(RecordCodec.of(EnergyAnswer.ProposalState.class)::read)
                .map(state -> new Proposed.Rules(state.rules(), state.approved()));
    }

    @Override
    public Enrolments enrolments() {
        throw new UsageException("enrolments lie at gateways: name one with --gateway and --token-file,"
                + " or propose the meter with its key: operator propose meters FILE");
    }

    @Override
    public IntervalStatus status(Interval t) {
        String json = ask(new EnergyQuery.ReadInterval(t), "").orElseThrow();
        return RecordCodec.of(EnergyAnswer.IntervalState.class).read(json).status();
    }

    @Override
    public Told execute(EnergyCommand.ByMember command, boolean asAdministrator) {
        Credential credential = asAdministrator ? Credential.ADMIN : Credential.CLIENT;
        if (!member.keys().containsKey(credential)) {
            throw new UsageException("--network names no key '" + member.name() + "."
                    + credential.name().toLowerCase(Locale.ROOT) + "', which this needs");
        }
        return switch (chain.submit(credential, EnergyFunctions.of(command), RecordCodec.text(command))) {
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
            case Outcome.Unavailable nobody -> new Told("UNAVAILABLE", "nothing was ordered: " + nobody.reason(), "");
            case Outcome.Indeterminate unknown ->
                new Told(
                        "INDETERMINATE",
                        "transaction " + unknown.transactionId() + " may still commit: " + unknown.reason(),
                        "");
        };
    }

    @Override
    public void close() {
        chain.close();
    }
}
