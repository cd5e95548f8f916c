package org.gridmarket.sandbox.module;

import java.util.ArrayList;
import java.util.List;

/**
 * The stack of operands and blocks while a body is checked: the algorithm of the WebAssembly specification's appendix.
 */
final class OperandStack {
    /** A block, a loop, a branch of an if, or the whole function. */
    static final class Frame {
        final int op;
        final FunctionType type;
        final int height;

        /** Begun where no instruction is reached: nothing of it is written. */
        final boolean dead;

        /** From here to the end nothing is reached. */
        boolean unreachable;

        Frame(int op, FunctionType type, int height, boolean dead) {
            this.op = op;
            this.type = type;
            this.height = height;
            this.dead = dead;
        }

        /** What a branch to it brings. */
        List<Type> label() {
            return op == Op.LOOP ? type.parameters() : type.results();
        }
    }

    private final List<Operand> operands = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private int highest;

    boolean live() {
        Frame frame = top();
        return !frame.unreachable && !frame.dead;
    }

    /** The most operands at one time where instructions are reached. */
    int highest() {
        return highest;
    }

    int depth() {
        return frames.size();
    }

    Frame top() {
        return frames.getLast();
    }

    Frame frame(int label) throws RefusedModuleException {
        if (label >= frames.size()) {
            throw new RefusedModuleException("branches out of " + label + " blocks of " + frames.size());
        }
        return frames.get(frames.size() - 1 - label);
    }

    void push(Operand operand) {
        operands.add(operand);
        if (live()) {
            highest = Math.max(highest, operands.size());
        }
    }

    void push(Type type) {
        push(Operand.kept(type));
    }

    void push(List<Type> types) {
        types.forEach(this::push);
    }

    Operand pop() throws RefusedModuleException {
        Frame frame = top();
        if (operands.size() == frame.height) {
            if (frame.unreachable) {
                return Operand.ANY;
            }
            throw new RefusedModuleException("takes an operand that is not there");
        }
        return operands.removeLast();
    }

    Operand pop(Type expected) throws RefusedModuleException {
        Operand found = pop();
        if (found.type() != expected && found.type() != Type.ANY && expected != Type.ANY) {
            throw new RefusedModuleException("takes " + expected + " and finds " + found.type());
        }
        return found;
    }

    void pop(List<Type> types) throws RefusedModuleException {
        for (int index = types.size() - 1; index >= 0; index--) {
            pop(types.get(index));
        }
    }

    /** The operand so many below the topmost, or any where none is reached. */
    Operand peek(int below) {
        int index = operands.size() - 1 - below;
        return index < top().height ? Operand.ANY : operands.get(index);
    }

    void keep(int below) {
        int index = operands.size() - 1 - below;
        operands.set(index, Operand.kept(operands.get(index).type()));
    }

    void begin(int op, FunctionType type) throws RefusedModuleException {
        if (frames.size() > ModuleLimits.NESTING) {
            throw new RefusedModuleException("blocks in blocks: more than " + ModuleLimits.NESTING);
        }
        boolean dead = !frames.isEmpty() && !live();
        frames.add(new Frame(op, type, operands.size(), dead));
        push(type.parameters());
    }

    /** The frame's results are on the stack and nothing else; takes both away. */
    Frame end() throws RefusedModuleException {
        Frame frame = top();
        pop(frame.type.results());
        if (operands.size() != frame.height) {
            throw new RefusedModuleException("leaves " + (operands.size() - frame.height) + " operands too many");
        }
        frames.removeLast();
        return frame;
    }

    /** From here on nothing is reached until the block ends. */
    void stop() {
        Frame frame = top();
        while (operands.size() > frame.height) {
            operands.removeLast();
        }
        frame.unreachable = true;
    }
}
