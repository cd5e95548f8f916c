package org.gridmarket.sandbox.module;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.gridmarket.sandbox.module.OperandStack.Frame;

/** Checks one body and writes it with its meter. Instructions that cannot be reached are checked and left out. */
final class BodyRewriter {
    private final SourceModule module;
    private final ByteReader in;
    private final OperandStack stack = new OperandStack();
    private final BodyWriter out;
    private final List<Type> locals;
    private final NanKeeper nans;
    private final DataInstructions data;
    private int from;

    /**
     * @param calculated locals that are only ever set to calculated numbers, so that a NaN in them needs no care until
     *     it shows; those that are not are taken out
     */
    BodyRewriter(SourceModule module, Meters meters, ByteReader in, List<Type> locals, BitSet calculated) {
        this.module = module;
        this.in = in;
        this.locals = locals;
        this.out = new BodyWriter(meters, locals.size());
        this.nans = new NanKeeper(stack, out, calculated);
        this.data = new DataInstructions(module, in, stack, out, nans);
    }

    BodyWriter out() {
        return out;
    }

    int highest() {
        return stack.highest();
    }

    /** Whether it changes tables or drops segments, which a copied memory does not bring back. */
    boolean altersTables() {
        return data.altersTables();
    }

    void rewrite(FunctionType type) throws RefusedModuleException {
        stack.begin(Op.BLOCK, new FunctionType(List.of(), type.results()));
        while (stack.depth() > 0) {
            from = in.position();
            instruction(in.u8());
        }
        in.mustBeAtEnd("a function");
    }

    private void copy() {
        if (stack.live()) {
            out.copy(in, from);
        }
    }

    private void instruction(int op) throws RefusedModuleException {
        switch (op) {
            case Op.NOP -> {}
            case Op.BLOCK, Op.LOOP -> begin(op);
            case Op.ELSE -> otherwise();
            case Op.END -> end();
            default -> {
                if (stack.live()) {
                    out.count();
                }
                counted(op);
            }
        }
    }

    private void counted(int op) throws RefusedModuleException {
        switch (op) {
            case Op.UNREACHABLE -> {
                if (stack.live()) {
                    out.flush();
                    copy();
                }
                stack.stop();
            }
            case Op.IF -> begin(op);
            case Op.BR -> branch(in.count("label", Integer.MAX_VALUE));
            case Op.BR_IF -> branchIf();
            case Op.BR_TABLE -> branchTable();
            case Op.RETURN -> branch(stack.depth() - 1);
            case Op.CALL -> {
                int function = in.index("function", module.functions.size());
                call(module.typeOf(function), 0);
            }
            case Op.CALL_INDIRECT -> {
                FunctionType type = module.types.get(in.index("type", module.types.size()));
                data.table(Type.FUNCREF);
                call(type, 1);
            }
            case Op.DROP -> {
                stack.pop();
                copy();
            }
            case Op.SELECT, Op.SELECT_TYPED -> select(op);
            case Op.LOCAL_GET, Op.LOCAL_SET, Op.LOCAL_TEE -> local(op);
            default -> {
                if (!data.instruction(op, from)) {
                    throw new RefusedModuleException(
                            "instruction " + Integer.toHexString(op) + " is not of class wasm1");
                }
            }
        }
    }

    private FunctionType blockType() throws RefusedModuleException {
        long code = in.s33();
        if (code >= 0) {
            if (code >= module.types.size()) {
                throw new RefusedModuleException("there is no type " + code);
            }
            return module.types.get((int) code);
        }
        return code == -64
                ? new FunctionType(List.of(), List.of())
                : new FunctionType(List.of(), List.of(Type.of((int) (code & 0x7f))));
    }

    private void begin(int op) throws RefusedModuleException {
        FunctionType type = blockType();
        int condition = op == Op.IF ? 1 : 0;
        boolean live = stack.live();
        if (live) {
            nans.settle(type.parameters().size() + condition);
            if (op != Op.BLOCK) {
                out.settleCount();
            }
            copy();
        }
        if (condition == 1) {
            stack.pop(Type.I32);
        }
        stack.pop(type.parameters());
        stack.begin(op, type);
        if (live && op == Op.LOOP) {
            out.loopHead();
        }
    }

