package org.gridmarket.sandbox;

/** What came of giving an input to a module. */
public sealed interface ReactorOutcome permits ReactorAnswer, ReactorOutcome.Unknown {
    /** This machine could not tell; says nothing about the input. */
    record Unknown(String reason) implements ReactorOutcome {}
}
