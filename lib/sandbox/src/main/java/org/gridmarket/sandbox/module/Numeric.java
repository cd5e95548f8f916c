package org.gridmarket.sandbox.module;

import org.jspecify.annotations.Nullable;

/** Instructions without operands in the code: their types, and what they do with bits of a NaN. */
final class Numeric {
    private static final @Nullable FunctionType[] TYPES = new @Nullable FunctionType[Op.LAST_NUMERIC + 1];
    private static final FunctionType[] TRUNC_SAT = {
        FunctionType.of("f:i"), FunctionType.of("f:i"), FunctionType.of("d:i"), FunctionType.of("d:i"),
        FunctionType.of("f:l"), FunctionType.of("f:l"), FunctionType.of("d:l"), FunctionType.of("d:l")
    };

    /** First and last code, type: section 5.4.6 of the WebAssembly specification. */
    private static void range(int first, int last, String type) {
        for (int code = first; code <= last; code++) {
            TYPES[code] = FunctionType.of(type);
        }
    }

    static {
        range(0x45, 0x45, "i:i"); // i32.eqz
        range(0x46, 0x4f, "ii:i");
        range(0x50, 0x50, "l:i"); // i64.eqz
        range(0x51, 0x5a, "ll:i");
        range(0x5b, 0x60, "ff:i");
        range(0x61, 0x66, "dd:i");
        range(0x67, 0x69, "i:i"); // clz, ctz, popcnt
        range(0x6a, 0x78, "ii:i");
        range(0x79, 0x7b, "l:l");
        range(0x7c, 0x8a, "ll:l");
        range(0x8b, 0x91, "f:f"); // abs, neg, ceil, floor, trunc, nearest, sqrt
        range(0x92, 0x98, "ff:f"); // add, sub, mul, div, min, max, copysign
        range(0x99, 0x9f, "d:d");
        range(0xa0, 0xa6, "dd:d");
        range(0xa7, 0xa7, "l:i"); // wrap
        range(0xa8, 0xa9, "f:i"); // trunc
        range(0xaa, 0xab, "d:i");
        range(0xac, 0xad, "i:l"); // extend
        range(0xae, 0xaf, "f:l");
        range(0xb0, 0xb1, "d:l");
        range(0xb2, 0xb3, "i:f"); // convert
        range(0xb4, 0xb5, "l:f");
        range(0xb6, 0xb6, "d:f"); // demote
        range(0xb7, 0xb8, "i:d");
        range(0xb9, 0xba, "l:d");
        range(0xbb, 0xbb, "f:d"); // promote
        range(0xbc, 0xbc, "f:i"); // reinterpret
        range(0xbd, 0xbd, "d:l");
        range(0xbe, 0xbe, "i:f");
        range(0xbf, 0xbf, "l:d");
        range(0xc0, 0xc1, "i:i"); // extend8_s, extend16_s
        range(0xc2, 0xc4, "l:l");
    }

    private Numeric() {}

    static @Nullable FunctionType type(int code) {
        return code <= Op.LAST_NUMERIC ? TYPES[code] : null;
    }

    static FunctionType truncSat(int code) {
        return TRUNC_SAT[code];
    }

    /**
     * Whether the result can be a NaN that engines and processors make differently: everything that calculates; not
     * abs, neg and copysign, which only touch the sign.
     */
    static boolean makesNan(int code) {
        return (code >= 0x8d && code <= 0x97) || (code >= 0x9b && code <= 0xa5) || code == 0xb6 || code == 0xbb;
    }

    /** Whether the result is never a NaN: converted integers. */
    static boolean neverNan(int code) {
        return (code >= 0xb2 && code <= 0xb5) || (code >= 0xb7 && code <= 0xba);
    }

    /** Whether the bits of an operand show in the result: abs, neg, copysign, reinterpret. */
    static boolean showsBits(int code) {
        return code == 0x8b
                || code == 0x8c
                || code == 0x98
                || code == 0x99
                || code == 0x9a
                || code == 0xa6
                || code == 0xbc
                || code == 0xbd;
    }

    /** Binary logarithm of the bytes that a load or a store moves: the largest alignment it may name. */
    static int log2Bytes(int code) {
        return switch (code) {
            case 0x28, 0x2a, 0x34, 0x35, 0x36, 0x38, 0x3e -> 2;
            case 0x29, 0x2b, 0x37, 0x39 -> 3;
            case 0x2e, 0x2f, 0x32, 0x33, 0x3b, 0x3d -> 1;
            default -> 0;
        };
    }

    /** The type of the value that a load or a store moves. */
    static Type moved(int code) {
        return switch (code) {
            case 0x28, 0x2c, 0x2d, 0x2e, 0x2f, 0x36, 0x3a, 0x3b -> Type.I32;
            case 0x2a, 0x38 -> Type.F32;
            case 0x2b, 0x39 -> Type.F64;
            default -> Type.I64;
        };
    }
}
