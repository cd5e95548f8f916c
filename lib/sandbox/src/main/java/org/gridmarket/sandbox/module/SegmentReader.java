package org.gridmarket.sandbox.module;

import org.jspecify.annotations.Nullable;

/** Segments of elements and data, and the constants of globals. */
final class SegmentReader {
    private final SourceModule module;

    SegmentReader(SourceModule module) {
        this.module = module;
    }

    /**
     * A constant expression, copied. Imported globals, the only other source of constants, do not exist here.
     *
     * @return its value if it is a number of 32 bits, else nothing
     */
    @Nullable Integer constant(ByteReader in, Type type, ByteWriter out) throws RefusedModuleException {
        int from = in.position();
        Integer value = null;
        int op = in.u8();
        Type found = switch (op) {
            case Op.I32_CONST -> {
                value = in.s32();
                yield Type.I32;
            }
            case Op.I64_CONST -> {
                in.s64();
                yield Type.I64;
            }
            case Op.F32_CONST -> {
                in.skip(4);
                yield Type.F32;
            }
            case Op.F64_CONST -> {
                in.skip(8);
                yield Type.F64;
            }
            case Op.REF_NULL -> ModuleReader.reference(in);
            case Op.REF_FUNC -> {
                module.declared.set(in.index("function", module.functions.size()));
                yield Type.FUNCREF;
            }
            default -> throw new RefusedModuleException("instruction " + Integer.toHexString(op) + " in a constant");
        };
        if (found != type || in.u8() != Op.END) {
            throw new RefusedModuleException("a constant of another type than " + type + ", or of several parts");
        }
        in.copyTo(out, from);
        return value;
    }

    /** Elements: eight forms by three flags (passive or declared, with a table or a type, expressions). */
    void elements(ByteReader in) throws RefusedModuleException {
        int count = in.count("element segments", ModuleLimits.SEGMENTS);
        for (int index = 0; index < count; index++) {
            int from = in.position();
            int flags = in.count("flags of elements", 7);
            boolean active = (flags & 1) == 0;
            boolean named = (flags & 2) != 0;
            boolean expressions = (flags & 4) != 0;
            long offset = 0;
            int table = -1;
            if (active) {
                table = named ? in.index("table", module.tables.size()) : 0;
                offset = Integer.toUnsignedLong(unwrittenOffset(in));
            }
            Type type = Type.FUNCREF;
            if (!active || named) {
                type = expressions ? ModuleReader.reference(in) : functionKind(in);
            }
            int entries = in.count("elements", ModuleLimits.TABLE_ENTRIES);
            ByteWriter unused = new ByteWriter();
            for (int entry = 0; entry < entries; entry++) {
                if (expressions) {
                    constant(in, type, unused);
                } else {
                    module.declared.set(in.index("function", module.functions.size()));
                }
            }
            if (active) {
                checkActive(table, type, offset + entries);
            }
            module.elementTypes.add(type);
            in.copyTo(module.elements, from);
        }
    }

    private int unwrittenOffset(ByteReader in) throws RefusedModuleException {
        Integer offset = constant(in, Type.I32, new ByteWriter());
        return offset == null ? 0 : offset;
    }

    private static Type functionKind(ByteReader in) throws RefusedModuleException {
        if (in.u8() != 0) {
            throw new RefusedModuleException("elements that are no functions");
        }
        return Type.FUNCREF;
    }

    /** What would trap before the first instruction is refused, so that no engine sees it. */
    private void checkActive(int table, Type type, long end) throws RefusedModuleException {
        if (table >= module.tables.size() || module.tables.get(table).type() != type) {
            throw new RefusedModuleException("elements for a table that is not there or has another type");
        }
        if (end > module.tables.get(table).least()) {
            throw new RefusedModuleException("elements beyond the end of their table");
        }
    }

    void data(ByteReader in) throws RefusedModuleException {
        module.segmentCount = in.count("data segments", ModuleLimits.SEGMENTS);
        for (int index = 0; index < module.segmentCount; index++) {
            int from = in.position();
            int flags = in.count("flags of data", 2);
            long offset = 0;
            if (flags == 2) {
                in.index("memory", 1);
            }
            if (flags != 1) {
                offset = Integer.toUnsignedLong(unwrittenOffset(in));
            }
            long length = in.u32();
            in.skip(length);
            SourceModule.Memory memory = module.memory;
            if (flags != 1 && (memory == null || offset + length > (long) memory.least() * ModuleLimits.PAGE_BYTES)) {
                throw new RefusedModuleException("data beyond the end of the memory");
            }
            in.copyTo(module.segments, from);
        }
    }
}
