package org.gridmarket.testbed.simulation.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.SolverLicence;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.operation.AllocationState;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Outage;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testbed.simulation.clock.PatientSigner;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.allocation.AllocationWatch;
import org.gridmarket.testkit.clock.ClockedLedger;

/** Members who keep to the rules, solvers of whom one does not, whoever closes, and a stranger who tries what it can. */
final class AllocationActors implements Actors {
    static final int MEMBERS = 4;
    static final int SOLVERS = 3;

    private static final int FIRST_MEMBER = 300;
    private static final int FIRST_SOLVER = 320;
    private static final int STRANGER = 340;
    private static final int FEES = 341;
    private static final int SETTLER = 342;
    private static final long PAID_IN = 400;
    private static final int SHORTEST_CRASH_STEPS = 5;
    private static final int LONGEST_CRASH_STEPS = 25;
    private static final int MEAN_STEPS_BETWEEN_CRASHES = 50;
    private static final int WILD_ONE_IN = 6;
    private static final Caller.Member BOOKS = new Caller.Member(Organisation.DSO, false, "dso-service");

    private final World world;
    private final Clock clock;
    private final PublicKnowledge truth;
    private final AllocationWatch watch;
    private final CycleKeepers keepers;
    private final SignedBy stranger;
    private final Map<SimulatedMember, PatientSigner> members = new LinkedHashMap<>();
    private final List<SimulatedSolver> solvers = new ArrayList<>();
    private final List<Outage> solversAway;
    private final Outage keepersAway;
    private int payments;

    AllocationActors(
            World world, Clock clock, PublicStream<Record> stream, PublicKnowledge truth, AllocationWatch watch) {
        this.world = world;
        this.clock = clock;
        this.truth = truth;
        this.watch = watch;
        keepersAway = outage(Fault.CLOSER_CRASH);
        solversAway = IntStream.range(0, SOLVERS)
                .mapToObj(number -> outage(Fault.SOLVER_CRASH))
                .toList();
        this.stranger = new SignedBy(world, clock, ClockedLedger.keyPair(STRANGER));
        this.keepers = new CycleKeepers(
                world,
                truth,
                new SignedBy(world, clock, ClockedLedger.keyPair(SETTLER)),
                ClockedLedger.keyPair(FEES).publicKey());
        List<SimulatedGateway<Record>> gateways = SimulatedGateway.ofEach(world, stream, this::forged);
        for (int number = 0; number < MEMBERS; number++) {
            SimulatedMember member =
                    new SimulatedMember(memberName(number), member(number).publicKey(), world.random());
            members.put(
                    member,
                    new PatientSigner(memberName(number), member(number), clock, world, stream, gateways, member));
        }
        for (int number = 0; number < SOLVERS; number++) {
            solvers.add(new SimulatedSolver(
                    solverName(number),
                    world,
                    new SignedBy(world, clock, solver(number)),
                    number == SOLVERS - 1,
                    truth,
                    stream,
                    gateways));
        }
    }

    static AccountKeyPair member(int number) {
        return ClockedLedger.keyPair(FIRST_MEMBER + number);
    }

    static AccountKeyPair solver(int number) {
        return ClockedLedger.keyPair(FIRST_SOLVER + number);
    }

    private static String memberName(int number) {
        return "member " + number;
    }

    private static String solverName(int number) {
        return "solver of cycles " + number;
    }

    /** As partitions know them. */
    static List<String> names() {
        return Stream.concat(
                        IntStream.range(0, MEMBERS).mapToObj(AllocationActors::memberName),
                        IntStream.range(0, SOLVERS).mapToObj(AllocationActors::solverName))
                .toList();
    }

    /** The last periods of what members have under way. */
    Stream<LedgerPeriod> waitedFor() {
        return members.values().stream().flatMap(signer -> signer.waitsFor().stream());
    }

    /** A seal that is none, an offer that nobody posted: whoever believes it solves another problem. */
    private String forged() {
        Random random = world.random();
        PublicKnowledge.Market market =
                truth.all().get(random.nextInt(truth.all().size()));
        Cycle next = market.offering().or(market::solving).orElse(Cycle.FIRST);
        if (random.nextInt(3) == 0) {
            return array(RecordCodec.of(ClockEvent.class)
                    .write(new ClockEvent.PeriodSealed(
                            clock.at(world.chain().now()).plus(random.nextInt(5)),
                            world.chain().now())));
        }
        return array(RecordCodec.of(AllocationEvent.class)
                .write(new AllocationEvent.AllocationCycleClosed(
                        market.name(), next, world.chain().now(), Cycle.FIRST)));
    }

    private static String array(String event) {
        return new Receipt("", List.of(event)).eventsJson();
    }

    private Outage outage(Fault fault) {
        return new Outage(world, fault, MEAN_STEPS_BETWEEN_CRASHES, SHORTEST_CRASH_STEPS, LONGEST_CRASH_STEPS);
    }

