package org.gridmarket.sandbox.module;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.Hashes;

/**
 * Makes a module of class {@code wasm1} meter itself. A pure function: equal bytes in, equal bytes out, on every
 * machine. What the class counts, and how, is in docs/sandbox.md.
 */
public final class Instrumenter {
    /** Names under which the host finds what it needs; nothing else is exported. */
    public static final String LEFT = "left";

    public static final String STACK = "stack";
    public static final String ENDED = "ended";
    public static final String PAGES = "pages";
    public static final String MEMORY = "memory";
    public static final String BEGIN = "begin";

    private static final List<ByName> ENTRIES = List.of(
            new ByName("_start", ":"),
            new ByName("_initialize", ":"),
            new ByName("input", "i:i"),
            new ByName("process", "i:l"));

    private record ByName(String name, String type) {}

    private record Entry(String name, int function) {}

    private final SourceModule module;
    private final FunctionRewriter functions;
    private final List<ByteWriter> bodies = new ArrayList<>();
    private final boolean metering;

    private Instrumenter(SourceModule module, boolean metering) {
        this.module = module;
        this.metering = metering;
        this.functions = new FunctionRewriter(module);
    }

    /** What became of a module. */
    public sealed interface Result permits Metered, Refused {}

    /** It is not of class {@code wasm1}: malformed, invalid, or beyond what the class has. */
    public record Refused(String reason) implements Result {}

    /**
     * It meters itself.
     *
     * @param module SHA-256 of the original
     * @param bytes the rewritten module
     * @param imports functions of the host, as indexes count them
     * @param entries functions that the host may call
     * @param leastPages pages of memory at the start, 0 without memory
     * @param mostPages the most pages the module itself wants
     * @param globals how many globals the original has; they are exported as "g0" and so on where they are variable
     * @param restorable whether a copy of memory and globals brings the state after the start back
     */
    public record Metered(
            Bytes module,
            Bytes bytes,
            List<String> imports,
            List<String> entries,
            int leastPages,
            int mostPages,
            List<String> globals,
            boolean restorable)
            implements Result {
        public Metered {
            imports = List.copyOf(imports);
            entries = List.copyOf(entries);
            globals = List.copyOf(globals);
        }

        public boolean has(String entry) {
            return entries.contains(entry);
        }
    }

    /** Checks and rewrites. */
    public static Result instrument(Bytes original) {
        return instrument(original, true);
    }

    /**
     * Checks, and leaves the code as it is: nothing is counted and nothing bounded. Only to measure what metering
     * costs.
     */
    public static Result bare(Bytes original) {
        return instrument(original, false);
    }

    private static Result instrument(Bytes original, boolean metering) {
        try {
            SourceModule module = ModuleReader.read(original.copy());
            return new Instrumenter(module, metering).rewrite(Hashes.sha256(original));
        } catch (RefusedModuleException refused) {
            return new Refused(String.valueOf(refused.getMessage()));
        }
    }

    private Metered rewrite(Bytes hash) throws RefusedModuleException {
        int imported = module.imports.size();
        for (int index = 0; index < module.bodies.size(); index++) {
            try {
                ByteReader body = module.bodies.get(index);
                ByteWriter metered = functions.rewrite(imported + index, body);
                bodies.add(metering ? metered : new ByteWriter().part(body.rest()));
            } catch (RefusedModuleException refused) {
                throw new RefusedModuleException("function " + (imported + index) + ": " + refused.getMessage());
            }
        }
        SourceModule.Memory memory = module.memory;
        return new Metered(
                hash,
                Bytes.of(write()),
                module.imports.stream().map(SourceModule.Import::name).toList(),
                entries().stream().map(Entry::name).toList(),
                memory == null ? 0 : memory.least(),
                memory == null ? 0 : memory.most(),
                variableGlobals(),
                !functions.altersTables());
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Integer start = module.start;
        if (start != null) {
            entries.add(new Entry(BEGIN, start));
        }
        for (ByName entry : ENTRIES) {
            Integer function = module.exported(entry.name(), FunctionType.of(entry.type()));
            if (function != null) {
                entries.add(new Entry(entry.name(), function));
            }
        }
        return entries;
    }

