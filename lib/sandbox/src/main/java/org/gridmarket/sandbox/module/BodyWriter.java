package org.gridmarket.sandbox.module;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the body of a function with its meter: instructions are counted in a local ("spent"), which is taken off the
 * global "left" at calls and the like; "left" below 0 ends the run (spec/compute-market.md, "Sandbox"). None of what
 * is added counts.
 */
final class BodyWriter {
    /** What a loop may count before it looks: often enough to stop soon, seldom enough to cost nothing. */
    static final long LOOP_QUANTUM = 65_536;

    private static final long BYTES_PER_UNIT_LOG2 = 4;
    private static final long UNITS_PER_PAGE = 4_096;
    private static final int CANONICAL_F32 = 0x7fc0_0000;
    private static final long CANONICAL_F64 = 0x7ff8_0000_0000_0000L;

    private final Meters meters;
    private final int firstAdded;
    private final List<Type> added = new ArrayList<>();
    private final Map<Type, List<Integer>> spills = new EnumMap<>(Type.class);
    private final ByteWriter code = new ByteWriter();
    private final int spent;
    private final int scratch;
    private long pending;
    private boolean nothingSpent = true;

    BodyWriter(Meters meters, int locals) {
        this.meters = meters;
        this.firstAdded = locals;
        this.spent = add(Type.I64);
        this.scratch = add(Type.I32);
    }

    private int add(Type type) {
        added.add(type);
        return firstAdded + added.size() - 1;
    }

    List<Type> added() {
        return added;
    }

    ByteWriter code() {
        return code;
    }

    void copy(ByteReader in, int from) {
        in.copyTo(code, from);
    }

    /** One instruction is executed. */
    void count() {
        pending++;
    }

    private BodyWriter local(int op, int index) {
        code.u8(op).u32(index);
        return this;
    }

    private void i64(long value) {
        code.u8(Op.I64_CONST).signed(value);
    }

    private void i32(int value) {
        code.u8(Op.I32_CONST).signed(value);
    }

    private void stopIf() {
        code.u8(Op.IF).u8(Op.NO_RESULT).u8(Op.UNREACHABLE).u8(Op.END);
    }

    /** Adds what was counted since to "spent": before every branch and every place that branches reach. */
    void settleCount() {
        if (pending == 0) {
            return;
        }
        if (nothingSpent) {
            i64(pending);
        } else {
            local(Op.LOCAL_GET, spent);
            i64(pending);
            code.u8(Op.I64_ADD);
        }
        local(Op.LOCAL_SET, spent);
        pending = 0;
        nothingSpent = false;
    }

    /** Behind a place that branches reach "spent" may be anything. */
    void joined() {
        nothingSpent = false;
    }

    /** Takes everything counted off "left". */
    void flush() {
        beginFlush();
        endFlush();
    }

    private void beginFlush() {
        local(Op.GLOBAL_GET, meters.left());
        if (!nothingSpent) {
            local(Op.LOCAL_GET, spent);
            code.u8(Op.I64_SUB);
        }
        if (pending != 0) {
            i64(pending);
            code.u8(Op.I64_SUB);
        }
    }

    private void endFlush() {
        local(Op.GLOBAL_SET, meters.left());
        if (!nothingSpent) {
            i64(0);
            local(Op.LOCAL_SET, spent);
        }
        pending = 0;
        nothingSpent = true;
    }

    private void leftBelowZero() {
        local(Op.GLOBAL_GET, meters.left());
        i64(0);
        code.u8(Op.I64_LT_S);
    }

    /** At the head of a loop: from the quantum on, flushes and looks. */
    void loopHead() {
        local(Op.LOCAL_GET, spent);
        i64(LOOP_QUANTUM - 1);
        code.u8(Op.I64_GT_S).u8(Op.IF).u8(Op.NO_RESULT);
        nothingSpent = false;
        flush();
        leftBelowZero();
        stopIf();
        code.u8(Op.END);
        nothingSpent = false;
    }

    /** Before an instruction whose topmost operand is the number of bytes or entries it works on. */
    void flushForBulk() {
        local(Op.LOCAL_TEE, scratch);
        beginFlush();
        scratchAsLong();
        i64((1 << BYTES_PER_UNIT_LOG2) - 1);
        code.u8(Op.I64_ADD);
        i64(BYTES_PER_UNIT_LOG2);
        code.u8(Op.I64_SHR_U).u8(Op.I64_SUB);
        endFlush();
        leftBelowZero();
        stopIf();
    }

    private void scratchAsLong() {
        local(Op.LOCAL_GET, scratch);
        code.u8(Op.I64_EXTEND_I32_U);
    }