    /** Everybody comes with some money. */
    @Override
    public void arrive() {
        members.keySet().forEach(member -> book(member.account()));
    }

    private void book(AccountKey account) {
        payments++;
        PurseCommand command = new PurseCommand.BookMoney(account, "seat-" + payments, new Money(PAID_IN));
        world.chain().readClock();
        world.chain().send(BOOKS, PurseFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    @Override
    public void look() {
        // members and solvers hear through gateways, keepers read the state
    }

    @Override
    public void act() {
        if (keepersAway.step() == Outage.State.UP) {
            keepers.act();
        }
        if (world.faults().strikes(Fault.WILD_PARTICIPANTS, WILD_ONE_IN)) {
            actWildly();
        }
        if (world.faults().isOn(Fault.FULL_BOOKS)) {
            flood();
        }
        int first = world.random().nextInt(SOLVERS); // whoever looks first may lead
        for (int number = 0; number < SOLVERS; number++) {
            act((first + number) % SOLVERS);
        }
        members.values().forEach(signer -> signer.act(true));
    }

    private void act(int number) {
        switch (solversAway.get(number).step()) {
            case UP -> solvers.get(number).act();
            case STRUCK -> solvers.get(number).restart();
            case DOWN -> {
                // does nothing
            }
        }
    }

    /** A stranger posts, cancels what is others', settles; a gateway closes and sweeps too early. */
    private void actWildly() {
        keepers.actWildly();
        Random random = world.random();
        PublicKnowledge.Market market =
                truth.all().get(random.nextInt(truth.all().size()));
        Cycle book = market.offering().orElse(Cycle.FIRST);
        if (market.offers().isEmpty() || random.nextBoolean()) {
            stranger.send(new AllocationCommand.PostOffers(
                    market.name(), book, List.of(OfferDraw.offer(Side.PROVIDE, book, market.schema(), random))));
            return;
        }
        OfferId any = market.offers().get(random.nextInt(market.offers().size()));
        stranger.send(
                random.nextBoolean()
                        ? new AllocationCommand.CancelOffers(market.name(), book, List.of(any))
                        : new AllocationCommand.Settle(market.name(), List.of(any.page())));
    }

    /** More in one posting than is let, by a member; and a page named more often than is let. */
    private void flood() {
        PublicKnowledge.Market market =
                truth.all().get(world.random().nextInt(truth.all().size()));
        Cycle book = market.offering().orElse(Cycle.FIRST);
        Offer offer = OfferDraw.offer(Side.PROVIDE, book, market.schema(), world.random());
        int most = AllocationLimit.OFFERS_PER_POSTING.ceiling();
        int many = world.random().nextBoolean() ? most + 1 : SimulatedSchemas.OFFERS_PER_MEMBER + 1;
        SignedBy first = new SignedBy(world, clock, member(0));
        first.send(new AllocationCommand.PostOffers(
                market.name(),
                book,
                IntStream.range(0, many).mapToObj(i -> offer).toList()));
    }

    @Override
    public void mend() {
        keepersAway.mend();
    }

    @Override
    public void finish() {
        keepers.act();
        solvers.forEach(SimulatedSolver::listen);
        members.values().forEach(signer -> signer.act(false));
    }

    @Override
    public boolean isOver() {
        return members.values().stream().allMatch(PatientSigner::isDone)
                && solvers.stream().allMatch(SimulatedSolver::hasHeardAll)
                && isSwept();
    }

    private boolean isSwept() {
        return watch.isAllPaid()
                && truth.all().stream().allMatch(market -> market.offers().isEmpty());
    }

    @Override
    public List<Violation> shortcomings() {
        List<Violation> found = new ArrayList<>();
        for (PublicKnowledge.Market market : truth.all()) {
            if (!market.offers().isEmpty()) {
                found.add(new Violation(
                        SharedGuarantee.G11,
                        market.offers().size() + " offers of " + market.name()
                                + " are not swept, the last final cycle is " + market.lastFinal()));
            }
        }
        members.forEach((member, signer) -> {
            if (!signer.isDone()) {
                found.add(new Violation(SharedGuarantee.G11, "a member waits for ledger period " + signer.waitsFor()));
            } else if (isSwept()) {
                member.loss(world.chain().ledger().currentState())
                        .ifPresent(lost -> found.add(new Violation(SharedGuarantee.G15, lost)));
            }
        });
        return found;
    }

    /** A stranger who has a licence. */
    @Override
    public Optional<Map.Entry<String, String>> forgery() {
        AccountKey account = stranger.account();
        return AllocationState.TABLES.stream()
                .filter(table -> table.type() == SolverLicence.class)
                .findFirst()
                .map(table -> Map.entry(
                        table.key(account),
                        RecordCodec.of(SolverLicence.class)
                                .write(new SolverLicence(account, world.liar(), LedgerPeriod.of(0), null))));
    }
}