    private List<String> variableGlobals() {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < module.globals.size(); index++) {
            if (module.globals.get(index).mutable()) {
                names.add("g" + index);
            }
        }
        return names;
    }

    private byte[] write() {
        ByteWriter out = new ByteWriter().littleEndian(0x6d73_6100L, 4).littleEndian(1, 4);
        section(out, 1, types());
        section(out, 2, imports());
        section(out, 3, declarations());
        section(out, 4, tables());
        section(out, 5, memory());
        section(out, 6, globals());
        section(out, 7, exports());
        section(out, 9, elements());
        if (module.dataCount >= 0) {
            section(out, 12, new ByteWriter().u32(module.dataCount));
        }
        ByteWriter code = new ByteWriter().u32(bodies.size());
        bodies.forEach(code::append);
        section(out, 10, code);
        if (module.segmentCount > 0) {
            section(out, 11, new ByteWriter().u32(module.segmentCount).append(module.segments));
        }
        return out.toBytes();
    }

    private static void section(ByteWriter out, int id, ByteWriter content) {
        out.u8(id).part(content);
    }

    private ByteWriter types() {
        List<FunctionType> all = new ArrayList<>(module.types);
        all.addAll(functions.addedTypes());
        ByteWriter out = new ByteWriter().u32(all.size());
        all.forEach(type -> type.writeTo(out));
        return out;
    }

    private ByteWriter imports() {
        ByteWriter out = new ByteWriter().u32(module.imports.size());
        for (SourceModule.Import imported : module.imports) {
            out.name(HostFunctions.MODULE).name(imported.name()).u8(0).u32(imported.type());
        }
        return out;
    }

    private ByteWriter declarations() {
        ByteWriter out = new ByteWriter().u32(bodies.size());
        module.functions.subList(module.imports.size(), module.functions.size()).forEach(out::u32);
        return out;
    }

    private ByteWriter tables() {
        ByteWriter out = new ByteWriter().u32(module.tables.size());
        for (SourceModule.Table table : module.tables) {
            out.u8(table.type().code()).u8(1).u32(table.least()).u32(table.most());
        }
        return out;
    }

    private ByteWriter memory() {
        SourceModule.Memory memory = module.memory;
        return memory == null
                ? new ByteWriter().u32(0)
                : new ByteWriter().u32(1).u8(1).u32(memory.least()).u32(memory.most());
    }

    private ByteWriter globals() {
        ByteWriter out = new ByteWriter().u32(module.globals.size() + 4L);
        for (SourceModule.Global global : module.globals) {
            out.u8(global.type().code()).u8(global.mutable() ? 1 : 0).append(global.start());
        }
        added(out, Type.I64, 0);
        added(out, Type.I32, Meters.STACK_SLOTS);
        added(out, Type.I32, 0);
        added(out, Type.I64, 0);
        return out;
    }

    private static void added(ByteWriter out, Type type, long start) {
        out.u8(type.code()).u8(1).u8(type == Type.I64 ? Op.I64_CONST : Op.I32_CONST);
        out.signed(start).u8(Op.END);
    }

    private ByteWriter exports() {
        ByteWriter list = new ByteWriter();
        Meters meters = functions.meters();
        int count = 4;
        list.name(LEFT).u8(3).u32(meters.left());
        list.name(STACK).u8(3).u32(meters.stack());
        list.name(ENDED).u8(3).u32(meters.ended());
        list.name(PAGES).u8(3).u32(meters.pages());
        for (String global : variableGlobals()) {
            list.name(global).u8(3).u32(Integer.parseInt(global.substring(1)));
            count++;
        }
        if (module.memory != null) {
            list.name(MEMORY).u8(2).u32(0);
            count++;
        }
        for (Entry entry : entries()) {
            list.name(entry.name()).u8(0).u32(entry.function());
            count++;
        }
        return new ByteWriter().u32(count).append(list);
    }

    /** Those of the module, and one that only declares what {@code ref.func} may name, since its exports are gone. */
    private ByteWriter elements() {
        ByteWriter out = new ByteWriter();
        if (module.declared.isEmpty()) {
            return out.u32(module.elementTypes.size()).append(module.elements);
        }
        out.u32(module.elementTypes.size() + 1L).append(module.elements);
        out.u32(3).u8(0).u32(module.declared.cardinality());
        module.declared.stream().forEach(out::u32);
        return out;
    }
}