    /** Memory grows, or the run ends: beyond its limit as MEMORY_EXCEEDED, within it as the machine's fault. */
    void growMemory() {
        local(Op.LOCAL_TEE, scratch);
        beginFlush();
        scratchAsLong();
        i64(UNITS_PER_PAGE);
        code.u8(Op.I64_MUL).u8(Op.I64_SUB);
        endFlush();
        leftBelowZero();
        stopIf();
        code.u8(Op.MEMORY_SIZE).u8(0).u8(Op.I64_EXTEND_I32_U);
        scratchAsLong();
        code.u8(Op.I64_ADD);
        local(Op.GLOBAL_GET, meters.pages());
        code.u8(Op.I64_GT_S);
        endIf(Meters.BEYOND_MEMORY);
        code.u8(Op.MEMORY_GROW).u8(0);
        endIfNotGrown();
    }

    void growTable(int table, int most) {
        flushForBulk();
        code.u8(Op.PREFIX).u32(Op.TABLE_SIZE).u32(table).u8(Op.I64_EXTEND_I32_U);
        scratchAsLong();
        code.u8(Op.I64_ADD);
        i64(most);
        code.u8(Op.I64_GT_S);
        endIf(Meters.BEYOND_MEMORY);
        code.u8(Op.PREFIX).u32(Op.TABLE_GROW).u32(table);
        endIfNotGrown();
    }

    private void endIfNotGrown() {
        local(Op.LOCAL_TEE, scratch);
        i32(-1);
        code.u8(Op.I32_EQ);
        endIf(Meters.NOT_GROWN);
        local(Op.LOCAL_GET, scratch);
    }

    private void endIf(int reason) {
        code.u8(Op.IF).u8(Op.NO_RESULT);
        i32(reason);
        local(Op.GLOBAL_SET, meters.ended());
        code.u8(Op.UNREACHABLE).u8(Op.END);
    }

    /** Makes the topmost operand, a float, canonical in case it is a NaN. */
    void canonical(Type type) {
        int kept = spill(type, 0);
        local(Op.LOCAL_TEE, kept);
        if (type == Type.F32) {
            code.u8(Op.F32_CONST).littleEndian(CANONICAL_F32, 4);
        } else {
            code.u8(Op.F64_CONST).littleEndian(CANONICAL_F64, 8);
        }
        local(Op.LOCAL_GET, kept).local(Op.LOCAL_GET, kept);
        code.u8(type == Type.F32 ? Op.F32_EQ : Op.F64_EQ).u8(Op.SELECT);
    }

    /** Puts the topmost operands into locals and back, those that were calculated canonical. Topmost first. */
    void canonical(List<Operand> topmostFirst) {
        Map<Type, Integer> used = new EnumMap<>(Type.class);
        List<Integer> places = new ArrayList<>();
        for (Operand operand : topmostFirst) {
            int place = spill(operand.type(), used.merge(operand.type(), 1, Integer::sum));
            places.add(place);
            local(Op.LOCAL_SET, place);
        }
        for (int index = places.size() - 1; index >= 0; index--) {
            local(Op.LOCAL_GET, places.get(index));
            Operand operand = topmostFirst.get(index);
            if (operand.isMade()) {
                canonical(operand.type());
            }
        }
    }

    private int spill(Type type, int number) {
        List<Integer> places = spills.computeIfAbsent(type, any -> new ArrayList<>());
        while (places.size() <= number) {
            places.add(add(type));
        }
        return places.get(number);
    }

    /** The whole function: entry, body as a block (so that every return passes the exit), exit. */
    ByteWriter wrapped(int blockType, boolean blockTypeIsIndex, int slots) {
        ByteWriter body = code;
        BodyWriter entry = new BodyWriter(meters, firstAdded);
        entry.local(Op.GLOBAL_GET, meters.stack());
        entry.i32(slots);
        entry.code.u8(Op.I32_SUB);
        entry.local(Op.LOCAL_TEE, scratch).local(Op.GLOBAL_SET, meters.stack()).local(Op.LOCAL_GET, scratch);
        entry.i32(0);
        entry.code.u8(Op.I32_LT_S);
        entry.leftBelowZero();
        entry.code.u8(Op.I32_OR);
        entry.stopIf();
        entry.code.u8(Op.BLOCK);
        if (blockTypeIsIndex) {
            entry.code.signed(blockType);
        } else {
            entry.code.u8(blockType);
        }
        entry.code.append(body).u8(Op.END);
        entry.nothingSpent = false;
        entry.flushAtExit();
        entry.local(Op.GLOBAL_GET, meters.stack());
        entry.i32(slots);
        entry.code.u8(Op.I32_ADD);
        entry.local(Op.GLOBAL_SET, meters.stack());
        return entry.code.u8(Op.END);
    }

    private void flushAtExit() {
        local(Op.GLOBAL_GET, meters.left()).local(Op.LOCAL_GET, spent);
        code.u8(Op.I64_SUB);
        local(Op.GLOBAL_SET, meters.left());
    }
}
