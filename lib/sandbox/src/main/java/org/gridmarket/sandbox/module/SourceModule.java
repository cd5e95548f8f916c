package org.gridmarket.sandbox.module;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module as it was sent, its parts checked except the bodies of functions. Filled by {@link ModuleReader}. */
final class SourceModule {
    /** One function of the host. */
    record Import(String name, int type) {}

    /**
     * @param least entries at the start
     * @param most entries ever, the class's bound if the module names none
     */
    record Table(Type type, int least, int most) {}

    /** Pages of 64 KiB at the start, and the most the module wants; the class's bound if it names none. */
    record Memory(int least, int most) {}

    record Global(Type type, boolean mutable, ByteWriter start) {}

    record Export(Kind kind, int index) {}

    enum Kind {
        FUNCTION,
        TABLE,
        MEMORY,
        GLOBAL
    }

    final List<FunctionType> types = new ArrayList<>();
    final List<Import> imports = new ArrayList<>();

    /** Indexes of types, of imported functions first. */
    final List<Integer> functions = new ArrayList<>();

    final List<Table> tables = new ArrayList<>();
    final List<Global> globals = new ArrayList<>();
    final Map<String, Export> exports = new HashMap<>();
    final List<Type> elementTypes = new ArrayList<>();

    /** Functions that {@code ref.func} may name in a body: those named outside of bodies. */
    final BitSet declared = new BitSet();

    final List<ByteReader> bodies = new ArrayList<>();
    final ByteWriter elements = new ByteWriter();
    final ByteWriter segments = new ByteWriter();

    @Nullable Memory memory;

    @Nullable Integer start;

    int dataCount = -1;
    int segmentCount;

    FunctionType typeOf(int function) {
        return types.get(functions.get(function));
    }

    /** The function of this name, if it is one and has this type. */
    @Nullable Integer exported(String name, FunctionType type) {
        Export export = exports.get(name);
        return export != null
                        && export.kind() == Kind.FUNCTION
                        && typeOf(export.index()).equals(type)
                ? export.index()
                : null;
    }
}