    private void otherwise() throws RefusedModuleException {
        Frame frame = stack.top();
        if (frame.op != Op.IF) {
            throw new RefusedModuleException("else without if");
        }
        leave(frame);
        stack.end();
        if (!frame.dead) {
            out.copy(in, from);
        }
        // The parent is as live as it was at the if: nothing in the first branch changes it.
        stack.begin(Op.ELSE, frame.type);
        out.joined();
    }

    /** Before the end of a branch: results are as they will be seen, and what was counted is added. */
    private void leave(Frame frame) throws RefusedModuleException {
        if (stack.live()) {
            nans.settle(frame.type.results().size());
            out.settleCount();
        }
    }

    private void end() throws RefusedModuleException {
        Frame frame = stack.top();
        leave(frame);
        stack.end();
        if (frame.op == Op.IF && !frame.type.parameters().equals(frame.type.results())) {
            throw new RefusedModuleException("an if without else that leaves something else than it takes");
        }
        if (stack.depth() == 0) {
            return;
        }
        if (!frame.dead) {
            out.copy(in, from);
            out.joined();
        }
        stack.push(frame.type.results());
    }

    private void branch(int label) throws RefusedModuleException {
        Frame frame = stack.frame(label);
        if (stack.live()) {
            nans.settle(frame.label().size());
            out.settleCount();
            out.code().u8(Op.BR).u32(label);
        }
        stack.pop(frame.label());
        stack.stop();
    }

    private void branchIf() throws RefusedModuleException {
        Frame frame = stack.frame(in.count("label", Integer.MAX_VALUE));
        if (stack.live()) {
            nans.settle(frame.label().size() + 1);
            out.settleCount();
            copy();
        }
        stack.pop(Type.I32);
        stack.pop(frame.label());
        stack.push(frame.label());
    }

    private void branchTable() throws RefusedModuleException {
        int count = in.count("branch targets", ModuleLimits.BRANCH_TARGETS);
        List<Frame> targets = new ArrayList<>();
        for (int index = 0; index <= count; index++) {
            targets.add(stack.frame(in.count("label", Integer.MAX_VALUE)));
        }
        int arity = targets.getLast().label().size();
        if (stack.live()) {
            nans.settle(arity + 1);
            out.settleCount();
            copy();
        }
        stack.pop(Type.I32);
        for (Frame target : targets) {
            checkTarget(target, arity);
        }
        stack.pop(targets.getLast().label());
        stack.stop();
    }

    private void checkTarget(Frame target, int arity) throws RefusedModuleException {
        List<Type> label = target.label();
        if (label.size() != arity) {
            throw new RefusedModuleException("a table of branches to blocks that take different operands");
        }
        for (int below = 0; below < arity; below++) {
            Type found = stack.peek(below).type();
            Type expected = label.get(arity - 1 - below);
            if (found != expected && found != Type.ANY) {
                throw new RefusedModuleException("branches with " + found + " where " + expected + " is taken");
            }
        }
    }

    private void call(FunctionType type, int more) throws RefusedModuleException {
        if (stack.live()) {
            nans.settle(type.parameters().size() + more);
            out.flush();
            copy();
        }
        if (more == 1) {
            stack.pop(Type.I32);
        }
        stack.pop(type.parameters());
        stack.push(type.results());
    }

    private void select(int op) throws RefusedModuleException {
        Type type = Type.ANY;
        if (op == Op.SELECT_TYPED) {
            if (in.u32() != 1) {
                throw new RefusedModuleException("selects among several operands");
            }
            type = Type.of(in.u8());
        }
        boolean live = stack.live();
        Operand.Bits bits = live ? nans.select() : Operand.Bits.KEPT;
        stack.pop(Type.I32);
        Operand second = stack.pop(type);
        Operand first = stack.pop(second.type() == Type.ANY ? type : second.type());
        Type found = first.type() == Type.ANY ? second.type() : first.type();
        if (type == Type.ANY && found.isReference()) {
            throw new RefusedModuleException("selects references without naming their type");
        }
        copy();
        stack.push(new Operand(type == Type.ANY ? found : type, bits));
    }

    private void local(int op) throws RefusedModuleException {
        int index = in.index("local", locals.size());
        Type type = locals.get(index);
        Operand.Bits bits = Operand.Bits.KEPT;
        if (op == Op.LOCAL_GET) {
            bits = nans.read(index);
        } else {
            if (stack.live() && type.isFloat()) {
                bits = nans.write(index);
            }
            stack.pop(type);
        }
        copy();
        if (op != Op.LOCAL_SET) {
            stack.push(new Operand(type, bits));
        }
    }
}
