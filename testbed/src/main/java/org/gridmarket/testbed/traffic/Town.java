package org.gridmarket.testbed.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.FreePort;
import org.gridmarket.testbed.traffic.Junction.Side;
import org.gridmarket.testbed.traffic.LightState.Phase;

/**
 * The town in SUMO (Debian's {@code sumo}, 1.15): streets of 200 m, one lane each way, lights that show green for 20 s by
 * themselves. One second after the other. Not for several threads.
 */
public final class Town implements AutoCloseable {
    private static final String NETWORK = "town.net.xml";
    private static final int STREET_METRES = 200;
    private static final int GREEN_SECONDS = 20;
    private static final int YELLOW_SECONDS = 3;

    /** While it is held, green goes on for so long; when nobody says so any more, the lights go on by themselves. */
    private static final int HELD_SECONDS = 3;

    private static final int CONNECT_TRIES = 300;
    private static final long CONNECT_PAUSE_MILLIS = 100;
    private static final long END_MILLIS = 5_000;
    private static final double MILLIS = 1_000;
    private static final List<String> SEGMENTS = Stream.of(Junction.values())
            .flatMap(at -> Stream.of(Side.values()).map(at::segment))
            .toList();
    private static final List<String> LIGHTS =
            Stream.of(Junction.values()).map(Enum::name).toList();

    private final Path folder;
    private final ChildProcess sumo;
    private final Traci traci;
    private final Map<Junction, Density> densities = new EnumMap<>(Junction.class);
    private final Map<Junction, LightState> lights = new EnumMap<>(Junction.class);
    private int second;

    private Town(Path folder, ChildProcess sumo, Traci traci) {
        this.folder = folder;
        this.sumo = sumo;
        this.traci = traci;
        look();
    }

    /** Whether SUMO is there. */
    public static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(each ->
                        Files.isExecutable(Path.of(each, "sumo")) && Files.isExecutable(Path.of(each, "netgenerate")));
    }

    /**
     * Starts it.
     *
     * @param folder which exists; its files are written there
     */
    public static Town open(Path folder, Demand demand) throws InterruptedException {
        if (!isInstalled()) {
            throw new PartFailedException("there is no sumo; install it: apt-get install sumo");
        }
        if (!Files.exists(folder.resolve(NETWORK))) {
            makeNetwork(folder);
        }
        demand.write(folder.resolve("trips.xml"));
        int port = FreePort.find();
        ChildProcess sumo = ChildProcess.start(
                "sumo",
                List.of(
                        "sumo",
                        "--net-file",
                        folder.resolve(NETWORK).toString(),
                        "--route-files",
                        folder.resolve("trips.xml").toString(),
                        "--seed",
                        Long.toString(demand.seed()),
                        "--statistic-output",
                        folder.resolve("statistics.xml").toString(),
                        "--duration-log.statistics",
                        "--time-to-teleport",
                        "-1",
                        "--no-step-log",
                        "--no-warnings",
                        "--remote-port",
                        Integer.toString(port)),
                Map.of(),
                folder.resolve("sumo.log"));
        return new Town(folder, sumo, connected(sumo, port));
    }

    private static void makeNetwork(Path folder) throws InterruptedException {
        ChildProcess netgenerate = ChildProcess.start(
                "netgenerate",
                List.of(
                        "netgenerate",
                        "--grid",
                        "--grid.number=2",
                        "--grid.length=" + STREET_METRES,
                        "--grid.attach-length=" + STREET_METRES,
                        "--default-junction-type=traffic_light",
                        "--tls.green.time=" + GREEN_SECONDS,
                        "--tls.yellow.time=" + YELLOW_SECONDS,
                        "--no-turnarounds=true",
                        "--output-file=" + folder.resolve(NETWORK)),
                Map.of(),
                folder.resolve("netgenerate.log"));
        if (netgenerate.await() != 0) {
            throw netgenerate.failure("could not make the town");
        }
    }

    private static Traci connected(ChildProcess sumo, int port) throws InterruptedException {
        for (int i = 0; i < CONNECT_TRIES && sumo.isAlive(); i++) {
            try {
                return Traci.connect(port);
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(CONNECT_PAUSE_MILLIS); // it has no other sign that it listens
            }
        }
        sumo.stop(END_MILLIS);
        throw sumo.failure("does not listen");
    }

    private void look() {
        List<Integer> state = traci.state(SEGMENTS, LIGHTS);
        int sides = Side.values().length;
        for (Junction at : Junction.values()) {
            int first = at.place() * sides;
            densities.put(at, new Density(state.subList(first, first + sides)));
            Phase phase = Phase.at(state.get(SEGMENTS.size() + at.place()));
            LightState before = lights.get(at);
            int seconds = before == null || before.phase() != phase ? 0 : before.seconds() + 1;
            lights.put(at, new LightState(phase, seconds));
        }
    }

    public Map<Junction, Density> densities() {
        return Map.copyOf(densities);
    }

    public LightState lights(Junction at) {
        return Objects.requireNonNull(lights.get(at));
    }

    /** Seconds since the beginning. */
    public int second() {
        return second;
    }

    /** Does what a junction says. What it says of lights that have gone on meanwhile, is said too late. */
    public void obey(Junction at, LightRule.Order order) {
        Phase phase = lights(at).phase();
        if (!phase.isGreen()) {
            return;
        }
        switch (order) {
            case NONE -> {
                // they go on by themselves
            }
            case HOLD -> traci.endPhaseAfter(at.name(), HELD_SECONDS);
            case SWITCH -> traci.show(at.name(), phase.next().place());
        }
    }

    /** One second passes. */
    public void step() {
        traci.step();
        second++;
        look();
    }

    /** Whether all vehicles have left, and none is to come. */
    public boolean isEmpty() {
        return traci.expected() == 0;
    }

    /** Ends it and says what its vehicles lost. */
    public Delay end() throws InterruptedException {
        traci.close();
        sumo.await();
        return read(folder.resolve("statistics.xml"));
    }

    private static Delay read(Path statistics) {
        try {
            String text = Files.readString(statistics);
            Matcher line = Pattern.compile("<vehicleTripStatistics [^>]*>").matcher(text);
            if (!line.find()) {
                throw new PartFailedException(statistics + " says nothing of trips");
            }
            String trips = line.group();
            return new Delay(
                    (int) number(trips, "count"),
                    Math.round(MILLIS * number(trips, "waitingTime")),
                    Math.round(MILLIS * (number(trips, "timeLoss") + number(trips, "departDelay"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + statistics, unreadable);
        }
    }

    private static double number(String line, String name) {
        Matcher value = Pattern.compile(" " + name + "=\"([-0-9.]+)\"").matcher(line);
        if (!value.find()) {
            throw new PartFailedException("SUMO's statistics have no " + name + ": " + line);
        }
        return Double.parseDouble(value.group(1));
    }

    /** Ends the process, whether or not it has ended. */
    @Override
    public void close() {
        sumo.stop(END_MILLIS);
    }
}
