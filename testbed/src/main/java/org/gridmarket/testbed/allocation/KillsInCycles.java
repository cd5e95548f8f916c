package org.gridmarket.testbed.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.testbed.day.PartKills;

/**
 * Kills, in the middle of cycles of one market: the gateway that is about to close a book, the solver that leads, and a gateway
 * of another organisation while a cycle is solved; and starts each again. One gateway at a time, so that two organisations
 * tell members what happens.
 */
final class KillsInCycles {
    /** So long before a book is over its closer is killed. */
    private static final long BEFORE_MILLIS = 500;

    private static final long PATIENCE_MILLIS = 90_000;

    /** A part of what a solver needs; when nobody leads by then, one of them is killed all the same. */
    private static final int SOLVING_DIVISOR = 2;

    private final MarketRun run;
    private final PartKills parts;
    private final Map<String, AccountKey> solvers;
    private final Consumer<String> progress;
    private final List<String> killed = new CopyOnWriteArrayList<>();

    KillsInCycles(MarketRun run, PartKills parts, Map<String, AccountKey> solvers, Consumer<String> progress) {
        this.run = run;
        this.parts = parts;
        this.solvers = solvers;
        this.progress = progress;
    }

    /** What was killed, in order: part and cycle. */
    List<String> killed() {
        return List.copyOf(killed);
    }

    /** From the founding on; returns once all run again. */
    void play() throws InterruptedException {
        String closer = PartKills.gateway(run.schema().operator());
        Cycle first = new Cycle(run.hearing().newest() + 1);
        killCloser(closer, first);
        List<String> dead = new ArrayList<>();
        Cycle solved = first;
        killSolver(solved).ifPresent(dead::add);
        parts.startAgain(closer);
        progress.accept(closer + " runs again");
        killOther(closer, solved).ifPresent(dead::add);
        run.hearing().awaitFinal(solved, calendar().ends(solved).epochMillis() + PATIENCE_MILLIS);
        for (String name : dead) {
            parts.startAgain(name);
            progress.accept(name + " runs again");
        }
    }

    private CycleCalendar calendar() {
        return run.schema().calendar();
    }

    private void killCloser(String closer, Cycle book) throws InterruptedException {
        long closes = calendar().closes(book).epochMillis();
        run.hearing().awaitClosed(book, closes - BEFORE_MILLIS); // nothing else to wait for
        kill(closer, "before it closes book " + book);
        run.hearing().awaitClosed(book, closes + PATIENCE_MILLIS);
    }

    private Optional<String> killSolver(Cycle cycle) throws InterruptedException {
        long half = calendar().ends(cycle).epochMillis()
                - (calendar().cycleMillis() - run.pace().offeringMillis()) / SOLVING_DIVISOR;
        Optional<AccountKey> leader = run.hearing().awaitLeader(cycle, half);
        Optional<String> named = solvers.entrySet().stream()
                .filter(entry -> leader.isEmpty() || entry.getValue().equals(leader.get()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        named.ifPresent(name -> kill(
                name, leader.isPresent() ? "while it leads in cycle " + cycle : "while cycle " + cycle + " is solved"));
        return named;
    }

    private Optional<String> killOther(String closer, Cycle cycle) {
        Optional<String> other = List.of(Organisation.values()).stream()
                .map(PartKills::gateway)
                .filter(name -> !name.equals(closer) && parts.has(name))
                .findFirst();
        other.ifPresent(name -> kill(name, "while cycle " + cycle + " is solved"));
        return other;
    }

    private void kill(String name, String when) {
        parts.kill(name);
        killed.add(name + " " + when);
        progress.accept("killed " + name + " " + when);
    }
}
