package org.gridmarket.testbed.simulation.clock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockLimit;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.operation.ClockState;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Outage;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.clock.NoteContract;

/** Writers who live by ledger periods, members who seal them, and somebody who names periods that he may not. */
final class ClockActors implements Actors {
    static final int WRITERS = 3;
    private static final int SHORTEST_CRASH_STEPS = 5;
    private static final int LONGEST_CRASH_STEPS = 30;
    private static final int MEAN_STEPS_BETWEEN_CRASHES = 60;
    private static final int WILD_ONE_IN = 8;
    private static final int PERIODS_TO_SWEEP = 6;

    private final Clock clock;
    private final World world;
    private final PublicStream<Record> stream;
    private final PeriodKeepers keepers;
    private final Map<Writer, PatientSigner> writers = new LinkedHashMap<>();
    private final AccountKeyPair wild = ClockedLedger.keyPair(WRITERS + 1);
    private final Supplier<Stream<LedgerPeriod>> others;
    private final Outage keepersAway;
    private int operations;

    /**
     * @param count how many writers
     * @param others last periods of operations of other markets that somebody waits for
     */
    ClockActors(
            Clock clock, World world, PublicStream<Record> stream, int count, Supplier<Stream<LedgerPeriod>> others) {
        this.clock = clock;
        this.world = world;
        this.stream = stream;
        this.others = others;
        keepersAway = new Outage(
                world, Fault.CLOSER_CRASH, MEAN_STEPS_BETWEEN_CRASHES, SHORTEST_CRASH_STEPS, LONGEST_CRASH_STEPS);
        this.keepers = new PeriodKeepers(clock, world);
        List<SimulatedGateway<Record>> gateways = SimulatedGateway.ofEach(world, stream, this::forged);
        for (int number = 1; number <= count; number++) {
            Writer writer = new Writer(name(number), world);
            writers.put(
                    writer,
                    new PatientSigner(
                            name(number), ClockedLedger.keyPair(number), clock, world, stream, gateways, writer));
        }
    }

    /** As partitions know them. */
    static List<String> names(int count) {
        return Stream.iterate(1, number -> number + 1)
                .limit(count)
                .map(ClockActors::name)
                .toList();
    }

    private static String name(int number) {
        return "writer " + number;
    }

    /** A seal that is none, or a note that nobody wrote: whoever believes it signs twice, or not at all. */
    private String forged() {
        Random random = world.random();
        LedgerPeriod near = clock.at(world.chain().now()).plus(random.nextInt(5));
        Record event = random.nextBoolean()
                ? new ClockEvent.PeriodSealed(near, world.chain().now())
                : new NoteContract.Told.NoteWritten(
                        OperationName.of(
                                ClockedLedger.keyPair(1).publicKey(),
                                ClockedLedger.operation(random.nextInt(100)),
                                near.asLast()),
                        name(1) + " note " + random.nextInt(20));
        String text = event instanceof ClockEvent told
                ? RecordCodec.of(ClockEvent.class).write(told)
                : RecordCodec.of(NoteContract.Told.class).write((NoteContract.Told) event);
        return new Receipt("", List.of(text)).eventsJson();
    }

    @Override
    public void arrive() {
        // everybody is there
    }

    @Override
    public void look() {
        // clients hear through gateways, keepers read the state
    }

    @Override
    public void act() {
        if (keepersAway.step() == Outage.State.UP) {
            keep();
        }
        if (world.faults().strikes(Fault.WILD_PARTICIPANTS, WILD_ONE_IN)) {
            keepers.sealAnything();
        }
        if (world.faults().isOn(Fault.FULL_BOOKS)) {
            nameTooFar();
        }
        writers.values().forEach(signer -> signer.act(true));
    }

    private void keep() {
        switch (world.random().nextInt(3)) {
            case 0 -> keepers.seal(waitedFor());
            case 1 -> keepers.sweep();
            default -> {
                // nobody looks
            }
        }
    }

    private List<LedgerPeriod> waitedFor() {
        return Stream.concat(writers.values().stream().flatMap(signer -> signer.waitsFor().stream()), others.get())
                .toList();
    }

    /** An operation that would have to be remembered for longer than a day. */
    private void nameTooFar() {
        operations++;
        NoteContract.Signed command = new NoteContract.Signed.WriteNote("wild note " + operations);
        String function = NoteContract.FUNCTIONS.of(command);
        LedgerPeriod tooFar = clock.at(world.chain().readClock())
                .plus(ClockLimit.PERIODS_AHEAD.ceiling() + world.random().nextInt(3));
        Submission submission = wild.sign(
                World.TARGET,
                function,
                ClockedLedger.operation(1_000 + operations),
                tooFar.asLast(),
                Bytes.utf8(RecordCodec.text(command)));
        world.chain().send(function, submission);
    }

    @Override
    public void mend() {
        keepersAway.mend();
    }

    @Override
    public void finish() {
        keepers.seal(waitedFor());
        keepers.sweep();
        writers.forEach((writer, signer) -> signer.act(writer.isBehind()));
    }

    @Override
    public boolean isOver() {
        return writers.entrySet().stream()
                        .allMatch(entry ->
                                entry.getValue().isDone() && !entry.getKey().isBehind())
                && keepers.neglected(PERIODS_TO_SWEEP).isEmpty();
    }

    @Override
    public List<Violation> shortcomings() {
        List<Violation> found = new ArrayList<>();
        keepers.neglected(PERIODS_TO_SWEEP)
                .ifPresent(period -> found.add(
                        new Violation(SharedGuarantee.G11, "outcomes are still kept under ledger period " + period)));
        writers.forEach((writer, signer) -> {
            if (!signer.isDone() || writer.isBehind()) {
                found.add(new Violation(SharedGuarantee.G11, "a writer waits for ledger period " + signer.waitsFor()));
            } else if (written(writer) != writer.begun()) {
                found.add(new Violation(
                        SharedGuarantee.G15,
                        "of " + writer.begun() + " notes of a writer " + written(writer) + " are on the ledger"));
            }
        });
        return found;
    }

    private long written(Writer writer) {
        return stream.events().stream()
                .filter(event ->
                        event instanceof NoteContract.Told.NoteWritten(var name, var text) && writer.isOwn(text))
                .count();
    }

    /** A seal of the period that operations name now. */
    @Override
    public Optional<Map.Entry<String, String>> forgery() {
        LedgerPeriod next = clock.at(world.chain().now()).next();
        return Optional.of(Map.entry(
                ClockState.SEAL.key(next),
                ClockState.SEAL
                        .codec()
                        .write(new ClockState.PeriodSeal(world.chain().now()))));
    }
}
