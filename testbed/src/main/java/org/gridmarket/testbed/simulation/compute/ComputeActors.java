package org.gridmarket.testbed.simulation.compute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.compute.ComputeGuarantee;
import org.gridmarket.worker.compute.creator.Creator;
import org.gridmarket.worker.compute.directory.Directory;
import org.gridmarket.worker.compute.mediator.Mediator;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.gridmarket.worker.compute.provider.Provider;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.gridmarket.worker.compute.solver.Solver;

/** Workers with the real roles, honest and not, and gateways that act on what nobody acts on in time. */
final class ComputeActors implements Actors {
    private static final Caller.Member DSO = new Caller.Member(Organisation.DSO, false, "dso-service");
    private static final Money START = new Money(3_000_000);
    private static final Money RICHES = new Money(1_000_000_000);
    private static final int MACHINES = 2;
    private static final int NOTES = 3;
    private static final int WILD_ONE_IN = 4;
    private static final int IDLE_ONE_IN = 3;

    private final World world;
    private final Clock clock;
    private final People people;
    private final Book book;
    private final Customers customers;
    private final Mischief mischief;
    private final Moods moods;
    private final Neighbourhood neighbourhood;
    private final List<SimulatedParty> parties = new ArrayList<>();

    ComputeActors(Clock clock, World world, PublicStream<Record> stream, People people) {
        this.world = world;
        this.clock = clock;
        this.people = people;
        this.book = new Book(world);
        this.customers = new Customers(world, people);
        this.mischief = new Mischief(world, clock, book);
        this.moods = new Moods(world.random());
        this.neighbourhood = new Neighbourhood(world, moods);
        List<SimulatedGateway<Record>> gateways = SimulatedGateway.ofEach(world, stream, this::forged);
        for (Person person : people.all()) {
            SimulatedParty party = new SimulatedParty(
                    person, world, clock, stream, gateways, roleOf(person), made -> workshop(person, made));
            parties.add(party);
            neighbourhood.add(party);
        }
    }

    private Workshop workshop(Person person, SimulatedParty made) {
        Secrets secrets = secretsOf(person);
        return person.honest()
                ? new Workshop(secrets, made.objects(), neighbourhood.of(person), new Truth())
                : new LyingWorkshop(
                        person, secrets, made.objects(), neighbourhood.of(person), new Truth(), moods, neighbourhood);
    }

    static Secrets secretsOf(Person person) {
        return new Secrets(Digest.sha256(person.keys().seed()));
    }

    private Supplier<Role> roleOf(Person person) {
        List<AccountKey> mediators = people.of(Kind.MEDIATOR);
        List<AccountKey> directories = people.of(Kind.DIRECTORY);
        AccountKey account = person.account();
        return () -> switch (person.kind()) {
            case CREATOR -> moody(person, new Creator(account, secretsOf(person)));
            case PROVIDER ->
                moody(
                        person,
                        new Provider(
                                account,
                                MACHINES,
                                now -> Offers.resource(isSolvent(person, now), mediators, directories, now)));
            case MEDIATOR -> moody(person, new Mediator(account, NOTES, now -> Offers.mediatorNote(directories, now)));
            case DIRECTORY -> new Directory(account, NOTES, Offers::directoryNote);
            case SOLVER -> new Solver(account, clock);
        };
    }

    /** A liar tries with less, now and then. */
    private boolean isSolvent(Person person, LedgerTime now) {
        return person.honest() || !moods.does("poor " + person.name(), now.epochMillis() / 200_000, 25);
    }

    private Role moody(Person person, Role role) {
        return person.honest() ? role : new MoodyRole(role, moods);
    }

    /** The bytes of a manifest, wherever they lie. */
    Bytes manifest(Bytes hash) {
        return parties.stream()
                .flatMap(party -> party.objects().find(hash).stream())
                .findFirst()
                .orElseThrow();
    }

    /** By which a result of a match is drawn; only its creator knows it, and this. */
    Optional<Bytes> auditSecret(Match match) {
        return parties.stream()
                .filter(party -> party.person().account().equals(match.creator()))
                .flatMap(party -> party.auditSecret(match).stream())
                .findFirst();
    }

    /** Whether operations of an account were on their way for so long before a deadline that the market does not bear it. */
    boolean isHeldUp(AccountKey account, LedgerTime due) {
        return parties.stream()
                .filter(party -> party.person().account().equals(account))
                .anyMatch(party ->
                        party.heldUp(due.plusMillis(-WorkerLimits.MARGIN_MILLIS), due) > WorkerLimits.BORNE_MILLIS);
    }

