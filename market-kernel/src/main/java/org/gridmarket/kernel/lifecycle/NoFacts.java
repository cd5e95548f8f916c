package org.gridmarket.kernel.lifecycle;

/** Of events that no guard looks at. */
public record NoFacts() {
    public static final NoFacts NONE = new NoFacts();
}
