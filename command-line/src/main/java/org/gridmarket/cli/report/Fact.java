package org.gridmarket.cli.report;

/**
 * Something that was found.
 *
 * @param name in a few words
 * @param value as it is shown
 * @param meaning a sentence on what it means; empty where the name says it
 */
public record Fact(String name, Object value, String meaning) {}
