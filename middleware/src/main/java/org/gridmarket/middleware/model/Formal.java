package org.gridmarket.middleware.model;

import org.jspecify.annotations.Nullable;

/**
 * What a component or an actor wants to be given.
 *
 * @param name of it
 * @param byDefault what it is when nothing is given; absent when something has to be
 */
public record Formal(String name, @Nullable Value byDefault) {}
