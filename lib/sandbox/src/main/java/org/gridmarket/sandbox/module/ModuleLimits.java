package org.gridmarket.sandbox.module;

/**
 * What a module of class {@code wasm1} may have. All are part of the class: a change is a new class, since one machine
 * would run a module that another refuses.
 */
public final class ModuleLimits {
    /** CPython, the largest program seen, has 26 MB. */
    public static final int MODULE_BYTES = 32 << 20;

    /** Half of what V8 takes for one function (7,654,321 bytes), since metering adds to it. */
    public static final int BODY_BYTES = 1 << 20;

    public static final int TYPES = 65_536;
    public static final int FUNCTIONS = 200_000;
    public static final int GLOBALS = 10_000;
    public static final int TABLES = 16;
    public static final int SEGMENTS = 100_000;
    public static final int EXPORTS = 100_000;

    /** The JVM passes 255 slots at most, and a double takes two. */
    public static final int PARAMETERS = 100;

    public static final int RESULTS = 100;

    /** Parameters included; V8 takes 50,000, and metering adds a few. */
    public static final int LOCALS = 20_000;

    /** Blocks in blocks: one stack frame or more each in every compiler. */
    public static final int NESTING = 2_048;

    public static final int BRANCH_TARGETS = 65_520;

    /** 64 KiB pages: 1 GiB, what an array of Java and a heap bear. */
    public static final int PAGES = 16_384;

    /** Entries of one table, 12 bytes of heap each; CPython has 7,000. */
    public static final int TABLE_ENTRIES = 1 << 18;

    public static final int PAGE_BYTES = 65_536;

    private ModuleLimits() {}
}
