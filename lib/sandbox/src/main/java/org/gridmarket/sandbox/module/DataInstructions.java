package org.gridmarket.sandbox.module;

import java.util.List;
import org.gridmarket.sandbox.module.Operand.Bits;

/** Instructions that move data or calculate: numbers, globals, memory, tables, references. */
final class DataInstructions {
    private final SourceModule module;
    private final ByteReader in;
    private final OperandStack stack;
    private final BodyWriter out;
    private final NanKeeper nans;
    private boolean altersTables;
    private int from;

    DataInstructions(SourceModule module, ByteReader in, OperandStack stack, BodyWriter out, NanKeeper nans) {
        this.module = module;
        this.in = in;
        this.stack = stack;
        this.out = out;
        this.nans = nans;
    }

    boolean altersTables() {
        return altersTables;
    }

    /** Whether it was one of these. */
    boolean instruction(int op, int begin) throws RefusedModuleException {
        from = begin;
        FunctionType numeric = Numeric.type(op);
        if (numeric != null) {
            calculate(op, numeric);
            return true;
        }
        if (op >= Op.FIRST_LOAD && op <= Op.LAST_STORE) {
            move(op);
            return true;
        }
        switch (op) {
            case Op.I32_CONST, Op.I64_CONST, Op.F32_CONST, Op.F64_CONST -> constant(op);
            case Op.GLOBAL_GET, Op.GLOBAL_SET -> global(op);
            case Op.MEMORY_SIZE, Op.MEMORY_GROW -> memorySize(op);
            case Op.TABLE_GET, Op.TABLE_SET -> tableEntry(op);
            case Op.REF_NULL, Op.REF_IS_NULL, Op.REF_FUNC -> reference(op);
            case Op.PREFIX -> {
                return prefixed(in.count("instruction behind fc", Integer.MAX_VALUE));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void copy() {
        if (stack.live()) {
            out.copy(in, from);
        }
    }

    private void calculate(int op, FunctionType type) throws RefusedModuleException {
        if (stack.live() && Numeric.showsBits(op)) {
            nans.settle(type.parameters().size());
        }
        copy();
        stack.pop(type.parameters());
        Bits bits = Numeric.makesNan(op) ? Bits.MADE : Numeric.neverNan(op) ? Bits.NEVER : Bits.KEPT;
        stack.push(new Operand(type.results().getFirst(), bits));
    }

    private void constant(int op) throws RefusedModuleException {
        Operand value = switch (op) {
            case Op.I32_CONST -> {
                in.s32();
                yield Operand.I32;
            }
            case Op.I64_CONST -> {
                in.s64();
                yield Operand.kept(Type.I64);
            }
            case Op.F32_CONST ->
                new Operand(Type.F32, Float.isNaN(Float.intBitsToFloat((int) raw(4))) ? Bits.KEPT : Bits.NEVER);
            default -> new Operand(Type.F64, Double.isNaN(Double.longBitsToDouble(raw(8))) ? Bits.KEPT : Bits.NEVER);
        };
        copy();
        stack.push(value);
    }

    private long raw(int bytes) throws RefusedModuleException {
        long bits = 0;
        for (int index = 0; index < bytes; index++) {
            bits |= (long) in.u8() << (8 * index);
        }
        return bits;
    }

    private void global(int op) throws RefusedModuleException {
        SourceModule.Global global = module.globals.get(in.index("global", module.globals.size()));
        if (op == Op.GLOBAL_GET) {
            copy();
            stack.push(global.type());
            return;
        }
        if (!global.mutable()) {
            throw new RefusedModuleException("sets a global that is fixed");
        }
        show(1);
        stack.pop(global.type());
    }

    /** An instruction that shows the bits of so many operands. */
    private void show(int operands) {
        if (stack.live()) {
            nans.settle(operands);
            copy();
        }
    }

    private void needMemory() throws RefusedModuleException {
        if (module.memory == null) {
            throw new RefusedModuleException("uses a memory and has none");
        }
    }

    private void move(int op) throws RefusedModuleException {
        needMemory();
        long alignment = in.u32();
        if (alignment > Numeric.log2Bytes(op)) {
            throw new RefusedModuleException("names an alignment larger than what it moves, or another memory");
        }
        boolean beyond = in.u32() >= (long) ModuleLimits.PAGES * ModuleLimits.PAGE_BYTES;
        Type type = Numeric.moved(op);
        if (op < Op.FIRST_STORE) {
            copyUnless(beyond);
            stack.pop(Type.I32);
            stack.push(type);
        } else {
            if (stack.live()) {
                nans.settle(1);
            }
            copyUnless(beyond);
            stack.pop(type);
            stack.pop(Type.I32);
        }
    }

    /**
     * An offset beyond any memory traps whatever the address is; some engines add the two in 32 bits and do not
     * notice.
     */
    private void copyUnless(boolean beyond) {
        if (stack.live() && beyond) {
            out.code().u8(Op.UNREACHABLE);
        } else {
            copy();
        }
    }

    private void zero() throws RefusedModuleException {
        if (in.u8() != 0) {
            throw new RefusedModuleException("names a second memory");
        }
    }

    private void memorySize(int op) throws RefusedModuleException {
        needMemory();
        zero();
        if (op == Op.MEMORY_SIZE) {
            copy();
        } else {
            if (stack.live()) {
                out.growMemory();
            }
            stack.pop(Type.I32);
        }
        stack.push(Type.I32);
    }

    /** Reads the index of a table that has such entries. */
    int table(Type type) throws RefusedModuleException {
        int table = in.index("table", module.tables.size());
        if (type != Type.ANY && module.tables.get(table).type() != type) {
            throw new RefusedModuleException("table " + table + " has no entries of type " + type);
        }
        return table;
    }

    private void tableEntry(int op) throws RefusedModuleException {
        Type type = module.tables.get(table(Type.ANY)).type();
        copy();
        if (op == Op.TABLE_SET) {
            altersTables |= stack.live();
            stack.pop(type);
            stack.pop(Type.I32);
        } else {
            stack.pop(Type.I32);
            stack.push(type);
        }
    }

    private void reference(int op) throws RefusedModuleException {
        switch (op) {
            case Op.REF_NULL -> {
                Type type = ModuleReader.reference(in);
                copy();
                stack.push(type);
            }
            case Op.REF_IS_NULL -> {
                copy();
                Type type = stack.pop().type();
                if (type != Type.ANY && !type.isReference()) {
                    throw new RefusedModuleException("asks whether " + type + " is a null reference");
                }
                stack.push(Type.I32);
            }
            default -> {
                int function = in.index("function", module.functions.size());
                if (!module.declared.get(function)) {
                    throw new RefusedModuleException("refers to function " + function + ", which is not declared");
                }
                copy();
                stack.push(Type.FUNCREF);
            }
        }
    }

    private boolean prefixed(int code) throws RefusedModuleException {
        if (code <= Op.LAST_TRUNC_SAT) {
            FunctionType type = Numeric.truncSat(code);
            copy();
            stack.pop(type.parameters());
            stack.push(type.results());
            return true;
        }
        switch (code) {
            case Op.MEMORY_INIT -> {
                needMemory();
                segment();
                zero();
                bulk(Type.I32);
            }
            case Op.DATA_DROP -> {
                segment();
                drop();
            }
            case Op.MEMORY_COPY -> {
                needMemory();
                zero();
                zero();
                bulk(Type.I32);
            }
            case Op.MEMORY_FILL -> {
                needMemory();
                zero();
                bulk(Type.I32);
            }
            case Op.ELEM_DROP -> {
                in.index("element segment", module.elementTypes.size());
                drop();
            }
            default -> {
                return tables(code);
            }
        }
        return true;
    }

    private void segment() throws RefusedModuleException {
        if (module.dataCount < 0) {
            throw new RefusedModuleException("uses a data segment without announcing their number");
        }
        in.index("data segment", module.dataCount);
    }

    private void drop() {
        altersTables |= stack.live();
        copy();
    }

    private void bulk(Type middle) throws RefusedModuleException {
        if (stack.live()) {
            out.flushForBulk();
            copy();
        }
        stack.pop(List.of(Type.I32, middle, Type.I32));
    }

    private boolean tables(int code) throws RefusedModuleException {
        altersTables |= stack.live() && code != Op.TABLE_SIZE;
        switch (code) {
            case Op.TABLE_INIT -> {
                Type type = module.elementTypes.get(in.index("element segment", module.elementTypes.size()));
                table(type);
                bulk(Type.I32);
            }
            case Op.TABLE_COPY -> {
                Type type = module.tables.get(table(Type.ANY)).type();
                table(type);
                bulk(Type.I32);
            }
            case Op.TABLE_GROW -> {
                int table = table(Type.ANY);
                if (stack.live()) {
                    out.growTable(table, module.tables.get(table).most());
                }
                stack.pop(Type.I32);
                stack.pop(module.tables.get(table).type());
                stack.push(Type.I32);
            }
            case Op.TABLE_SIZE -> {
                table(Type.ANY);
                copy();
                stack.push(Type.I32);
            }
            case Op.TABLE_FILL -> bulk(module.tables.get(table(Type.ANY)).type());
            default -> {
                return false;
            }
        }
        return true;
    }
}
