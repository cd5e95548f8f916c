package org.gridmarket.middleware.model;

import java.util.List;

/**
 * A kind of component, or of device.
 *
 * @param name of the kind
 * @param device whether it may have threads of its own
 * @param formals what it is given
 * @param language it is written in
 * @param scheduler which of several waiting messages is dealt with first
 * @param ports in their order, which counts with {@link Scheduler#PRIORITY}
 * @param at where it stands
 */
public record ComponentType(
        String name,
        boolean device,
        List<Formal> formals,
        Language language,
        Scheduler scheduler,
        List<PortType> ports,
        Position at) {
    public ComponentType {
        formals = List.copyOf(formals);
        ports = List.copyOf(ports);
    }

    /** What a component is written in; {@link #JAVA} when the model does not say. */
    public enum Language {
        JAVA,
        PYTHON,
        CPP
    }

    /** Which of several waiting messages is dealt with first. */
    public enum Scheduler {
        /** One of each port that has some, in turn. */
        ROUND_ROBIN,
        /** One of the first port that has some. */
        PRIORITY
    }
}