    Stream<LedgerPeriod> waitedFor() {
        return parties.stream().flatMap(party -> party.waitsFor().stream());
    }

    /** A closing that never came: whoever believes it lets a deadline pass. */
    private String forged() {
        List<Match> open = book.matches();
        if (open.isEmpty()) {
            return new Receipt("", List.of()).eventsJson();
        }
        Match match = open.get(world.random().nextInt(open.size()));
        ComputeEvent event = new ComputeEvent.MatchClosed(match.id(), Outcome.ACCEPTED, List.of());
        return new Receipt("", List.of(RecordCodec.of(ComputeEvent.class).write(event))).eventsJson();
    }

    /** Everybody comes with some money. */
    @Override
    public void arrive() {
        for (Person person : people.all()) {
            PurseCommand.ByMember booking =
                    new PurseCommand.BookMoney(person.account(), "start-" + person.number(), START);
            world.chain().readClock();
            world.chain().send(DSO, PurseFunctions.NAMES.of(booking), RecordCodec.text(booking));
        }
    }

    @Override
    public void look() {
        // workers hear through gateways
    }

    @Override
    public void act() {
        for (SimulatedParty party : parties) {
            if (party.person().kind() == Kind.CREATOR) {
                customers.order(party);
            }
            party.act();
            if (!party.person().honest() && world.faults().strikes(Fault.WILD_PARTICIPANTS, WILD_ONE_IN)) {
                mischief.act(party);
            }
        }
        if (world.random().nextInt(IDLE_ONE_IN) == 0) {
            expire();
        }
        if (world.faults().strikes(Fault.WILD_PARTICIPANTS, WILD_ONE_IN)
                && !book.matches().isEmpty()) {
            expire(world.random().nextBoolean() ? mostUrgent() : any());
        }
    }

    private Match any() {
        return book.matches().get(world.random().nextInt(book.matches().size()));
    }

    private Match mostUrgent() {
        return book.matches().stream().min(Comparator.comparing(Match::due)).orElseThrow();
    }

    /** A gateway's chore; dated as its clock shows, so now and then too early or too late. */
    private void expire() {
        List<Match> over = book.over(world.chain().now());
        if (!over.isEmpty()) {
            expire(over.get(world.random().nextInt(over.size())));
        }
    }

    private void expire(Match match) {
        LedgerTime claimed = world.chain().readClock();
        ComputeCommand.ByMember command =
                new ComputeCommand.Expire(match.id(), clock.at(claimed).next());
        Organisation by = World.ORGANISATIONS.get(world.random().nextInt(World.PEERS));
        world.chain()
                .send(
                        new Caller.Member(by, false, "gateway"),
                        ComputeFunctions.NAMES.of(command),
                        RecordCodec.text(command));
    }

    @Override
    public void mend() {
        // workers start again by themselves
    }

    @Override
    public void finish() {
        parties.forEach(SimulatedParty::act);
        expire();
    }

    private boolean isQuiet(SimulatedParty party) {
        return party.isDone()
                && (!(party.role() instanceof Creator creator) || creator.open().isEmpty());
    }

    @Override
    public boolean isOver() {
        return book.matches().isEmpty()
                && parties.stream().filter(party -> party.person().honest()).allMatch(this::isQuiet);
    }

    @Override
    public List<Violation> shortcomings() {
        List<Violation> found = new ArrayList<>();
        book.matches().forEach(match -> found.add(new Violation(ComputeGuarantee.G23, "open: " + match)));
        parties.stream()
                .filter(party -> party.person().honest() && !isQuiet(party))
                .forEach(party -> found.add(new Violation(
                        SharedGuarantee.G11,
                        party.person().name() + " is not done: " + party.party().underWay() + open(party))));
        return found;
    }

    private static String open(SimulatedParty party) {
        return party.role() instanceof Creator creator ? ", orders " + creator.open() : "";
    }

    /** A creator who is rich. */
    @Override
    public Optional<Map.Entry<String, String>> forgery() {
        return Optional.of(Map.entry(
                PurseState.BALANCE.key(people.of(Kind.CREATOR).getFirst()),
                PurseState.BALANCE.codec().write(new PurseState.Balance(RICHES))));
    }
}
