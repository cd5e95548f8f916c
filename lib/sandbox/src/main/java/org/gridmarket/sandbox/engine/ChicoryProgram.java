package org.gridmarket.sandbox.engine;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.ChicoryException;
import java.util.Arrays;
import org.gridmarket.sandbox.wasi.EndOfRun;
import org.gridmarket.sandbox.wasi.Guest;

/** An instance in Chicory. */
final class ChicoryProgram implements Engine.Program {
    private final Instance instance;
    private final Guest guest;

    ChicoryProgram(Instance instance) {
        this.instance = instance;
        this.guest = new ChicoryGuest(instance);
    }

    @Override
    public Engine.Ending call(String entry, int... arguments) {
        try {
            long[] values = Arrays.stream(arguments).mapToLong(value -> value).toArray();
            long[] results = instance.export(entry).apply(values);
            return new Engine.Ending.Returned(results == null || results.length == 0 ? 0 : results[0]);
        } catch (EndOfRun ended) {
            return new Engine.Ending.Ended(ended);
        } catch (ChicoryInterruptedException interrupted) {
            return new Engine.Ending.Failed("interrupted");
        } catch (ChicoryException trap) {
            return trap.getCause() instanceof StackOverflowError
                    ? new Engine.Ending.Failed("the stack of the thread is smaller than the stack of the class")
                    : new Engine.Ending.Trapped(String.valueOf(trap.getMessage()));
        } catch (StackOverflowError tooSmall) {
            return new Engine.Ending.Failed("the stack of the thread is smaller than the stack of the class");
        } catch (OutOfMemoryError tooSmall) {
            return new Engine.Ending.Failed("the heap is too small for this program: " + tooSmall.getMessage());
        }
    }

    @Override
    public long global(String name) {
        return instance.exports().global(name).getValue();
    }

    @Override
    public void global(String name, long value) {
        instance.exports().global(name).setValue(value);
    }

    @Override
    public Guest guest() {
        return guest;
    }

    @Override
    public void close() {
        // the garbage collector does it
    }
}
