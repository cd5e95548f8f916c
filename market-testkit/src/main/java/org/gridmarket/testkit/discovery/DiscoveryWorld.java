package org.gridmarket.testkit.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.protocol.Kept;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** Machines in sites under virtual time (ms). One seed gives one history. */
public final class DiscoveryWorld {
    private static final List<Organisation> ORGANISATIONS = List.of(Organisation.values());
    private static final int LAYER_STEP_MILLIS = 250;
    private static final double LAYER_DROPS_GONE = .3;
    private static final int BRIDGES_PER_SITE = 2;

    /** Until then a machine that lost its disk has to be told anew what it runs. */
    static final long TOLD_ANEW_MILLIS = 2_600;

    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final Map<String, SimulatedMachine> machines = new LinkedHashMap<>();
    private final SimulatedWires wires = new SimulatedWires();
    private final Map<Organisation, Set<String>> denied = new LinkedHashMap<>();
    private final DiscoveryGhost ghost;
    private final DiscoveryLiar liar;
    private final SimulatedActors actors;
    private final int meanFindMillis;
    private Weather weather;
    private int summaryNodes = DiscoveryLimits.SUMMARY_NODES;
    private long messages;
    private long listNumber;
    private @Nullable Wiretap wiretap;
    private BiConsumer<SimulatedMachine, Tell> listener = (machine, tell) -> {};

    /**
     * How bad the network and the membership layer are.
     *
     * @param loss share of messages lost
     * @param repeat share repeated
     * @param slow share delayed by up to 1.5 s
     * @param wrong share of looks at which the membership layer drops somebody without reason
     */
    public record Weather(double loss, double repeat, double slow, double wrong) {
        public static final Weather FINE = new Weather(0, 0, 0, 0);
    }

    /** Stands between sender and network in histories by hand. */
    @FunctionalInterface
    public interface Wiretap {
        /** Whether the message goes on. */
        boolean passes(String from, String to, Message message);
    }

    /**
     * @param sites machines per site; with several, the first two of each are bridges
     * @param clocksMillis how far machines' clocks are apart at most
     * @param meanFindMillis how long the membership layer takes to find somebody
     */
    public DiscoveryWorld(long seed, List<Integer> sites, Weather weather, long clocksMillis, int meanFindMillis) {
        this.random = new Random(seed);
        this.weather = weather;
        this.meanFindMillis = meanFindMillis;
        this.ghost = new DiscoveryGhost(this);
        this.liar = new DiscoveryLiar(this);
        this.actors = new SimulatedActors(this);
        int number = 0;
        for (int site = 0; site < sites.size(); site++) {
            for (int i = 0; i < sites.get(site); i++) {
                String name = "n" + number++;
                Organisation organisation = ORGANISATIONS.get(random.nextInt(ORGANISATIONS.size()));
                boolean bridge = sites.size() > 1 && i < BRIDGES_PER_SITE;
                add(new SimulatedMachine(name, name, organisation, site, bridge, clock(clocksMillis)));
            }
        }
        layer();
    }

    private long clock(long clocksMillis) {
        return clocksMillis == 0 ? 0 : random.nextLong(2 * clocksMillis) - clocksMillis;
    }

    private void add(SimulatedMachine machine) {
        machines.put(machine.name, machine);
        wires.add(machine.name);
    }

    /** Another machine with the disk of one that is there. */
    public void copy(String name, String original) {
        SimulatedMachine first = machine(original);
        add(new SimulatedMachine(name, first.keyOf, first.organisation, first.site, false, first.clockMillis));
    }

    /** It is taken away for good. */
    public void remove(String name) {
        crash(name);
        machines.remove(name);
    }

    // ---- time

    public long nowMillis() {
        return time.nowMillis();
    }

    public Random random() {
        return random;
    }

    public void at(long atMillis, Runnable deed) {
        time.at(atMillis, deed);
    }

    public void later(long millis, Runnable deed) {
        time.at(nowMillis() + millis, deed);
    }

    public void run(long untilMillis) {
        time.run(untilMillis);
    }

    // ---- network and membership layer

    boolean areJoined(SimulatedMachine one, SimulatedMachine other) {
        return wires.join(one, other);
    }

    private static Member seenFrom(SimulatedMachine self, SimulatedMachine other) {
        return new Member(other.name, other.node(), self.site == other.site ? Link.SITE : Link.TRUNK);
    }

    /** Finds and drops members: late, and sometimes without reason. */
    private void layer() {
        for (SimulatedMachine self : machines.values()) {
            SimulatedDaemon daemon = self.running();
            if (daemon == null) {
                continue;
            }
            List.copyOf(daemon.view.values()).stream()
                    .filter(member -> !machines.containsKey(member.address()))
                    .forEach(daemon::vanished);
            for (SimulatedMachine other : machines.values()) {
                if (!SimulatedWires.couldJoin(self, other)) {
                    continue;
                }
                boolean there = areJoined(self, other) && other.isOn();
                Member known = daemon.view.get(other.name);
                if (known != null) {
                    if ((!there && random.nextDouble() < LAYER_DROPS_GONE) || random.nextDouble() < weather.wrong()) {
                        daemon.vanished(known);
                    }
                } else if (there && random.nextDouble() < (double) LAYER_STEP_MILLIS / meanFindMillis) {
                    daemon.appeared(seenFrom(self, other));
                }
            }
        }
        later(LAYER_STEP_MILLIS, this::layer);
    }

