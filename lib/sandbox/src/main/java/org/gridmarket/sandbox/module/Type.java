package org.gridmarket.sandbox.module;

import java.util.List;

/** Types of values. */
enum Type {
    I32(0x7f),
    I64(0x7e),
    F32(0x7d),
    F64(0x7c),
    FUNCREF(0x70),
    EXTERNREF(0x6f),
    /** What an unreachable instruction would leave: any type. */
    ANY(0);

    private final int code;

    Type(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean isReference() {
        return this == FUNCREF || this == EXTERNREF;
    }

    boolean isFloat() {
        return this == F32 || this == F64;
    }

    static Type of(int code) throws RefusedModuleException {
        return switch (code) {
            case 0x7f -> I32;
            case 0x7e -> I64;
            case 0x7d -> F32;
            case 0x7c -> F64;
            case 0x70 -> FUNCREF;
            case 0x6f -> EXTERNREF;
            case 0x7b -> throw new RefusedModuleException("vectors (SIMD) are not of class wasm1");
            default -> throw new RefusedModuleException("there is no type " + Integer.toHexString(code));
        };
    }

    /** From letters: i and l are integers of 32 and 64 bits, f and d floating point. */
    static List<Type> of(String letters) {
        return letters.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'i' -> I32;
                    case 'l' -> I64;
                    case 'f' -> F32;
                    case 'd' -> F64;
                    default -> throw new IllegalArgumentException("no type has the letter " + (char) letter);
                })
                .toList();
    }
}
