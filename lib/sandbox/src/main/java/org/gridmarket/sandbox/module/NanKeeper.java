package org.gridmarket.sandbox.module;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.gridmarket.sandbox.module.Operand.Bits;

/**
 * WebAssembly leaves the bits of a calculated NaN open, and x86 and Arm differ. So it becomes the positive canonical
 * one wherever its bits show: in memory, in globals, in calls, in abs, neg, copysign and reinterpret (WebAssembly's
 * deterministic profile). Between two calculations nobody sees them, so nothing is done there.
 */
final class NanKeeper {
    private final OperandStack stack;
    private final BodyWriter out;
    private final BitSet calculated;

    NanKeeper(OperandStack stack, BodyWriter out, BitSet calculated) {
        this.stack = stack;
        this.out = out;
        this.calculated = calculated;
    }

    /** So many topmost operands are about to show their bits. Called only where instructions are reached. */
    void settle(int count) {
        int deepest = -1;
        for (int below = 0; below < count; below++) {
            if (stack.peek(below).isMade()) {
                deepest = below;
            }
        }
        if (deepest == 0) {
            out.canonical(stack.peek(0).type());
        } else if (deepest > 0) {
            List<Operand> topmostFirst = new ArrayList<>();
            for (int below = 0; below <= deepest; below++) {
                topmostFirst.add(stack.peek(below));
            }
            out.canonical(topmostFirst);
        }
        for (int below = 0; below <= deepest; below++) {
            stack.keep(below);
        }
    }

    Bits read(int local) {
        return calculated.get(local) ? Bits.MADE : Bits.KEPT;
    }

    /** The topmost operand, a float, goes into a local; what is known about it afterwards. */
    Bits write(int local) {
        Bits bits = stack.peek(0).bits();
        if (calculated.get(local) && bits != Bits.KEPT) {
            return bits;
        }
        calculated.clear(local);
        settle(1);
        return stack.peek(0).bits();
    }

    /** One of two operands below the topmost is chosen. */
    Bits select() {
        Bits one = stack.peek(1).bits();
        Bits other = stack.peek(2).bits();
        if (one == other) {
            return one;
        }
        if (one != Bits.KEPT && other != Bits.KEPT) {
            return Bits.MADE;
        }
        settle(3);
        return Bits.KEPT;
    }
}
