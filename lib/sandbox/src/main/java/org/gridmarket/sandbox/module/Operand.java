package org.gridmarket.sandbox.module;

/** One value on the operand stack of a function that is being checked. */
record Operand(Type type, Bits bits) {
    /** What is known about a floating-point value's bits in case it is a NaN. */
    enum Bits {
        /** They are as the program made or loaded them, and stay. */
        KEPT,
        /**
         * An instruction calculated it: engines and processors differ, so it becomes canonical before its bits show.
         */
        MADE,
        /** It is no NaN. */
        NEVER
    }

    static final Operand I32 = new Operand(Type.I32, Bits.KEPT);
    static final Operand ANY = new Operand(Type.ANY, Bits.KEPT);

    static Operand kept(Type type) {
        return new Operand(type, Bits.KEPT);
    }

    boolean isMade() {
        return bits == Bits.MADE;
    }
}
