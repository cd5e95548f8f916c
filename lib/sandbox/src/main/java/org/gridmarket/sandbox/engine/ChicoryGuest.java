package org.gridmarket.sandbox.engine;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import org.gridmarket.sandbox.module.Instrumenter;
import org.gridmarket.sandbox.module.ModuleLimits;
import org.gridmarket.sandbox.wasi.Guest;
import org.jspecify.annotations.Nullable;

/** What the host sees of a program in Chicory. */
final class ChicoryGuest implements Guest {
    private final @Nullable Memory memory;
    private final GlobalInstance left;

    ChicoryGuest(Instance instance) {
        this.memory = instance.memory();
        this.left = instance.exports().global(Instrumenter.LEFT);
    }

    private Memory memory() {
        if (memory == null) {
            throw new IllegalStateException("a module without memory has no addresses");
        }
        return memory;
    }

    @Override
    public long memoryBytes() {
        return memory == null ? 0 : (long) memory.pages() * ModuleLimits.PAGE_BYTES;
    }

    @Override
    public byte[] read(long address, int length) {
        return length == 0 ? new byte[0] : memory().readBytes((int) address, length);
    }

    @Override
    public void write(long address, byte[] bytes) {
        memory().write((int) address, bytes);
    }

    @Override
    public long left() {
        return left.getValue();
    }

    @Override
    public void left(long instructions) {
        left.setValue(instructions);
    }
}
