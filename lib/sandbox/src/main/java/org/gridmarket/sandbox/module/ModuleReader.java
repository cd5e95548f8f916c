package org.gridmarket.sandbox.module;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.sandbox.module.SourceModule.Export;
import org.gridmarket.sandbox.module.SourceModule.Global;
import org.gridmarket.sandbox.module.SourceModule.Kind;

/**
 * Reads and checks all but the bodies of functions: section 5.5 of the WebAssembly specification, and the bounds of
 * the class.
 */
final class ModuleReader {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    /** Sections in the order that the format asks; the count of data segments (12) stands before the code (10). */
    private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11);

    private final SourceModule module = new SourceModule();
    private final SegmentReader segments = new SegmentReader(module);

    private ModuleReader() {}

    static SourceModule read(byte[] bytes) throws RefusedModuleException {
        if (bytes.length > ModuleLimits.MODULE_BYTES) {
            throw new RefusedModuleException(
                    "bytes of the module: " + bytes.length + ", at most " + ModuleLimits.MODULE_BYTES);
        }
        return new ModuleReader().readAll(new ByteReader(bytes, 0, bytes.length));
    }

    private SourceModule readAll(ByteReader in) throws RefusedModuleException {
        for (byte expected : HEADER) {
            if (in.u8() != (expected & 0xff)) {
                throw new RefusedModuleException("is no WebAssembly module of version 1");
            }
        }
        int place = -1;
        while (!in.atEnd()) {
            int id = in.u8();
            ByteReader section = in.part(ModuleLimits.MODULE_BYTES);
            if (id == 0) {
                section.name(); // names of functions, debug information: left out
                continue;
            }
            int found = ORDER.indexOf(id);
            if (found <= place) {
                throw new RefusedModuleException("section " + id + " is unknown, twice, or in the wrong place");
            }
            place = found;
            readSection(id, section);
            section.mustBeAtEnd("section " + id);
        }
        checkCounts();
        return module;
    }

    private void readSection(int id, ByteReader in) throws RefusedModuleException {
        switch (id) {
            case 1 -> types(in);
            case 2 -> imports(in);
            case 3 -> functions(in);
            case 4 -> tables(in);
            case 5 -> memories(in);
            case 6 -> globals(in);
            case 7 -> exports(in);
            case 8 -> start(in);
            case 9 -> segments.elements(in);
            case 10 -> code(in);
            case 11 -> segments.data(in);
            default -> module.dataCount = in.count("data segments", ModuleLimits.SEGMENTS);
        }
    }

    private void checkCounts() throws RefusedModuleException {
        if (module.bodies.size() != module.functions.size() - module.imports.size()) {
            throw new RefusedModuleException("functions: " + (module.functions.size() - module.imports.size())
                    + " are declared and " + module.bodies.size() + " have a body");
        }
        if (module.dataCount >= 0 && module.dataCount != module.segmentCount) {
            throw new RefusedModuleException(
                    "data segments: " + module.dataCount + " are announced, there are " + module.segmentCount);
        }
    }

    private void types(ByteReader in) throws RefusedModuleException {
        int count = in.count("types", ModuleLimits.TYPES);
        for (int index = 0; index < count; index++) {
            if (in.u8() != 0x60) {
                throw new RefusedModuleException("type " + index + " is no function type");
            }
            List<Type> parameters = typeList(in, "parameters", ModuleLimits.PARAMETERS);
            module.types.add(new FunctionType(parameters, typeList(in, "results", ModuleLimits.RESULTS)));
        }
    }

    private static List<Type> typeList(ByteReader in, String what, int most) throws RefusedModuleException {
        int count = in.count(what, most);
        List<Type> types = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            types.add(Type.of(in.u8()));
        }
        return types;
    }

    private void imports(ByteReader in) throws RefusedModuleException {
        int count = in.count("imports", ModuleLimits.FUNCTIONS);
        for (int index = 0; index < count; index++) {
            String from = in.name();
            String name = in.name();
            if (in.u8() != 0) {
                throw new RefusedModuleException("imports " + from + "." + name
                        + ", which is no function; only functions of " + HostFunctions.MODULE + " are given");
            }
            int type = in.index("type", module.types.size());
            if (!from.equals(HostFunctions.MODULE) || !module.types.get(type).equals(HostFunctions.TYPES.get(name))) {
                throw new RefusedModuleException("imports " + from + "." + name
                        + ", which is unknown or has another type; functions of " + HostFunctions.MODULE
                        + " are given");
            }
            module.imports.add(new SourceModule.Import(name, type));
            module.functions.add(type);
        }
    }

    private void functions(ByteReader in) throws RefusedModuleException {
        int count = in.count("functions", ModuleLimits.FUNCTIONS);
        for (int index = 0; index < count; index++) {
            module.functions.add(in.index("type", module.types.size()));
        }
    }

    private void tables(ByteReader in) throws RefusedModuleException {
        int count = in.count("tables", ModuleLimits.TABLES);
        for (int index = 0; index < count; index++) {
            Type type = reference(in);
            int[] limits = limits(in, "table entries", ModuleLimits.TABLE_ENTRIES);
            module.tables.add(new SourceModule.Table(type, limits[0], limits[1]));
        }
    }

    static Type reference(ByteReader in) throws RefusedModuleException {
        Type type = Type.of(in.u8());
        if (!type.isReference()) {
            throw new RefusedModuleException(type + " is no type of references");
        }
        return type;
    }

    private void memories(ByteReader in) throws RefusedModuleException {
        if (in.count("memories", 1) == 1) {
            int[] limits = limits(in, "pages of memory", ModuleLimits.PAGES);
            module.memory = new SourceModule.Memory(limits[0], limits[1]);
        }
    }

    /** The least must lie within the class, the most is cut to it: a program may ask for more than it will ever get. */
    private static int[] limits(ByteReader in, String what, int bound) throws RefusedModuleException {
        int flags = in.u8();
        if (flags > 1) {
            throw new RefusedModuleException("memory that is shared or of 64 bits is not of class wasm1");
        }
        int least = in.count(what, bound);
        long most = flags == 1 ? in.u32() : bound;
        if (most < least || (bound == ModuleLimits.PAGES && most > 65_536)) {
            throw new RefusedModuleException(what + ": from " + least + " to " + most);
        }
        return new int[] {least, (int) Math.min(most, bound)};
    }

    private void globals(ByteReader in) throws RefusedModuleException {
        int count = in.count("globals", ModuleLimits.GLOBALS);
        for (int index = 0; index < count; index++) {
            Type type = Type.of(in.u8());
            int mutable = in.u8();
            if (mutable > 1) {
                throw new RefusedModuleException("global " + index + " is neither fixed nor variable");
            }
            ByteWriter start = new ByteWriter();
            segments.constant(in, type, start);
            module.globals.add(new Global(type, mutable == 1, start));
        }
    }

    private void exports(ByteReader in) throws RefusedModuleException {
        int count = in.count("exports", ModuleLimits.EXPORTS);
        for (int index = 0; index < count; index++) {
            String name = in.name();
            int code = in.u8();
            Export export = switch (code) {
                case 0 -> new Export(Kind.FUNCTION, in.index("function", module.functions.size()));
                case 1 -> new Export(Kind.TABLE, in.index("table", module.tables.size()));
                case 2 -> new Export(Kind.MEMORY, in.index("memory", module.memory == null ? 0 : 1));
                case 3 -> new Export(Kind.GLOBAL, in.index("global", module.globals.size()));
                default -> throw new RefusedModuleException("exports something of kind " + code);
            };
            if (export.kind() == Kind.FUNCTION) {
                module.declared.set(export.index());
            }
            if (module.exports.put(name, export) != null) {
                throw new RefusedModuleException("exports the name " + name + " twice");
            }
        }
    }

    private void start(ByteReader in) throws RefusedModuleException {
        int function = in.index("function", module.functions.size());
        if (!module.typeOf(function).equals(FunctionType.of(":"))) {
            throw new RefusedModuleException("starts with a function that takes or leaves something");
        }
        module.start = function;
    }

    private void code(ByteReader in) throws RefusedModuleException {
        int count = in.count("bodies", ModuleLimits.FUNCTIONS);
        for (int index = 0; index < count; index++) {
            module.bodies.add(in.part(ModuleLimits.BODY_BYTES));
        }
    }
}
