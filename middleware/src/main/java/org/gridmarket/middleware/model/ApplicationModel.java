package org.gridmarket.middleware.model;

import java.util.List;
import java.util.Optional;

/**
 * An application: what its components say to each other, and in which processes they are.
 *
 * @param name of the application
 * @param messages that ports may name
 * @param groups that components may join
 * @param libraries that the original loads before components
 * @param components kinds of components and devices, at least one
 * @param actors kinds of processes, at least one
 */
public record ApplicationModel(
        String name,
        List<String> messages,
        List<GroupType> groups,
        List<String> libraries,
        List<ComponentType> components,
        List<ActorType> actors) {
    public ApplicationModel {
        messages = List.copyOf(messages);
        groups = List.copyOf(groups);
        libraries = List.copyOf(libraries);
        components = List.copyOf(components);
        actors = List.copyOf(actors);
    }

    public Optional<ComponentType> component(String type) {
        return components.stream().filter(each -> each.name().equals(type)).findFirst();
    }

    public Optional<ActorType> actor(String type) {
        return actors.stream().filter(each -> each.name().equals(type)).findFirst();
    }
}
