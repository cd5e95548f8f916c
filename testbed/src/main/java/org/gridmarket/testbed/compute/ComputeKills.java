package org.gridmarket.testbed.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.MarketGround;
import org.gridmarket.testbed.day.PackagedProgram;

/**
 * Jobs on a running network while its parts are killed: provider, mediators, directory, solver and job creators are processes
 * with the commands that people type, and one of them, or a gateway, is killed every few seconds and started again. Each job has
 * to bring its result, and to be paid once.
 */
public final class ComputeKills {
    private static final int PROVIDERS = 2;
    private static final int MEDIATORS = 3;
    private static final long JOB_PATIENCE_MILLIS = 900_000;
    private static final int SHORTEST_PAUSE_SECONDS = 6;
    private static final int MORE_PAUSE_SECONDS = 10;
    private static final String HALF = "5000";

    private final MarketGround ground;
    private final Clock clock;
    private final Path folder;
    private final Closing closing;
    private final Consumer<String> console;
    private final RandomGenerator random;
    private final KilledParts parts;
    private final Map<String, Integer> kills = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final Map<String, AccountKey> accounts = new LinkedHashMap<>();

    /**
     * @param clock that it founds
     * @param folder new, for keys and journals
     * @param commands the program whose commands are typed
     * @param random when and whom
     */
    public ComputeKills(
            MarketGround ground,
            Clock clock,
            Path folder,
            Class<?> commands,
            Closing closing,
            Consumer<String> console,
            RandomGenerator random) {
        this.ground = ground;
        this.clock = clock;
        this.folder = folder;
        this.closing = closing;
        this.console = console;
        this.random = random;
        this.parts = new KilledParts(commands, folder, closing);
    }

    /** So many jobs one after the other, half of them audited; for the report. */
    public Map<String, Object> run(int jobs) throws InterruptedException {
        for (String name : List.of("treasury", "solver", "directory", "creator")) {
            accounts.put(name, KeyFile.make(key(name)).publicKey());
        }
        names("mediator", MEDIATORS)
                .forEach(name -> accounts.put(name, KeyFile.make(key(name)).publicKey()));
        names("provider", PROVIDERS)
                .forEach(name -> accounts.put(name, KeyFile.make(key(name)).publicKey()));
        new ComputeFounding(ground, clock, console)
                .found(account("treasury"), List.of(account("solver")), List.copyOf(accounts.values()));
        Map<AccountKey, String> roles = new HashMap<>();
        accounts.forEach((name, account) -> roles.put(account, name));
        ComputeTally tally = new ComputeTally(new HashMap<>(), account("treasury"), roles);
        TallyFeed.begin(ground.gateways(), tally, closing);
        startParts();
        if (!tally.awaitRegistered(MEDIATORS + 1, JOB_PATIENCE_MILLIS)) {
            throw new PartFailedException("mediators and directory have not registered within " + JOB_PATIENCE_MILLIS
                    + " ms; see the logs in " + folder);
        }
        console.accept("mediators and directory are there; killing begins");
        int exits = 0;
        CountDownLatch over = new CountDownLatch(1);
        closing.add("kill nobody any more", over::countDown);
        FatalErrors.ofThisProcess().vital("kills", () -> killUntil(over)).start();
        for (int job = 1; job <= jobs; job++) {
            exits += submitted(job) == 0 ? 0 : 1;
            tally.await(job, JOB_PATIENCE_MILLIS);
            console.accept("job " + job + ": " + tally.takeLines() + ", kills so far " + kills);
        }
        over.countDown();
        Map<String, Object> report = new LinkedHashMap<>(tally.keys());
        report.put("jobs", jobs);
        report.put("kills", new HashMap<>(kills));
        report.put("ended_by_themselves", ended.get());
        report.put("submissions_without_result", exits);
        report.put("clean", exits == 0 && tally.ended() == jobs && tally.isClean(jobs));
        return report;
    }

    private static List<String> names(String kind, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> kind + number).toList();
    }

    private AccountKey account(String name) {
        AccountKey account = accounts.get(name);
        if (account == null) {
            throw new IllegalStateException("nobody is called " + name);
        }
        return account;
    }

    private Path key(String name) {
        return folder.resolve(name + ".key");
    }

    private List<String> typed(String command, String name, String... more) {
        List<String> typed =
                new ArrayList<>(List.of("compute", command, "--key", key(name).toString(), "--gateway"));
        typed.add(ground.gateways().stream()
                .map(gateway -> gateway.organisation() + "=" + gateway.address())
                .collect(Collectors.joining(",")));
        typed.addAll(List.of(more));
        return typed;
    }

    private void startParts() {
        String directory = account("directory").toHex();
        String mediators = names("mediator", MEDIATORS).stream()
                .map(name -> account(name).toHex())
                .collect(Collectors.joining(","));
        parts.startServing("directory", typed("serve", "directory"));
        names("mediator", MEDIATORS)
                .forEach(name -> parts.startServing(
                        name, typed("mediate", name, "--directories", directory, "--engine", "chicory-interpreter")));
        names("provider", PROVIDERS)
                .forEach(name -> parts.startServing(
                        name, typed("offer", name, "--directories", directory, "--mediators", mediators)));
        parts.startServing("solver", typed("solve", "solver"));
    }

    // ---- kills

    private void killUntil(CountDownLatch over) {
        try {
            while (!over.await(SHORTEST_PAUSE_SECONDS + random.nextInt(MORE_PAUSE_SECONDS), TimeUnit.SECONDS)) {
                ended.addAndGet(parts.startEnded());
                boolean isGateway = random.nextInt(MEDIATORS + PROVIDERS) == 0;
                String victim = isGateway ? ground.killGateway(random) : parts.kill(random);
                if (!victim.isEmpty()) {
                    kills.merge(victim, 1, Integer::sum);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- jobs

    /** What a submission ends with, however often it was killed on its way. */
    private int submitted(int job) throws InterruptedException {
        Path program = folder.resolve("echo.wasm");
        try {
            if (!Files.exists(program)) {
                Files.write(program, PackagedProgram.read(ComputeDay.PROGRAM).copy());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the program of the run cannot be written to " + program, broken);
        }
        List<String> typed =
                typed("submit", "creator", "--arg", "job " + job, "--audit", job % 2 == 0 ? "10000" : HALF);
        typed.add(program.toString());
        parts.start("creator", typed);
        while (true) {
            ChildProcess process = parts.now("creator");
            int code = process.await();
            if (process.equals(parts.now("creator"))) {
                if (code != 0 && code != 1) {
                    throw new PartFailedException("compute submit ended with code " + code + ":\n" + process.tail());
                }
                return code;
            }
        }
    }
}