    /** Sends from one machine to another, if a wire joins them. */
    public void send(String from, String to, Message message) {
        messages++;
        if (wiretap == null || wiretap.passes(from, to, message)) {
            pass(from, to, message);
        }
    }

    private void pass(String from, String to, Message message) {
        SimulatedMachine sender = machines.get(from);
        SimulatedMachine receiver = machines.get(to);
        if (sender == null || receiver == null || !areJoined(sender, receiver)) {
            return;
        }
        int copies = random.nextDouble() < weather.repeat() ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            if (random.nextDouble() >= weather.loss()) {
                long delay = random.nextDouble() >= weather.slow() ? 1 + random.nextInt(5) : 5 + random.nextInt(1_495);
                later(delay, () -> deliver(from, to, message));
            }
        }
    }

    /** A message arrives. */
    public void deliver(String from, String to, Message message) {
        SimulatedMachine sender = machines.get(from);
        SimulatedMachine receiver = machines.get(to);
        if (sender == null || receiver == null) {
            return; // one of them was taken away meanwhile
        }
        SimulatedDaemon daemon = receiver.running();
        if (daemon == null || !areJoined(sender, receiver)) {
            return;
        }
        if (message instanceof Message.Copy copy) {
            liar.sees(receiver, copy);
            if (!liar.is(sender)) {
                ghost.heard(daemon, copy);
            }
        }
        daemon.receive(seenFrom(receiver, sender), message);
    }

    public void tap(@Nullable Wiretap tap) {
        this.wiretap = tap;
    }

    public void setWeather(Weather weather) {
        this.weather = weather;
    }

    public Weather weather() {
        return weather;
    }

    /** Who hears what the subscriber of each machine is told. */
    public void listen(BiConsumer<SimulatedMachine, Tell> told) {
        this.listener = told;
    }

    void tells(SimulatedMachine machine, Tell tell) {
        listener.accept(machine, tell);
    }

    /** Those on one side hear nothing of the others. */
    public void part(Set<String> side) {
        wires.part(side);
    }

    public void cut(String one, String other) {
        wires.cut(one, other);
    }

    public void heal() {
        wires.heal();
    }

    /** Summaries of few lines, so that several are needed. */
    public void setSummaryNodes(int nodes) {
        this.summaryNodes = nodes;
    }

    // ---- deeds

    public void boot(String name) {
        SimulatedMachine machine = machines.get(name);
        if (machine == null || machine.isOn()) {
            return;
        }
        machine.upSinceMillis = nowMillis();
        SimulatedDaemon daemon = new SimulatedDaemon(machine, this, summaryNodes);
        machine.daemon = daemon;
        daemon.begin();
        later(TOLD_ANEW_MILLIS, () -> machine.diskLost = false);
        machine.alive().forEach(process -> later(50 + random.nextInt(950), () -> actors.beat(machine, process)));
    }

    /** The daemon ends without a word. */
    public void kill(String name) {
        SimulatedDaemon daemon = machine(name).running();
        if (daemon != null) {
            daemon.dead = true;
        }
    }

    /** The daemon ends in order: it takes all back first. */
    public void retire(String name) {
        SimulatedDaemon daemon = machine(name).running();
        if (daemon != null) {
            daemon.node.retractAll(daemon.now());
            kill(name);
        }
    }

    /** The machine ends without a word. */
    public void crash(String name) {
        kill(name);
        machine(name).processes.values().forEach(process -> actors.end(name, process));
    }

    public void loseDisk(String name) {
        machine(name).disk = Kept.NOTHING;
        machine(name).diskLost = true;
    }

    /** An organisation withdraws a node's certificate; the list reaches one machine. */
    public void deny(String name, String at) {
        SimulatedMachine machine = machine(name);
        denied.computeIfAbsent(machine.organisation, o -> new TreeSet<>()).add(machine.keyOf);
        if (machine.deniedMillis == null) {
            machine.deniedMillis = nowMillis();
        }
        bring(machine.organisation, at);
    }

    private void bring(Organisation organisation, String at) {
        listNumber++;
        SimulatedDaemon daemon = machine(at).running();
        if (daemon != null) {
            Bytes list = SimulatedTrust.list(organisation, listNumber, denied.getOrDefault(organisation, Set.of()));
            DenialList read = SimulatedDaemon.TRUST.denials(list).orThrow();
            daemon.node.deny(read, daemon.now());
            daemon.arrange();
        }
    }

    /** All lists reach somebody who is still connected. */
    public void bringAllDenials() {
        for (Organisation organisation : List.copyOf(denied.keySet())) {
            machines.values().stream()
                    .filter(machine -> machine.isOn() && !machine.isDenied())
                    .findFirst()
                    .ifPresent(machine -> bring(organisation, machine.name));
        }
    }

    // ---- to look at

    public SimulatedMachine machine(String name) {
        SimulatedMachine machine = machines.get(name);
        if (machine == null) {
            throw new IllegalArgumentException("no machine " + name);
        }
        return machine;
    }

    public List<SimulatedMachine> machines() {
        return List.copyOf(machines.values());
    }

    public List<String> names() {
        return List.copyOf(machines.keySet());
    }

    public DiscoveryGhost ghost() {
        return ghost;
    }

    /** Begins, ends and disturbs actors. */
    public SimulatedActors actors() {
        return actors;
    }

    public DiscoveryLiar liar() {
        return liar;
    }

    public long messages() {
        return messages;
    }
}
