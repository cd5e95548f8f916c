package org.gridmarket.sandbox.module;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rewrites the functions of a module one after the other. */
final class FunctionRewriter {
    /**
     * How often a body is read to find the locals that hold calculated numbers only; after that all are taken for
     * mixed.
     */
    private static final int TRIES = 6;

    private final SourceModule module;
    private final Meters meters;
    private final Map<FunctionType, Integer> blockTypes = new HashMap<>();
    private final List<FunctionType> addedTypes = new ArrayList<>();
    private boolean altersTables;

    FunctionRewriter(SourceModule module) {
        this.module = module;
        this.meters = Meters.behind(module.globals.size());
    }

    Meters meters() {
        return meters;
    }

    List<FunctionType> addedTypes() {
        return addedTypes;
    }

    boolean altersTables() {
        return altersTables;
    }

    /** The body, with its length in front. */
    ByteWriter rewrite(int function, ByteReader source) throws RefusedModuleException {
        FunctionType type = module.typeOf(function);
        ByteReader in = source.again();
        List<Type> locals = locals(in, type);
        BitSet calculated = floats(locals, type.parameters().size());
        for (int left = TRIES; ; left--) {
            if (left == 0) {
                calculated.clear();
            }
            int before = calculated.cardinality();
            BodyRewriter body = new BodyRewriter(module, meters, in.again(), locals, calculated);
            body.rewrite(type);
            if (calculated.cardinality() == before) {
                altersTables |= body.altersTables();
                return write(body, type, locals);
            }
        }
    }

    private static List<Type> locals(ByteReader in, FunctionType type) throws RefusedModuleException {
        List<Type> locals = new ArrayList<>(type.parameters());
        int groups = in.count("groups of locals", ModuleLimits.LOCALS);
        for (int group = 0; group < groups; group++) {
            int count = in.count("locals", ModuleLimits.LOCALS - locals.size());
            Type of = Type.of(in.u8());
            for (int index = 0; index < count; index++) {
                locals.add(of);
            }
        }
        return locals;
    }

    /** All but parameters, which come from elsewhere. */
    private static BitSet floats(List<Type> locals, int parameters) {
        BitSet floats = new BitSet();
        for (int index = parameters; index < locals.size(); index++) {
            floats.set(index, locals.get(index).isFloat());
        }
        return floats;
    }

    private ByteWriter write(BodyRewriter body, FunctionType type, List<Type> locals) {
        int slots = locals.size() + body.highest() + Meters.SLOTS_PER_CALL;
        List<Type> results = type.results();
        ByteWriter code = switch (results.size()) {
            case 0 -> body.out().wrapped(Op.NO_RESULT, false, slots);
            case 1 -> body.out().wrapped(results.getFirst().code(), false, slots);
            default -> body.out().wrapped(blockType(results), true, slots);
        };
        List<Type> all = new ArrayList<>(locals.subList(type.parameters().size(), locals.size()));
        all.addAll(body.out().added());
        ByteWriter whole = new ByteWriter();
        writeLocals(all, whole);
        return new ByteWriter().part(whole.append(code));
    }

    private int blockType(List<Type> results) {
        return blockTypes.computeIfAbsent(new FunctionType(List.of(), results), type -> {
            addedTypes.add(type);
            return module.types.size() + addedTypes.size() - 1;
        });
    }

    private static void writeLocals(List<Type> locals, ByteWriter out) {
        ByteWriter groups = new ByteWriter();
        int count = 0;
        int begin = 0;
        for (int index = 1; index <= locals.size(); index++) {
            if (index == locals.size() || locals.get(index) != locals.get(begin)) {
                groups.u32(index - begin).u8(locals.get(begin).code());
                count++;
                begin = index;
            }
        }
        out.u32(count).append(groups);
    }
}
