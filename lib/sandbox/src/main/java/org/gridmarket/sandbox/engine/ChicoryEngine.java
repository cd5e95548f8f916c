package org.gridmarket.sandbox.engine;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import java.util.function.Function;
import org.gridmarket.sandbox.module.Instrumenter.Metered;

/** Chicory: WebAssembly in the JVM, compiled to its byte code or interpreted. */
public final class ChicoryEngine implements Engine {
    /** A module made ready; used by any number of instances. */
    private record Ready(WasmModule module, Function<Instance, Machine> machines) {}

    /** Bytes of modules that are kept ready: several of the largest; compiled code takes some ten times as much. */
    private static final long READY_BYTES = 48L << 20;

    private final boolean compiled;
    private final CompiledCode code;
    private final BoundedCache<Ready> ready = new BoundedCache<>(READY_BYTES);

    private ChicoryEngine(boolean compiled, CompiledCode code) {
        this.compiled = compiled;
        this.code = code;
    }

    /** Compiles ahead of time and keeps what it compiled. */
    public static ChicoryEngine compiling(CompiledCode code) {
        return new ChicoryEngine(true, code);
    }

    /** Some twenty times slower, and independent of the compiler. */
    public static ChicoryEngine interpreting() {
        return new ChicoryEngine(false, CompiledCode.nowhere());
    }

    @Override
    public Start start(Metered metered, Host host) {
        try {
            Ready module = ready.get(metered.module(), metered.bytes().length(), () -> make(metered));
            return new Start.Started(new ChicoryProgram(instance(module, host)));
        } catch (ChicoryException refused) {
            return new Start.NotStarted("Chicory refuses a module of class wasm1: " + refused.getMessage());
        } catch (StackOverflowError tooDeep) {
            return new Start.NotStarted("the stack does not suffice to compile the module");
        }
    }

    private Ready make(Metered metered) {
        WasmModule module = Parser.parse(metered.bytes().copy());
        if (!compiled) {
            return new Ready(module, InterpreterMachine::new);
        }
        return new Ready(
                module,
                MachineFactoryCompiler.builder(module)
                        .withInterpreterFallback(InterpreterFallback.SILENT)
                        .withCache(code.forModule(metered.bytes()))
                        .compile());
    }

    private static Instance instance(Ready ready, Host host) {
        ImportValues.Builder imports = ImportValues.builder();
        WasmModule module = ready.module();
        for (int index = 0; index < module.importSection().importCount(); index++) {
            FunctionImport imported = (FunctionImport) module.importSection().getImport(index);
            FunctionType type = module.typeSection().getType(imported.typeIndex());
            String name = imported.name();
            imports.addFunction(new HostFunction(imported.module(), name, type, (instance, arguments) -> {
                int errno = host.call(name, arguments, new ChicoryGuest(instance));
                return type.returns().isEmpty() ? new long[0] : new long[] {errno};
            }));
        }
        return Instance.builder(module)
                .withImportValues(imports.build())
                .withMachineFactory(ready.machines())
                .withMemoryFactory(ByteArrayMemory::new)
                .withTableFactory(ChicoryEngine::ownTable)
                .withStart(false)
                .build();
    }

    /** A growing table changes the limits that its module carries, which the next instance would begin with. */
    private static TableInstance ownTable(Table table, int initial) {
        TableLimits limits =
                new TableLimits(table.limits().min(), table.limits().max());
        return new TableInstance(new Table(table.elementType(), limits, table.initialize()), initial);
    }

    @Override
    public void close() {
        ready.clear();
    }
}
