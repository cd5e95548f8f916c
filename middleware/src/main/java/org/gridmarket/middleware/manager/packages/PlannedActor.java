package org.gridmarket.middleware.manager.packages;

import org.gridmarket.middleware.manager.ActorId;

/**
 * An actor that a deployment places on this machine.
 *
 * @param id which
 * @param memoryBytes that its process may use
 */
public record PlannedActor(ActorId id, long memoryBytes) {}
