package org.gridmarket.testbed.simulation.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedClient;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.worker.compute.directory.Directory;
import org.gridmarket.worker.compute.directory.DirectoryDesk;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Journal;
import org.gridmarket.worker.compute.role.OperationDesk;
import org.gridmarket.worker.compute.role.Party;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.ObjectsInMemory;
import org.jspecify.annotations.Nullable;

/**
 * A worker in simulation: the real role with desk and journal, its work done after a while, its operations carried by gateways
 * of which one may lie. Crashes at any moment; journal and objects lie on a disk.
 */
final class SimulatedParty {
    private static final int MEAN_STEPS_BETWEEN_CRASHES = 60;
    private static final int LONGEST_CRASH_STEPS = 6;
    private static final int SENT_AGAIN_ONE_IN = 3;
    private static final long LONGEST_WORK_MILLIS = 20_000;

    private record UnderWay(Work work, LedgerTime until) {}

    /** How long an operation was under way: nothing else could be signed meanwhile. */
    private record Held(LedgerTime from, LedgerTime until) {}

    private final Person person;
    private final World world;
    private final Clock clock;
    private final Supplier<Role> fresh;
    private final Function<SimulatedParty, Workshop> shop;
    private final SimulatedClient<Record> client;
    private final JournalInMemory journal = new JournalInMemory();
    private final ObjectStore objects = new ObjectsInMemory();
    private final List<UnderWay> working = new ArrayList<>();
    private Role role;
    private Party party;
    private Workshop workshop;
    private final List<Held> held = new ArrayList<>();
    private OperationDesk.@Nullable Outgoing asked;
    private OperationDesk.@Nullable Outgoing sent;
    private LedgerTime since = new LedgerTime(0);
    private int downFor;

    /**
     * @param fresh the role, which knows nothing
     * @param shop how its work is done
     */
    SimulatedParty(
            Person person,
            World world,
            Clock clock,
            PublicStream<Record> stream,
            List<SimulatedGateway<Record>> gateways,
            Supplier<Role> fresh,
            Function<SimulatedParty, Workshop> shop) {
        this.person = person;
        this.world = world;
        this.clock = clock;
        this.fresh = fresh;
        this.shop = shop;
        this.client = new SimulatedClient<>(
                person.name(), world.chain(), stream, gateways, world.wires(), event -> party().hear(event));
        this.role = fresh.get();
        this.party = newParty();
        this.workshop = shop.apply(this);
    }

    private Party newParty() {
        return new Party(role, new OperationDesk(person.keys(), World.TARGET, clock, journal), journal);
    }

    Party party() {
        return party;
    }

    Person person() {
        return person;
    }

    Role role() {
        return role;
    }

    Journal journal() {
        return journal;
    }

    ObjectStore objects() {
        return objects;
    }

    /** By which the result of a job of its is drawn, while it has the order. */
    Optional<Bytes> auditSecret(Match match) {
        Secrets secrets = ComputeActors.secretsOf(person);
        Bytes resultKey = match.job().offer().resultKey();
        return journal.facts().stream()
                .flatMap(fact -> fact instanceof Fact.Ordered(var order) ? Stream.of(order.id()) : Stream.empty())
                .filter(order -> secrets.publicResultKey(order).equals(resultKey))
                .map(secrets::auditSecret)
                .findFirst();
    }

    boolean isDown() {
        return downFor > 0;
    }

    /** What serves others, if it is a directory. */
    Optional<DirectoryDesk> desk() {
        return role instanceof Directory directory
                ? Optional.of(new DirectoryDesk(directory, party::order, objects, person.keys(), World.TARGET))
                : Optional.empty();
    }

    /** One look: hears, works, signs, sends; or is down. */
    void act() {
        if (downFor > 0) {
            downFor--;
            return;
        }
        client.listen();
        ended();
        if (world.faults().strikes(Fault.AGENT_CRASH, MEAN_STEPS_BETWEEN_CRASHES)) {
            crash();
            return;
        }
        LedgerTime now = world.chain().now();
        work(now);
        desk().ifPresent(desk -> desk.sweep(now));
        party.toSend(now, this::freshId).ifPresent(outgoing -> {
            boolean isNew = !outgoing.equals(sent);
            if (isNew) {
                begun(outgoing);
            }
            if (!outgoing.equals(asked) && (isNew || world.random().nextInt(SENT_AGAIN_ONE_IN) == 0)) {
                send(outgoing);
            }
        });
    }

    private void begun(OperationDesk.Outgoing outgoing) {
        ended();
        sent = outgoing;
        since = world.chain().now();
    }

    /** Takes down how long the last operation was under way, if it is over. */
    private void ended() {
        if (sent != null && !Optional.of(sent).equals(party.underWay())) {
            held.add(new Held(since, world.chain().now()));
            sent = null;
        }
    }

    /** How long its operations were under way, together, between two moments, ms. */
    long heldUp(LedgerTime from, LedgerTime to) {
        ended();
        List<Held> all = new ArrayList<>(held);
        if (sent != null) {
            all.add(new Held(since, world.chain().now()));
        }
        return all.stream()
                .mapToLong(one -> earlier(one.until(), to).epochMillis()
                        - later(one.from(), from).epochMillis())
                .filter(millis -> millis > 0)
                .sum();
    }

    private static LedgerTime earlier(LedgerTime one, LedgerTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static LedgerTime later(LedgerTime one, LedgerTime other) {
        return one.isBefore(other) ? other : one;
    }

    private void crash() {
        client.restart();
        working.clear();
        asked = null;
        downFor = world.random().nextInt(LONGEST_CRASH_STEPS);
        role = fresh.get();
        party = newParty();
        workshop = shop.apply(this);
    }

    private void work(LedgerTime now) {
        for (UnderWay one : List.copyOf(working)) {
            if (!now.isBefore(one.until())) {
                working.remove(one);
                Optional<Fact> fact = workshop.carryOut(one.work(), now);
                fact.ifPresentOrElse(shown -> party.done(one.work(), shown), () -> party.failed(one.work()));
            }
        }
        for (Work begun : party.begin(now)) {
            working.add(new UnderWay(begun, now.plusMillis(world.random().nextLong(LONGEST_WORK_MILLIS))));
        }
    }

    private OperationId freshId() {
        return OperationIds.fresh(world.random());
    }

    private void send(OperationDesk.Outgoing outgoing) {
        asked = outgoing;
        client.submit(
                outgoing.intent().function(),
                Optional.of(outgoing::isShownBy),
                outgoing.submission(),
                (Answer answer) -> {
                    if (outgoing.equals(asked)) {
                        asked = null;
                    }
                    party.answered(outgoing, answer, world.chain().now());
                });
    }

    /** The last period of what is under way, which somebody has to seal before it is known how it ended. */
    Optional<LedgerPeriod> waitsFor() {
        return party.underWay().map(OperationDesk.Outgoing::last);
    }

    /** Whether nothing is under way and everything is heard. */
    boolean isDone() {
        return party.underWay().isEmpty() && client.hasHeardAll() && downFor == 0;
    }
}
