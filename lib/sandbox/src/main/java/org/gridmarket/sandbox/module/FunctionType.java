package org.gridmarket.sandbox.module;

import java.util.List;

/** What a function or a block takes and leaves. */
record FunctionType(List<Type> parameters, List<Type> results) {
    FunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** From letters, parameters and results with a colon between, such as {@code "il:i"}. */
    static FunctionType of(String letters) {
        int colon = letters.indexOf(':');
        return new FunctionType(Type.of(letters.substring(0, colon)), Type.of(letters.substring(colon + 1)));
    }

    void writeTo(ByteWriter out) {
        out.u8(0x60).u32(parameters.size());
        parameters.forEach(type -> out.u8(type.code()));
        out.u32(results.size());
        results.forEach(type -> out.u8(type.code()));
    }
}
