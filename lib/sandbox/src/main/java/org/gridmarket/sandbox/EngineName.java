package org.gridmarket.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** Engines, by the names that offers and results carry. */
public enum EngineName {
    /** WebAssembly compiled to byte code of the JVM. */
    CHICORY_AOT("chicory-aot"),
    /** WebAssembly interpreted in the JVM. */
    CHICORY_INTERPRETER("chicory-interpreter"),
    /** V8 in a process of node. */
    V8("v8");

    private final String text;

    EngineName(String text) {
        this.text = text;
    }

    /** The name on the wire. */
    public String text() {
        return text;
    }

    public static Optional<EngineName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
    }
}
