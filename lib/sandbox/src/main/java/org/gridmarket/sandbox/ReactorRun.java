package org.gridmarket.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.engine.Engine;
import org.gridmarket.sandbox.engine.Engine.Ending;
import org.gridmarket.sandbox.engine.Engine.Program;
import org.gridmarket.sandbox.engine.EngineGoneException;
import org.gridmarket.sandbox.module.Instrumenter;
import org.gridmarket.sandbox.module.Instrumenter.Metered;
import org.gridmarket.sandbox.wasi.EndOfRun;
import org.gridmarket.sandbox.wasi.Guest;
import org.gridmarket.sandbox.wasi.WasiHost;
import org.gridmarket.sandbox.wasi.WasiSetup;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a module of a stream (spec/stream-market.md, "Sandbox"). Before every input memory and globals are
 * what they were after the start, and the host is a new one: else outputs would depend on the order of inputs, and a
 * mediator that runs four of them would disagree with a supplier that ran all. A module that alters tables, drops
 * segments or grew is started anew instead. Used by one thread.
 */
final class ReactorRun implements AutoCloseable {
    /** Bytes that an input may leave in /tmp and the streams, all forgotten after it. */
    private static final long STORAGE = 1 << 20;

    private static final Bytes NOTHING = Bytes.of(new byte[0]);

    private final Metered module;
    private final Engine engine;
    private final ReactorLimits limits;
    private final Map<String, Long> globals = new LinkedHashMap<>();
    private WasiHost host = newHost(NOTHING, 0);
    private @Nullable Program program;
    private byte[] memory = {};

    private ReactorRun(Metered module, Engine engine, ReactorLimits limits) {
        this.module = module;
        this.engine = engine;
        this.limits = limits;
    }

    /** What became of a module. */
    sealed interface Opening {
        record Open(ReactorRun run) implements Opening {}

        /** Everybody refuses it. */
        record Refused(String reason) implements Opening {}

        /** This machine cannot. */
        record NotHere(String reason) implements Opening {}
    }

    static Opening open(Instrumenter.Result module, Engine engine, ReactorLimits limits) {
        if (module instanceof Instrumenter.Refused refused) {
            return new Opening.Refused(refused.reason());
        }
        Metered metered = (Metered) module;
        if (!metered.has("input") || !metered.has("process")) {
            return new Opening.Refused("exports no input(i32) -> i32 and process(i32) -> i64");
        }
        if (metered.leastPages() > limits.pages() || metered.leastPages() == 0) {
            return new Opening.Refused(
                    "begins with " + metered.leastPages() + " pages of memory, allowed are 1 to " + limits.pages());
        }
        ReactorRun run = new ReactorRun(metered, engine, limits);
        try {
            return run.start();
        } catch (EngineGoneException gone) {
            return new Opening.NotHere(String.valueOf(gone.getMessage()));
        }
    }

    private static WasiHost newHost(Bytes seed, long instructions) {
        return new WasiHost(new WasiSetup(
                seed, List.of("program"), List.of(), NOTHING, FileTree.EMPTY, FileTree.EMPTY, instructions, STORAGE));
    }

    private Opening start() {
        close();
        host = newHost(module.module(), limits.startInstructions());
        Engine.Start begun =
                engine.start(module, (function, arguments, guest) -> host.call(function, arguments, guest));
        if (begun instanceof Engine.Start.NotStarted not) {
            return new Opening.NotHere(not.why());
        }
        Program started = ((Engine.Start.Started) begun).program();
        program = started;
        started.global(Instrumenter.LEFT, limits.startInstructions());
        started.global(Instrumenter.PAGES, Math.min(limits.pages(), module.mostPages()));
        for (String entry : List.of(Instrumenter.BEGIN, "_initialize")) {
            Ending ending = module.has(entry) ? started.call(entry) : new Ending.Returned(0);
            if (ending instanceof Ending.Failed failed) {
                return new Opening.NotHere(failed.why());
            }
            if (!(ending instanceof Ending.Returned) || started.global(Instrumenter.LEFT) < 0) {
                return new Opening.Refused("does not come through its start: " + ending);
            }
        }
        keep(started);
        return new Opening.Open(this);
    }

