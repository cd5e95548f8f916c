package org.gridmarket.middleware.actor;

import java.nio.file.Path;
import java.util.Map;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.middleware.model.ActorType;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.Value;

/**
 * How an actor is started.
 *
 * @param application whose actor it is
 * @param type which of its kinds
 * @param instance which of several such actors on this machine
 * @param given values of the actor's formals
 * @param host address of this machine, as others reach it
 * @param daemon socket of this machine's daemon
 */
public record ActorSetting(
        ApplicationModel application,
        ActorType type,
        String instance,
        Map<String, Value> given,
        String host,
        Path daemon) {
    public ActorSetting {
        given = Map.copyOf(given);
        Name.check("instance", instance);
    }
}
