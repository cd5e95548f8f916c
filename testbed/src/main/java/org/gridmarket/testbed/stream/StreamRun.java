package org.gridmarket.testbed.stream;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmarket.client.Gateway;
import org.gridmarket.process.Closing;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.Founders;
import org.gridmarket.testbed.day.LedgerInProcess;

/** A day of streams with its broker, and whether it went as it should. */
public final class StreamRun {
    private static final int PERCENT = 100;

    /** Of the frames that were no tests so many are to be counted right; lazy suppliers say that a room is empty. */
    private static final int RIGHT_PERCENT = 60;

    private final DaySetup setup;
    private final Founders consortium;
    private final List<Gateway> gateways;
    private final StreamCase play;
    private final Closing closing;
    private final Consumer<String> console;

    public StreamRun(
            DaySetup setup,
            Founders consortium,
            List<Gateway> gateways,
            StreamCase play,
            Closing closing,
            Consumer<String> console) {
        this.setup = setup;
        this.consortium = consortium;
        this.gateways = List.copyOf(gateways);
        this.play = play;
        this.closing = closing;
        this.console = console;
    }

    /** On a ledger in this process, without Fabric; the closing ends it. */
    public static StreamRun inProcess(DaySetup setup, StreamCase play, Closing closing, Consumer<String> console) {
        LedgerInProcess ledger = StreamsInProcess.begin();
        closing.add("close the ledger", ledger::close);
        return new StreamRun(setup, ledger, ledger.gateways(), play, closing, console);
    }

    /** Plays it; for the report. */
    public Map<String, Object> run() throws InterruptedException {
        BrokerProcess broker = BrokerProcess.start(
                setup.home(), setup.folder().folder("broker"), setup.folder().folder("logs"), play.windowSeconds());
        closing.add("stop the broker", broker::stop);
        broker.await();
        console.accept("the broker's desk is at " + broker.deskUrl());
        return new StreamDay(
                        consortium,
                        gateways,
                        setup.folder().folder("parties"),
                        broker,
                        play,
                        setup.commands(),
                        closing,
                        console)
                .run();
    }

    /**
     * Whether all leases ended, no money is lost, where nothing was killed lanes got 99 inputs of 100, liars were found,
     * nobody else was, and people were counted.
     */
    public boolean isGood(Map<String, Object> keys) {
        return Boolean.TRUE.equals(keys.get("all_closed"))
                && Long.valueOf(0).equals(keys.get("money_missing_micro"))
                && (play.isKilledIn() || isMostThere(keys))
                && faultsFit((List<?>) keys.getOrDefault("faults", List.of()))
                && isCountedRight(keys);
    }

    /** Where most suppliers lie, most counts are wrong as they should be. */
    private boolean isCountedRight(Map<String, Object> keys) {
        return 2 * play.liars() > play.suppliers()
                || number(keys, "counted_right") * PERCENT
                        >= RIGHT_PERCENT * (number(keys, "frames") - number(keys, "tests_planted"));
    }

    /** Of a lane that gets nothing at all every input is missing; on a busy machine one may come too late for its epoch. */
    private boolean isMostThere(Map<String, Object> keys) {
        long due = number(keys, "roots") * play.inputsPerSecond() * play.epochSeconds();
        return number(keys, "inputs_missing") * PERCENT <= due;
    }

    private boolean faultsFit(List<?> faults) {
        Set<String> liars = IntStream.rangeClosed(1, play.liars())
                .mapToObj(number -> "supplier " + number + " was wrong")
                .collect(Collectors.toSet());
        boolean onlyLiars = faults.stream()
                .map(String::valueOf)
                .allMatch(fault -> liars.stream().anyMatch(fault::startsWith));
        return onlyLiars && (play.liars() == 0 || !faults.isEmpty());
    }

    private static long number(Map<String, Object> keys, String name) {
        return ((Number) keys.getOrDefault(name, 0)).longValue();
    }

    /** One line for people. */
    public String verdict(Map<String, Object> keys) {
        return (isGood(keys) ? "good: " : "not as it should be: ") + keys.getOrDefault("epochs_paid", 0)
                + " epochs paid, " + keys.getOrDefault("mediations", 0) + " mediations, faults "
                + keys.get("faults") + ", " + keys.get("money_missing_micro") + " µ missing";
    }
}