    private void keep(Program started) {
        Guest guest = started.guest();
        memory = guest.read(0, (int) guest.memoryBytes());
        module.globals().forEach(name -> globals.put(name, started.global(name)));
        globals.put(Instrumenter.STACK, started.global(Instrumenter.STACK));
        globals.put(Instrumenter.ENDED, 0L);
    }

    /** @param input at most as long as the limits allow */
    ReactorOutcome process(Bytes input) {
        if (input.length() > limits.inputBytes()) {
            throw new IllegalArgumentException(
                    "an input of " + input.length() + " bytes, at most " + limits.inputBytes());
        }
        try {
            Program ready = restored();
            if (ready == null) {
                return new ReactorOutcome.Unknown("the module cannot be started again");
            }
            host = newHost(Hashes.sha256(input), limits.instructions());
            ready.global(Instrumenter.LEFT, limits.instructions());
            return answer(ready, input);
        } catch (EngineGoneException gone) {
            return new ReactorOutcome.Unknown(String.valueOf(gone.getMessage()));
        }
    }

    private @Nullable Program restored() {
        Program before = program;
        if (before == null || !module.restorable() || before.guest().memoryBytes() != memory.length) {
            return start() instanceof Opening.Open ? program : null;
        }
        before.guest().write(0, memory);
        globals.forEach(before::global);
        return before;
    }

    private ReactorOutcome answer(Program ready, Bytes input) {
        Ending place = ready.call("input", input.length());
        if (!(place instanceof Ending.Returned(long address))) {
            return ended(ready, place);
        }
        long from = address & 0xffff_ffffL;
        if (from == 0 || from + input.length() > ready.guest().memoryBytes()) {
            return status(ready, ReactorAnswer.Status.TRAPPED);
        }
        ready.guest().write(from, input.copy());
        Ending processed = ready.call("process", input.length());
        if (!(processed instanceof Ending.Returned(long result))) {
            return ended(ready, processed);
        }
        long length = result & 0xffff_ffffL;
        long at = result >>> 32;
        if (ready.global(Instrumenter.LEFT) < 0) {
            return status(ready, ReactorAnswer.Status.FUEL_EXCEEDED);
        }
        if (length > limits.outputBytes()) {
            return status(ready, ReactorAnswer.Status.OUTPUT_TOO_LARGE);
        }
        if (at + length > ready.guest().memoryBytes()) {
            return status(ready, ReactorAnswer.Status.TRAPPED);
        }
        Bytes output = Bytes.of(ready.guest().read(at, (int) length));
        return new ReactorAnswer(ReactorAnswer.Status.OK, output, used(ready));
    }

    private ReactorOutcome ended(Program ready, Ending ending) {
        if (ending instanceof Ending.Failed failed) {
            close();
            return new ReactorOutcome.Unknown(failed.why());
        }
        boolean stoppedByHost =
                ending instanceof Ending.Ended(EndOfRun how) && how.reason() == EndOfRun.Reason.INSTRUCTIONS;
        if (stoppedByHost || ready.global(Instrumenter.LEFT) < 0) {
            return status(ready, ReactorAnswer.Status.FUEL_EXCEEDED);
        }
        return switch ((int) ready.global(Instrumenter.ENDED)) {
            case CommandRun.BEYOND_MEMORY -> status(ready, ReactorAnswer.Status.MEMORY_EXCEEDED);
            case CommandRun.NOT_GROWN ->
                new ReactorOutcome.Unknown("the machine has no memory for what an input may use");
            default -> status(ready, ReactorAnswer.Status.TRAPPED);
        };
    }

    private ReactorAnswer status(Program ready, ReactorAnswer.Status status) {
        return new ReactorAnswer(status, NOTHING, used(ready));
    }

    private long used(Program ready) {
        return limits.instructions() - Math.max(0, ready.global(Instrumenter.LEFT));
    }

    @Override
    public void close() {
        Program before = program;
        if (before != null) {
            before.close();
            program = null;
        }
    }
}
