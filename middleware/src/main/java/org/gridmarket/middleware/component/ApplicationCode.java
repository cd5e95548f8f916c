package org.gridmarket.middleware.component;

/** The code of an application: found in its package as a service ({@link java.util.ServiceLoader}). */
public interface ApplicationCode {
    /** The name of the application in its model. */
    String application();

    /**
     * Makes a component.
     *
     * @param type as the model calls it
     * @param ports of the component; each has to be taken once, as what the model says that it is
     * @param given the values of its formals
     * @throws IllegalArgumentException when there is no such component
     */
    Component component(String type, Ports ports, Given given);
}
