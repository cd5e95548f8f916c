package org.gridmarket.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when an Error reaches the end of any thread, or anything at all the end of a thread that the process
 * cannot do without. A thread that ends silently would leave a process that looks well and does nothing.
 *
 * <p>Order: health is down ({@link #failure()}) for {@link #SHOWN}, the reason is in the log, then the process exits with
 * {@link #EXIT_CODE}; when its shutdown hangs, it is halted after {@link #LONGEST_EXIT}. The two threads for that are made
 * at once, since after an OutOfMemoryError there may be no memory for a thread.
 */
public final class FatalErrors {
    /** EX_SOFTWARE of sysexits.h: an internal error. */
    public static final int EXIT_CODE = 70;

    /** So long whoever asks sees that the process is down before it is gone. */
    public static final Duration SHOWN = Duration.ofSeconds(2);

    /** A gateway takes up to 25 s to finish what it has begun. */
    public static final Duration LONGEST_EXIT = Duration.ofSeconds(30);

    /** What ended a process, and where. */
    public record Fatal(String thread, Throwable error) {
        @Override
        public String toString() {
            return error + " in thread " + thread;
        }
    }

    /** How a process ends; tests only note it. */
    record Ending(IntConsumer exit, IntConsumer halt, Duration shown, Duration longestExit) {
        static final Ending OF_THE_PROCESS =
                new Ending(System::exit, code -> Runtime.getRuntime().halt(code), SHOWN, LONGEST_EXIT);
    }

    private static final Logger LOG = System.getLogger(FatalErrors.class.getName());
    private static final FatalErrors PROCESS = new FatalErrors(Ending.OF_THE_PROCESS);

    private final Ending ending;
    private final AtomicReference<@Nullable Fatal> first = new AtomicReference<>();
    private final CountDownLatch happened = new CountDownLatch(1);
    private final CountDownLatch exiting = new CountDownLatch(1);

    /** One that only notes failures until it is installed. */
    public FatalErrors() {
        this(Ending.OF_THE_PROCESS);
    }

    FatalErrors(Ending ending) {
        this.ending = ending;
    }

    /** The one of this process. */
    public static FatalErrors ofThisProcess() {
        return PROCESS;
    }

    /** From now on errors that no thread catches end the process. Called once, first thing in {@code main}. */
    public void install() {
        startWatching();
        Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    }

    void startWatching() {
        Thread.ofPlatform().name("fatal-errors").daemon().start(this::end);
        Thread.ofPlatform().name("fatal-errors-halt").daemon().start(this::halt);
    }

    /** A thread that the process cannot do without: whatever it does not catch is fatal. Not started yet. */
    public Thread vital(String name, Runnable work) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((thread, thrown) -> report(thread.getName(), thrown))
                .unstarted(work);
    }

    /** What ends the process; empty while all is well. */
    public Optional<Fatal> failure() {
        return Optional.ofNullable(first.get());
    }

    void uncaught(Thread thread, Throwable thrown) {
        if (thrown instanceof Error) {
            report(thread.getName(), thrown);
        } else {
            LOG.log(Level.ERROR, "thread " + thread.getName() + " ended: " + thrown, thrown);
        }
    }

    /** Also for an Error that was caught on a path where nothing can go on. The first one counts. */
    public void report(String thread, Throwable error) {
        if (first.compareAndSet(null, new Fatal(thread, error))) {
            happened.countDown();
        }
    }

    private void end() {
        try {
            happened.await();
            exiting.countDown();
            Fatal fatal = first.get();
            if (fatal != null) {
                tell(fatal);
            }
            Thread.sleep(ending.shown());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        } finally {
            if (exiting.getCount() == 0) {
                ending.exit().accept(EXIT_CODE);
            }
        }
    }

    /** Even a log that has no memory left must not keep the process. */
    private static void tell(Fatal fatal) {
        try {
            LOG.log(Level.ERROR, "this process ends with code " + EXIT_CODE + ": " + fatal, fatal.error());
        } catch (OutOfMemoryError again) {
            System.err.println("this process ends: no memory");
        }
    }

    private void halt() {
        try {
            exiting.await();
            Thread.sleep(ending.shown().plus(ending.longestExit()));
            ending.halt().accept(EXIT_CODE);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
